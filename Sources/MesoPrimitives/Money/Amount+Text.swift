extension Amount {
  /// The greatest number of decimals a token can have: ten to this power still fits an `Int64`.
  public static let maximumDecimals = 18

  /// Ten to the given power, as base units a token.
  static func unitsPerToken(decimals: Int) -> Int64 {
    precondition(
      (0...maximumDecimals).contains(decimals),
      "decimals must be between 0 and \(maximumDecimals), not \(decimals)")
    return (0..<decimals).reduce(1) { power, _ in power * 10 }
  }

  /// The amount in tokens, exactly and as briefly as possible.
  ///
  /// There are no trailing zeros, no trailing point and no separators; `parse` reads the same
  /// amount back.
  ///
  /// - Parameter decimals: The decimals of the token, 0 to 18: one token is 10^`decimals` units.
  public func text(decimals: Int) -> String {
    precondition(
      (0...Self.maximumDecimals).contains(decimals),
      "decimals must be between 0 and \(Self.maximumDecimals), not \(decimals)")
    // Written from its end: a sign, 19 digits, a point, and a zero before it.
    return String(unsafeUninitializedCapacity: 22) { text in
      var (start, rest, left) = (22, units.magnitude, decimals)
      while rest > 0 || left >= 0 {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        // Zeros at the end of the fraction are left out, and the point if nothing else follows.
        if digit != 0 || left <= 0 || start < 22 {
          start -= 1
          text[start] = UInt8(ascii: "0") + UInt8(digit)
        }
        rest = quotient
        left -= 1
        if left == 0, start < 22 {
          start -= 1
          text[start] = UInt8(ascii: ".")
        }
      }
      if units < 0 {
        start -= 1
        text[start] = UInt8(ascii: "-")
      }
      let length = 22 - start
      for place in 0..<length { text[place] = text[start + place] }
      return length
    }
  }

  /// Reads an amount written in tokens, exactly.
  ///
  /// Accepts an optional leading minus sign, digits with `_` between them, and one decimal point
  /// with digits on both sides: `-1_000.25`. Nothing is rounded: a digit too many is an error.
  ///
  /// - Parameters:
  ///   - text: The text, without spaces around it.
  ///   - decimals: The decimals of the token, 0 to 18: one token is 10^`decimals` units.
  /// - Throws: `AmountError` when the text is no such number, has too many decimals, or is
  ///   beyond ±9.2 × 10¹⁸ base units.
  public static func parse(
    _ text: some StringProtocol, decimals: Int
  ) throws(AmountError) -> Amount {
    let scale = unitsPerToken(decimals: decimals)
    let isNegative = text.first == "-"
    let parts = text.dropFirst(isNegative ? 1 : 0)
      .split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      let whole = digits(of: parts[0]),
      let fraction = parts.count == 2 ? digits(of: parts[1]) : []
    else { throw .notANumber(text: String(text)) }
    guard fraction.count <= decimals else {
      throw .tooManyDecimals(text: String(text), allowed: decimals)
    }

    // The sum is kept negative because Int64 reaches one unit further on that side.
    var sum: Int64 = 0
    var unit = scale
    guard append(whole, to: &sum), multiply(&sum, by: scale) else {
      throw .outOfRange(text: String(text))
    }
    for digit in fraction {
      unit /= 10
      let (next, overflow) = sum.subtractingReportingOverflow(digit * unit)
      guard !overflow else { throw .outOfRange(text: String(text)) }
      sum = next
    }
    guard isNegative || sum != .min else { throw .outOfRange(text: String(text)) }
    return Amount(units: isNegative ? sum : -sum)
  }

  /// The digits of a run such as `1_000`, or nil when it is empty or has anything else in it.
  private static func digits(of run: some StringProtocol) -> [Int64]? {
    guard run.first != "_", run.last != "_", !run.isEmpty, !run.contains("__") else { return nil }
    var digits: [Int64] = []
    for byte in run.utf8 where byte != UInt8(ascii: "_") {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      digits.append(Int64(byte - UInt8(ascii: "0")))
    }
    return digits
  }

  /// Appends decimal digits to a sum of sign minus; false on overflow.
  private static func append(_ digits: [Int64], to sum: inout Int64) -> Bool {
    for digit in digits {
      guard multiply(&sum, by: 10) else { return false }
      let (next, overflow) = sum.subtractingReportingOverflow(digit)
      guard !overflow else { return false }
      sum = next
    }
    return true
  }

  /// Multiplies in place; false on overflow.
  private static func multiply(_ sum: inout Int64, by factor: Int64) -> Bool {
    let (product, overflow) = sum.multipliedReportingOverflow(by: factor)
    sum = product
    return !overflow
  }
}
