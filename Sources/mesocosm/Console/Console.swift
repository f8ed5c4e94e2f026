import Foundation

/// The two streams: tables go to standard output, everything else to standard error.
enum Console {
  /// Whether a person reads standard output on a terminal.
  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  /// Whether a person reads standard error on a terminal.
  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes text to standard output, with a line feed at its end if it lacks one.
  ///
  /// Ends the program when the output cannot take it: a cut table must not pass for a whole one.
  static func print(_ text: String) {
    guard write(text, to: STDOUT_FILENO) else {
      complain("error: Cannot write to standard output: \(String(cString: strerror(errno))).")
      exit(Ending.Code.failed.rawValue)
    }
  }

  /// Writes a line to standard error.
  static func complain(_ text: String) { _ = write(text, to: STDERR_FILENO) }

  /// Writes to standard error as it is, without a line feed.
  static func draw(_ text: String) { _ = writeAll(Array(text.utf8), to: STDERR_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var bytes = Array(text.utf8)
    if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    return writeAll(bytes, to: descriptor)
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}
