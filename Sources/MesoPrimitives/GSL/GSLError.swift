@preconcurrency import CGSL

/// A failure that the GNU Scientific Library reported.
public struct GSLError: Error, Equatable, Sendable {
  /// The library's error number (`gsl_errno.h`).
  public let code: Int
  /// What was being computed, as the end of a sentence: “while …”.
  public let context: String

  /// Makes an error from the library's number and what was being computed.
  public init(code: Int, context: String) {
    self.code = code
    self.context = context
  }
}

extension GSLError: CustomStringConvertible {
  public var description: String {
    "The numerical library failed while \(context): \(String(cString: gsl_strerror(Int32(truncatingIfNeeded: code))))."
  }
}

/// The state of the library as a whole.
enum GSL {
  /// Touched before every call. The library's own handler would stop the program at an error;
  /// without it functions return a status.
  static let isReady: Bool = {
    _ = gsl_set_error_handler_off()
    return true
  }()

  /// Runs a call and throws if its status is not success.
  static func check(_ context: @autoclosure () -> String, _ call: () -> Int32) throws(GSLError) {
    _ = isReady
    let status = Int(call())
    if status != GSL_SUCCESS { throw GSLError(code: status, context: context()) }
  }
}
