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
    let text = description
    let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) ?? text.endIndex
    guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "e")) else {
      return text.utf8[point...].elementsEqual(".0".utf8) ? String(text[..<point]) : text
    }
    let isWhole = text.utf8[..<mark].suffix(2).elementsEqual(".0".utf8)
    let digits = text[..<(isWhole ? point : mark)]
    guard let exponent = Int(text[text.utf8.index(after: mark)...]) else { return text }
    guard exponent == -5 else { return "\(digits)e\(exponent)" }
    return "\(self < 0 ? "-" : "")0.0000\(digits.filter { $0 != "." && $0 != "-" })"
  }
}
