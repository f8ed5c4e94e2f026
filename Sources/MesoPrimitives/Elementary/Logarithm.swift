extension Elementary {
  /// Returns ln u for u in (0, 1], without branches.
  ///
  /// The name says what it is for, the logarithm of a uniform draw; any positive normal number
  /// will do.
  ///
  /// - Parameter u: A positive normal number; for others the result has no meaning.
  /// - Returns: ln u to within 1 ulp.
  /// - SeeAlso: FDLIBM 5.3, `e_log.c`: ln(1 + f) = f − f²⁄2 + s (f²⁄2 + R), s = f ⁄ (2 + f).
  @inlinable
  @inline(__always)
  public static func logOfUnit(_ u: Double) -> Double {
    // u = 2^k (1 + f) with 1 + f between √½ and √2; the offset moves the cut from 1 to √½.
    let bits = u.bitPattern &+ (0x3FF0_0000_0000_0000 - 0x3FE6_A09E_0000_0000)
    let k = Double(bitPattern: (bits &>> 52) | 0x4330_0000_0000_0000) - (0x1p52 + 1023)
    let f = Double(bitPattern: (bits & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_0000_0000) - 1
    let halfSquare = 0.5 * f * f
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let even =
      w
      * (3.999999999940941908e-01
        + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
    let odd =
      z
      * (6.666666666666735130e-01
        + w
        * (2.857142874366239149e-01
          + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)))
    let remainder = odd + even
    return s * (halfSquare + remainder) + k * 0x1.a39ef35793c76p-33 - halfSquare + f
      + k * 0x1.62e42feep-1
  }

  /// Returns ln x.
  ///
  /// - Returns: ln x to within 1 ulp; −∞ of 0, NaN of negative numbers and NaN.
  @inlinable
  public static func log(_ x: Double) -> Double {
    if x >= .leastNormalMagnitude, x < .infinity { return logOfUnit(x) }
    if x == .infinity { return x }
    if x == 0 { return -.infinity }
    // Subnormal numbers are scaled up by 2^54 first.
    if x > 0 { return logOfUnit(x * 0x1p54) - 54 * 0x1.62e42fefa39efp-1 }
    return .nan
  }

  /// Returns ln(1 + x), accurate for x near 0 too.
  ///
  /// - Parameter x: A number above −1.
  /// - SeeAlso: W. Kahan's device, in D. Goldberg, “What every computer scientist should know
  ///   about floating-point arithmetic”, ACM Computing Surveys 23 (1991), theorem 4.
  @inlinable
  public static func log1p(_ x: Double) -> Double {
    let sum = 1 + x
    return sum == 1 || sum == .infinity ? x : log(sum) * x / (sum - 1)
  }

  /// Returns x to the power y, for x ≥ 0.
  ///
  /// Exact for y of 0, 1 and 2 (one rounding) and for x of 0 and 1; elsewhere e^(y ln x), whose
  /// relative error grows with the size of the exponent: about (1 + |y ln x|) × 10⁻¹⁶.
  ///
  /// - Parameters:
  ///   - x: The base, at least 0.
  ///   - y: The exponent.
  /// - Returns: The power; NaN of a negative base, +∞ of base 0 and a negative exponent.
  @inlinable
  public static func pow(_ x: Double, _ y: Double) -> Double {
    if y == 0 || x == 1 { return 1 }
    if y == 1 { return x }
    if y == 2 { return x * x }
    if x == 0, !y.isNaN { return y > 0 ? 0 : .infinity }
    return exp(y * log(x))
  }
}
