import MesoPrimitives

/// The regularised incomplete beta function, from which come the tails of Student's t for any
/// degrees of freedom and those of the binomial.
///
/// It needs `Elementary` alone, so p-values are the same bytes on every processor.
enum IncompleteBeta {
  /// I_x(a, b): the chance that a beta variable with mean a ⁄ (a + b) is at most `x`.
  ///
  /// - Parameters:
  ///   - x: 0 to 1.
  ///   - complement: 1 − `x`, which the caller may know without the rounding.
  ///   - a: Above 0.
  ///   - b: Above 0.
  /// - Returns: The chance, to about 10⁻¹² of it for `a` and `b` up to some thousands.
  /// - SeeAlso: NIST Digital Library of Mathematical Functions, 8.17.22; the evaluation of the
  ///   continued fraction is W. J. Lentz's, Applied Optics 15(3), 1976.
  static func regularised(_ x: Double, complement: Double, _ a: Double, _ b: Double) -> Double {
    precondition(a > 0 && b > 0, "the shapes of a beta distribution are above 0")
    if x <= 0 { return 0 }
    if complement <= 0 { return 1 }
    // The fraction converges fast below the mean; beyond, the other tail is computed.
    if x > (a + 1) / (a + b + 2) {
      return 1 - regularised(complement, complement: x, b, a)
    }
    let logScale =
      Elementary.logGamma(a + b) - Elementary.logGamma(a) - Elementary.logGamma(b)
      + a * Elementary.log(x) + b * Elementary.log(complement)
    return Elementary.exp(logScale) * fraction(x, a, b) / a
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 0x1p-1000
    func safe(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / safe(1 - (a + b) * x / (a + 1))
    var result = d
    for index in 1...10_000 {
      let m = Double(index)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / safe(1 + even * d)
      c = safe(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / safe(1 + odd * d)
      c = safe(1 + odd / c)
      result *= d * c
      if (d * c - 1).magnitude < 0x1p-52 { break }
    }
    return result
  }
}
