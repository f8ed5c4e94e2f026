/// What the normal draws are made of: 24 bits, straight from random words, without branches.
///
/// - SeeAlso: Cephes Math Library 2.2 (S. L. Moshier), whose polynomials `logf`, `sinf` and `cosf`
///   are used here.
extension Elementary {
  /// Returns ln u, where u is the middle of one of 2³¹ equal cells of (0, 1), chosen by the upper
  /// 31 bits of a word.
  ///
  /// - Returns: ln u to within 2 × 10⁻⁷ of itself, or of 2⁻²⁴ where u is within that of 1; at
  ///   most 0.
  @inlinable
  @inline(__always)
  public static func log(ofUnit word: UInt32) -> Float {
    // The upper bit is out of the way, so the conversion is that of a signed number: one
    // instruction everywhere.
    let u = Float(Int32(bitPattern: word &>> 1)) * 0x1p-31 + 0x1p-32
    // u = 2^k (1 + f) with 1 + f between √½ and √2; the offset moves the cut from 1 to √½.
    let bits = u.bitPattern &+ (0x3F80_0000 - 0x3F35_04F3)
    let k = Float(Int32(bitPattern: bits &>> 23)) - 127
    let f = Float(bitPattern: (bits & 0x007F_FFFF) &+ 0x3F35_04F3) - 1
    let z = f * f
    let low = 3.3333331174e-1 + f * (-2.4999993993e-1 + f * 2.0000714765e-1)
    let middle = -1.6668057665e-1 + f * (1.4249322787e-1 + f * -1.2420140846e-1)
    let high = 1.1676998740e-1 + f * (-1.1514610310e-1 + f * 7.0376836292e-2)
    let tail = f * z * (low + f * z * (middle + f * z * high))
    return (tail + k * -2.12194440e-4) - 0.5 * z + f + k * 0.693359375
  }

  /// Returns the sine and cosine of an angle: word + ½ in parts of 2³² of a turn.
  ///
  /// The two upper bits choose the quarter, exactly; the rest is an angle of at most an eighth of
  /// a turn.
  ///
  /// - Returns: Both to within 10⁻⁷.
  @inlinable
  @inline(__always)
  public static func sinCos(ofTurn word: UInt32) -> (sin: Float, cos: Float) {
    let quarter = word &>> 30
    let part = Int32(bitPattern: word & 0x3FFF_FFFF) &- 0x2000_0000
    let x = (Float(part) + 0.5) * 0x1.921fb6p-30
    let z = x * x
    let sine =
      x + x * z * (-1.6666654611e-1 + z * (8.3321608736e-3 + z * -1.9515295891e-4))
    let cosine =
      1 - 0.5 * z
      + z * z * (4.166664568298827e-2 + z * (-1.388731625493765e-3 + z * 2.443315711809948e-5))

    // The middle of the quarter is at an odd number of eighths, which only turns all angles alike.
    let swap = 0 &- (quarter & 1)
    let difference = (sine.bitPattern ^ cosine.bitPattern) & swap
    let sinSign = (quarter & 2) &<< 30
    let cosSign = ((quarter &+ 1) & 2) &<< 30
    return (
      Float(bitPattern: sine.bitPattern ^ difference ^ sinSign),
      Float(bitPattern: cosine.bitPattern ^ difference ^ cosSign)
    )
  }
}
