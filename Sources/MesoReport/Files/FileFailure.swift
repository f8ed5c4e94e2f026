import Foundation

/// Something the file system refused.
public struct FileFailure: Error, Hashable, CustomStringConvertible {
  /// What was tried, such as `write`.
  public let action: String
  public let path: String
  /// The system's reason, in its own words.
  public let reason: String

  /// Makes a failure from the system's last error.
  init(_ action: String, _ path: String) {
    self.init(action, path, reason: String(cString: strerror(errno)))
  }

  init(_ action: String, _ path: String, reason: String) {
    self.action = action
    self.path = path
    self.reason = reason
  }

  public var description: String { "Cannot \(action) '\(path)': \(reason)." }
}
