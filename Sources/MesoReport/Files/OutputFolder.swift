import Foundation
import MesoExperiment
import MesoMechanisms

/// The folder that a run's files go to.
public struct OutputFolder: Hashable, Sendable {
  public let path: String

  public init(_ path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Why a folder cannot take results.
  public enum Refusal: Error, Hashable, CustomStringConvertible {
    case notAFolder(String)
    case notEmpty(String)
    case notOurs(String)
    case notResumable(String)

    public var description: String {
      switch self {
      case .notAFolder(let path):
        "'\(path)' is not a folder; give another with --out."
      case .notEmpty(let path):
        "The folder '\(path)' is not empty; give another with --out, or --overwrite to replace "
          + "the results in it."
      case .notOurs(let path):
        "The folder '\(path)' holds no results of this program, so --overwrite leaves it alone; "
          + "give another with --out."
      case .notResumable(let path):
        "The folder '\(path)' is not empty and holds no journal, so there is nothing to resume; "
          + "give another with --out."
      }
    }
  }

  /// Checks that results may go here; changes nothing.
  ///
  /// - Parameter overwrite: Whether results of an earlier run may be replaced.
  /// - Throws: `Refusal`, or `FileFailure` when the folder cannot be read.
  public func check(overwrite: Bool) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else { throw Refusal.notAFolder(path) }
    let names = try names()
    guard !names.isEmpty else { return }
    guard overwrite else { throw Refusal.notEmpty(path) }
    let isOurs =
      names.contains(ResultFile.manifest.rawValue) || names.contains(Journal.fileName)
      || ResultFile.allCases.contains { names.contains($0.partName) }
    guard isOurs else { throw Refusal.notOurs(path) }
  }

  /// Makes the folder and removes what an earlier run left in it; other files stay.
  ///
  /// - Throws: `Refusal` as `check(overwrite:)` does; `FileFailure` when the folder cannot be
  ///   made, cleared or written to.
  public func prepare(overwrite: Bool) throws {
    try check(overwrite: overwrite)
    try makeFolders()
    guard access(path, W_OK | X_OK) == 0 else { throw FileFailure("write to the folder", path) }
    guard overwrite else { return }
    // The manifest goes first: without it nothing here looks finished.
    for file in ResultFile.allCases.reversed() {
      for name in [file.rawValue, file.partName] { try remove(name) }
    }
    for name in Journal.fileNames { try remove(name) }
    try removePage()
    for name in try names()
    where name.hasSuffix(".checkpoint") || name.hasPrefix(RecordFile.prefix) {
      try remove(name)
    }
  }

  /// Writes the records that a scenario runs on beside it, so that the folder stands alone.
  ///
  /// - Throws: `FileFailure`.
  func write(_ records: [RecordFile]) throws {
    for record in records { try write(record.bytes, to: record.name) }
  }

  /// Writes a run's checkpoint.
  ///
  /// - Throws: `FileFailure`.
  func write(_ checkpoint: RunCheckpoint) throws {
    try write(checkpoint.bytes, to: checkpoint.fileName)
  }

  private func write(_ bytes: [UInt8], to name: String) throws {
    let file = "\(path)/\(name)"
    do {
      try Data(bytes).write(to: URL(filePath: file), options: .atomic)
    } catch {
      throw FileFailure("write", file, reason: error.localizedDescription)
    }
  }

  /// The path of the folder's journal.
  public var journal: String { "\(path)/\(Journal.fileName)" }

  /// Whether a sweep that was stopped left a journal here.
  ///
  /// - Returns: Whether there is one; the folder may also be empty or missing.
  /// - Throws: `Refusal` when the folder holds something else.
  public func holdsJournal() throws -> Bool {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return false
    }
    guard isFolder.boolValue else { throw Refusal.notAFolder(path) }
    let names = try names()
    if names.contains(Journal.fileName) { return true }
    guard names.isEmpty else { throw Refusal.notResumable(path) }
    return false
  }

  /// Makes the folder ready for results that continue those in it: finished files stay until
  /// new ones take their names.
  ///
  /// - Throws: `FileFailure` when the folder cannot be written to.
  public func prepareToContinue() throws {
    guard access(path, W_OK | X_OK) == 0 else { throw FileFailure("write to the folder", path) }
    for file in ResultFile.allCases { try remove(file.partName) }
  }

  /// Removes unfinished files.
  func removePartFiles() {
    for file in ResultFile.allCases { _ = unlink("\(path)/\(file.partName)") }
  }

  /// Removes the unfinished files of a run that failed, and the folder if it is then empty.
  func removeParts() {
    removePartFiles()
    _ = rmdir(path)
  }

  /// Gives finished files their names, the manifest last.
  func publish(_ files: [ResultFile]) throws {
    // An earlier manifest does not speak of the new files.
    try remove(ResultFile.manifest.rawValue)
    for file in files.filter({ $0 != .manifest }) + [.manifest] {
      let name = "\(path)/\(file.rawValue)"
      guard rename("\(path)/\(file.partName)", name) == 0 else { throw FileFailure("write", name) }
    }
  }

  private func names() throws -> [String] {
    guard access(path, R_OK | X_OK) == 0 else { throw FileFailure("read the folder", path) }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw FileFailure("read the folder", path, reason: error.localizedDescription)
    }
  }

  /// Makes the folder and those above it, as far as they do not exist.
  private func makeFolders() throws {
    var parent = path.hasPrefix("/") ? "/" : ""
    for name in path.split(separator: "/") {
      parent += (parent.isEmpty || parent == "/" ? "" : "/") + name
      if mkdir(parent, 0o755) != 0, errno != EEXIST {
        throw FileFailure("create the folder", path)
      }
    }
  }

  private func remove(_ name: String) throws {
    let path = "\(path)/\(name)"
    if unlink(path) != 0, errno != ENOENT { throw FileFailure("remove", path) }
  }
}
