/// Returns ⌊`a` × `b` ⁄ `c`⌋, exactly.
///
/// Shares of rewards multiply two 63-bit numbers before dividing, so the product is 128 bits wide
/// where it must be. Rounding is down; whoever splits an amount keeps the remainder.
///
/// - Parameters:
///   - a: A factor, at least 0.
///   - b: A factor, at least 0.
///   - c: The divisor, above 0.
/// - Precondition: The quotient fits an `Int64`.
/// - Complexity: O(1); one 64-bit division where the product fits 63 bits.
@inlinable
public func mulDivFloor(_ a: Int64, _ b: Int64, _ c: Int64) -> Int64 {
  precondition(a >= 0 && b >= 0 && c > 0, "mulDivFloor needs a, b ≥ 0 and c > 0")
  let (product, overflow) = a.multipliedReportingOverflow(by: b)
  if !overflow { return product / c }
  let wide = UInt64(a).multipliedFullWidth(by: UInt64(b))
  precondition(wide.high < UInt64(c), "mulDivFloor: the quotient does not fit 64 bits")
  let quotient = UInt64(c).dividingFullWidth(wide).quotient
  precondition(quotient <= UInt64(Int64.max), "mulDivFloor: the quotient does not fit 63 bits")
  return Int64(quotient)
}
