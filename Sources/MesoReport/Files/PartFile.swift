import Foundation
import MesoPrimitives

/// A file being written under a name that does not look finished.
struct PartFile: Sendable {
  let file: ResultFile
  private let path: String
  /// `nil` once the file is closed.
  private var descriptor: Int32?
  private var buffer: [UInt8] = []
  private var digest = SHA256Digest()
  private var byteCount = 0

  /// Creates the file.
  ///
  /// - Throws: `FileFailure` when it exists already or cannot be created.
  init(_ file: ResultFile, in folder: String) throws {
    self.file = file
    path = "\(folder)/\(file.partName)"
    let opened = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard opened >= 0 else { throw FileFailure("create", path) }
    descriptor = opened
  }

  /// Appends bytes; they reach the disk a megabyte at a time.
  ///
  /// - Throws: `FileFailure` when the disk is full or fails.
  mutating func append(_ bytes: [UInt8]) throws {
    digest.update(bytes)
    byteCount += bytes.count
    if buffer.count + bytes.count >= 1 << 20 { try flush() }
    // A large piece is not copied first.
    if bytes.count >= 1 << 20 { try writeAll(bytes) } else { buffer.append(contentsOf: bytes) }
  }

  /// Writes what is left and closes the file.
  ///
  /// - Returns: What the manifest says of the file.
  mutating func finish() throws -> Manifest.Table {
    try flush()
    defer { descriptor = nil }
    guard let descriptor, close(descriptor) == 0 else { throw FileFailure("write", path) }
    return Manifest.Table(file: file.rawValue, bytes: byteCount, sha256: digest.finalize())
  }

  /// Closes and removes the file.
  mutating func discard() {
    if let descriptor { _ = close(descriptor) }
    descriptor = nil
    _ = unlink(path)
  }

  private mutating func flush() throws {
    try writeAll(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func writeAll(_ bytes: [UInt8]) throws {
    guard let descriptor else { preconditionFailure("'\(path)' is closed") }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileFailure("write", path) }
      written += count
    }
  }
}
