extension Double {
  /// The shortest text that reads back as the same number, for tables and reports.
  ///
  /// Whole numbers have no decimal point. Sizes from 10⁻⁵ up to 10¹⁵ have no exponent; others
  /// have one without padding: `1e-7`, `2.5e20`. Both zeros are `0`. What is not a number or is
  /// infinite is the empty text, which a table reads as missing.
  public var shortest: String {
    guard isFinite else { return "" }
    guard self != 0 else { return "0" }
    // Swift's own description is the shortest that reads back, but pads: 3.0, 1e-05.
    let parts = magnitude.description.split(separator: "e")
    var digits = String(parts[0])
    if digits.hasSuffix(".0") { digits.removeLast(2) }
    let sign = self < 0 ? "-" : ""
    guard parts.count == 2, let exponent = Int(parts[1]) else { return sign + digits }
    guard exponent == -5 else { return "\(sign)\(digits)e\(exponent)" }
    return "\(sign)0.0000\(digits.filter { $0 != "." })"
  }
}
