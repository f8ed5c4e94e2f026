/// Why the program ends before its last line, and with which exit code.
struct Ending: Error {
  enum Code: Int32 {
    /// A run failed, or a file could not be written while running.
    case failed = 1
    /// What was given cannot be used.
    case badInput = 2
    /// The runs do not meet the criteria.
    case criteriaNotMet = 3
    /// Interrupted from the keyboard.
    case interrupted = 130
  }

  let code: Code
  /// What to say on the way out; `nil` if it was said.
  let message: String?

  private init(_ code: Code, _ message: String?) {
    self.code = code
    self.message = message
  }

  static func failed(_ message: String? = nil) -> Ending { Ending(.failed, message) }
  static func badInput(_ message: String? = nil) -> Ending { Ending(.badInput, message) }
  static var criteriaNotMet: Ending { Ending(.criteriaNotMet, nil) }
  static var interrupted: Ending { Ending(.interrupted, nil) }
}
