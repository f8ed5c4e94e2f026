extension Double {
  /// The shortest text that reads back as the same number, for tables and reports.
  ///
  /// Whole numbers have no decimal point. Sizes from 10⁻⁵ up to 10¹⁵ have no exponent; others
  /// have one without padding: `1e-7`, `2.5e20`. Both zeros are `0`. What is not a number or is
  /// infinite is the empty text, which a table reads as missing.
  public var shortest: String {
    var bytes: [UInt8] = []
    appendShortest(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the bytes of ``shortest`` to a text.
  public func appendShortest(to bytes: inout [UInt8]) {
    guard isFinite else { return }
    guard self != 0 else { return bytes.append(UInt8(ascii: "0")) }
    // Swift's own description is the shortest that reads back, but pads: 3.0, 1e-05.
    var text = description
    text.withUTF8 { text in
      let mark = Self.place(of: UInt8(ascii: "e"), in: text)
      let hasFraction =
        mark < 2 || text[mark - 1] != UInt8(ascii: "0") || text[mark - 2] != UInt8(ascii: ".")
      let digits = text[..<(hasFraction ? mark : mark - 2)]
      guard mark < text.count else { return bytes.append(contentsOf: digits) }
      let exponent = Int(String(decoding: text[(mark + 1)...], as: UTF8.self)) ?? 0
      guard exponent == -5 else {
        bytes.append(contentsOf: digits)
        bytes.append(UInt8(ascii: "e"))
        return bytes.append(contentsOf: exponent.description.utf8)
      }
      bytes.append(contentsOf: (self < 0 ? "-0.0000" : "0.0000").utf8)
      bytes.append(contentsOf: digits.filter { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") })
    }
  }

  /// The place of a byte; the end if there is none.
  private static func place(of byte: UInt8, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var place = 0
    while place < text.count, text[place] != byte { place += 1 }
    return place
  }
}
