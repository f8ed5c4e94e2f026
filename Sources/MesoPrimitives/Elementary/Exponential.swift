extension Elementary {
  /// Returns eˣ split as `mantissa` × 2^k, with k in the low bits of `shifted`.
  ///
  /// The argument is reduced to |r| ≤ ½ ln 2, and the Taylor series to r¹³ leaves a relative
  /// remainder of 4 × 10⁻¹⁸, a thirtieth of an ulp.
  @inlinable
  @inline(__always)
  static func reducedExp(_ x: Double) -> (mantissa: Double, shifted: UInt64) {
    let shifted = x * 1.442695040888963407 + integerShift
    let k = shifted - integerShift
    // ln 2 in two parts; k times the first is exact for |k| < 2^20.
    let r = (x - k * 0x1.62e42feep-1) - k * 0x1.a39ef35793c76p-33
    var p = 1.0 / 6_227_020_800
    p = p * r + 1.0 / 479_001_600
    p = p * r + 1.0 / 39_916_800
    p = p * r + 1.0 / 3_628_800
    p = p * r + 1.0 / 362_880
    p = p * r + 1.0 / 40_320
    p = p * r + 1.0 / 5_040
    p = p * r + 1.0 / 720
    p = p * r + 1.0 / 120
    p = p * r + 1.0 / 24
    p = p * r + 1.0 / 6
    p = p * r + 0.5
    return (1 + (r + (r * r) * p), shifted.bitPattern)
  }

  /// Returns eˣ for |x| < 700, without branches.
  ///
  /// - Parameter x: The exponent; beyond ±700 the result has no meaning.
  /// - Returns: eˣ to within 1 ulp.
  @inlinable
  @inline(__always)
  public static func expCore(_ x: Double) -> Double {
    let (mantissa, shifted) = reducedExp(x)
    return mantissa * Double(bitPattern: (shifted &<< 52) &+ 0x3FF0_0000_0000_0000)
  }

  /// Returns eˣ.
  ///
  /// - Returns: eˣ to within 1 ulp; +∞ above 709.78…, 0 below −745.13…, NaN of NaN.
  @inlinable
  public static func exp(_ x: Double) -> Double {
    if x.magnitude < 700 { return expCore(x) }
    if x > 709.782712893384 { return .infinity }
    if x < -745.1332191019412 { return 0 }
    if x.isNaN { return x }
    // Scale in two steps, so that neither power of two leaves the range of normal numbers.
    let (mantissa, shifted) = reducedExp(x)
    let excess: Int64 = x > 0 ? 100 : -100
    let bits = ((shifted &- UInt64(bitPattern: excess)) &<< 52) &+ 0x3FF0_0000_0000_0000
    return mantissa * Double(bitPattern: bits) * (x > 0 ? 0x1p100 : 0x1p-100)
  }

  /// Returns 1 ⁄ (1 + e⁻ˣ), the logistic function.
  ///
  /// - Parameter x: The log-odds.
  /// - Returns: A probability, to within 3 ulp where it is a normal number.
  @inlinable
  public static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
}
