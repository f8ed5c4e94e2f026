/// Parts of a sum in proportion to weights, many at once.
public enum Shares {
  /// Fills a column with ⌊`total` × weight ⁄ `whole`⌋, exactly as `mulDivFloor`.
  ///
  /// - Parameters:
  ///   - shares: Room for `count` values, filled.
  ///   - weights: At least 0 each.
  ///   - count: The number of weights.
  ///   - total: What is shared, in base units, at least 0.
  ///   - whole: What all weights come to, above 0.
  /// - Complexity: O(count), in vector instructions if no weight reaches 2⁵¹ or exceeds the whole, which
  ///   stays below 2⁶², and the total below 2⁴⁹.
  public static func fill(
    _ shares: UnsafeMutablePointer<Int64>, of weights: UnsafePointer<Int64>, count: Int,
    total: Int64, whole: Int64
  ) {
    var (greatest, seen, row) = (Int64(0), Int64(0), 0)
    while row < count {
      greatest = weights[row] > greatest ? weights[row] : greatest
      seen |= weights[row]
      row &+= 1
    }
    row = 0
    guard seen >= 0, greatest < 1 << 51, greatest <= whole, whole < 1 << 62, total >= 0,
      total < 1 << 49
    else {
      while row < count {
        shares[row] = mulDivFloor(total, weights[row], whole)
        row &+= 1
      }
      return
    }
    let ratio = Double(total) / Double(whole)
    let (sum, all) = (UInt64(total), UInt64(whole))
    while row < count {
      shares[row] = share(UInt64(bitPattern: weights[row]), ratio, sum, all)
      row &+= 1
    }
  }

  /// ⌊total · weight ⁄ whole⌋ from its floating estimate, for a weight below 2⁵¹.
  ///
  /// Three roundings are off by 2⁻⁵³ of the share each and the last by ½. Where the share stays below 2⁴⁹,
  /// or the ratio is that of two numbers below 2³⁰, the estimate is off by at most one unit; the
  /// remainder, whose low 64 bits are exact, says which way.
  @inline(__always)
  static func share(
    _ weight: UInt64, _ ratio: Double, _ total: UInt64, _ whole: UInt64
  ) -> Int64 {
    // Below 2⁵² an integer is the low bits of a double that is 2⁵² greater.
    let exact = Double(bitPattern: weight | (0x1p52).bitPattern) - 0x1p52
    let estimate = (exact * ratio + 0x1p52).bitPattern & 0x000F_FFFF_FFFF_FFFF
    let rest = Int64(bitPattern: total &* weight &- estimate &* whole)
    let tooHigh = rest &>> 63
    let tooLow = (rest &- Int64(bitPattern: whole)) &>> 63 &+ 1
    return Int64(bitPattern: estimate) &+ tooHigh &+ tooLow
  }
}
