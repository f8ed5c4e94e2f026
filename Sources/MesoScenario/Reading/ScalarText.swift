/// How scenario files write numbers and names.
///
/// Read byte by byte: a scenario has hundreds of scalars, and a sweep loads it for every point.
enum ScalarText {
  /// The digits of a whole number without its `_`; `nil` for anything else.
  ///
  /// A number has an optional minus sign and digits with single `_` between them.
  static func wholeNumber(_ text: String) -> String? {
    let (sign, rest) = sign(of: text.utf8)
    return isRun(rest) ? sign + digits(rest) : nil
  }

  /// A finite decimal number: digits with single `_` between them, at most one point with digits
  /// on both sides, at most one exponent. `nil` for anything else, also beyond a double's range.
  static func decimal(_ text: String) -> Double? {
    guard text.utf8.count <= 400 else { return nil }
    let (sign, rest) = sign(of: text.utf8)
    let parts = rest.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 | 0x20 == letterE }
    let runs = parts[0].split(separator: point, omittingEmptySubsequences: false)
    guard runs.count <= 2, runs.allSatisfy(isRun), parts.count == 1 || isExponent(parts[1]) else {
      return nil
    }
    let exponent = parts.count == 2 ? "e" + String(decoding: parts[1], as: UTF8.self) : ""
    let number = sign + runs.map(digits).joined(separator: ".") + exponent
    return Double(number).flatMap { $0.isFinite ? $0 : nil }
  }

  /// Whether the text is a name that an author may choose: `[a-z][a-z0-9-]*`, and not one of the
  /// words that YAML reads as something else.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first), text.utf8.count <= 100 else { return false }
    return text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == hyphen }
      && !["null", "true", "false"].contains(text)
  }

  /// Whether the text is a token's symbol: a letter, then up to 11 letters and digits.
  static func isSymbol(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first | 0x20) else { return false }
    return text.utf8.count <= 12 && text.utf8.allSatisfy { isLetter($0 | 0x20) || isDigit($0) }
  }

  private static func sign(of text: String.UTF8View) -> (String, Substring.UTF8View) {
    text.first == hyphen ? ("-", text.dropFirst()) : ("", text[...])
  }

  /// Digits with single `_` between them.
  private static func isRun(_ bytes: Substring.UTF8View) -> Bool {
    bytes.split(separator: underscore, omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
  }

  private static func isExponent(_ bytes: Substring.UTF8View) -> Bool {
    let hasSign = bytes.first == hyphen || bytes.first == plus
    let digits = bytes.dropFirst(hasSign ? 1 : 0)
    return (1...4).contains(digits.count) && digits.allSatisfy(isDigit)
  }

  private static func digits(_ run: Substring.UTF8View) -> String {
    String(decoding: run.filter { $0 != underscore }, as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a") <= byte && byte <= UInt8(ascii: "z")
  }

  private static let hyphen = UInt8(ascii: "-")
  private static let plus = UInt8(ascii: "+")
  private static let point = UInt8(ascii: ".")
  private static let underscore = UInt8(ascii: "_")
  private static let letterE = UInt8(ascii: "e")
}
