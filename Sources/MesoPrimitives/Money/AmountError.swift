/// Why a text is not an amount of tokens.
public enum AmountError: Error, Equatable, Sendable {
  /// The text is not a decimal number.
  case notANumber(text: String)
  /// The text has more decimals than the token.
  case tooManyDecimals(text: String, allowed: Int)
  /// The amount does not fit 64 bits of base units.
  case outOfRange(text: String)
}

extension AmountError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notANumber(let text):
      return "'\(text)' is not a number of tokens; write digits with at most one decimal point, "
        + "such as 1_000.25."
    case .tooManyDecimals(let text, let allowed):
      return "'\(text)' has too many decimals; the token has \(allowed)."
    case .outOfRange(let text):
      return "'\(text)' is too large; an amount is at most 9223372036854775807 base units."
    }
  }
}
