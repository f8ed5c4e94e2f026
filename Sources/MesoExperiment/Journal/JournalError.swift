/// Why a journal cannot be used.
public enum JournalError: Error, Hashable, CustomStringConvertible {
  /// The database or the file system refused something, for the reason in its own words.
  case refused(action: String, path: String, reason: String)
  /// Another process has the journal open.
  case inUse(path: String)
  /// The file is no journal of this program.
  case foreign(path: String)
  /// The journal was made by something else; a sentence for each difference.
  case differs(path: String, [String])

  public var description: String {
    switch self {
    case .refused(let action, let path, let reason):
      "Cannot \(action) the journal '\(path)': \(reason)."
    case .inUse(let path):
      "The journal '\(path)' is in use by another process."
    case .foreign(let path):
      "'\(path)' is not a journal of this program."
    case .differs(let path, let differences):
      "The journal '\(path)' belongs to something else. " + differences.joined(separator: " ")
    }
  }
}
