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

extension Elementary {
  /// Returns Φ⁻¹(p), the threshold that a standard normal draw is below with probability p.
  ///
  /// Halves an interval that holds it until its ends are neighbours, so it is for constants and
  /// not for loops over rows.
  ///
  /// - Parameter p: The probability, strictly between 0 and 1.
  /// - Returns: The threshold, as exact as ``normalCDF(_:)`` is.
  public static func normalQuantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "a normal quantile needs a probability between 0 and 1")
    var (low, high) = (-40.0, 40.0)
    while true {
      let middle = 0.5 * (low + high)
      guard middle > low, middle < high else { return middle }
      if normalCDF(middle) < p { low = middle } else { high = middle }
    }
  }
}
