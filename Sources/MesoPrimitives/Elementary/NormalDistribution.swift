extension Elementary {
  /// Returns Φ(x), the chance that a standard normal draw is at most x.
  ///
  /// The series about 0 up to |x| = 3, the continued fraction of the tail beyond.
  ///
  /// - Parameter x: The threshold, in standard deviations.
  /// - Returns: Φ(x), to within 10⁻¹² of it where it is a normal number.
  /// - SeeAlso: G. Marsaglia, “Evaluating the normal distribution”, Journal of Statistical
  ///   Software 11(4), 2004; M. Abramowitz, I. Stegun, 26.2.14.
  public static func normalCDF(_ x: Double) -> Double {
    if x.isNaN { return x }
    let size = x.magnitude
    if size > 40 { return x < 0 ? 0 : 1 }
    let density = exp(-0.5 * x * x) * 0.398942280401432677940
    guard size < 3 else {
      var fraction = size
      for level in stride(from: 80.0, through: 1, by: -1) { fraction = size + level / fraction }
      let tail = density / fraction
      return x < 0 ? tail : 1 - tail
    }
    // x + x³⁄3 + x⁵⁄(3·5) + …, all of one sign.
    var (term, sum, odd) = (x, x, 1.0)
    while term.magnitude > 0x1p-60 * sum.magnitude {
      odd += 2
      term *= x * x / odd
      sum += term
    }
    return 0.5 + density * sum
  }
}
