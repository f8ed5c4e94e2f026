@preconcurrency import CGSL

// Domains are checked here, as a wrong parameter is a mistake of the caller; the library would
// return NaN.
extension Statistics {
  /// P(Z ≤ x) for a standard normal Z.
  public static func normalCDF(_ x: Double) -> Double {
    _ = GSL.isReady
    return gsl_cdf_ugaussian_P(x)
  }

  /// The x with P(Z ≤ x) = `p` for a standard normal Z.
  ///
  /// - Parameter p: A probability, 0 to 1; the ends give infinities.
  public static func normalQuantile(_ p: Double) -> Double {
    checkProbability(p)
    return gsl_cdf_ugaussian_Pinv(p)
  }

  /// P(T ≤ x) for Student's t.
  ///
  /// - Parameter degreesOfFreedom: The degrees of freedom, above 0.
  public static func studentTCDF(_ x: Double, degreesOfFreedom: Double) -> Double {
    checkPositive(degreesOfFreedom)
    return gsl_cdf_tdist_P(x, degreesOfFreedom)
  }

  /// The x with P(T ≤ x) = `p` for Student's t.
  ///
  /// - Parameters:
  ///   - p: A probability, 0 to 1; the ends give infinities.
  ///   - degreesOfFreedom: The degrees of freedom, above 0.
  public static func studentTQuantile(_ p: Double, degreesOfFreedom: Double) -> Double {
    checkProbability(p)
    checkPositive(degreesOfFreedom)
    return gsl_cdf_tdist_Pinv(p, degreesOfFreedom)
  }

  /// P(X ≤ x) for chi-squared.
  ///
  /// - Parameter degreesOfFreedom: The degrees of freedom, above 0.
  public static func chiSquaredCDF(_ x: Double, degreesOfFreedom: Double) -> Double {
    checkPositive(degreesOfFreedom)
    return gsl_cdf_chisq_P(x, degreesOfFreedom)
  }

  /// P(X > x) for chi-squared, accurate far into the tail.
  ///
  /// - Parameter degreesOfFreedom: The degrees of freedom, above 0.
  public static func chiSquaredUpperTail(_ x: Double, degreesOfFreedom: Double) -> Double {
    checkPositive(degreesOfFreedom)
    return gsl_cdf_chisq_Q(x, degreesOfFreedom)
  }

  /// P(X ≤ x) for the gamma distribution with scale 1.
  ///
  /// - Parameter shape: The shape, above 0. Above 10⁵ the library is off by up to 5 × 10⁻³ about
  ///   one standard deviation from the mean (GSL 2.7.1).
  public static func gammaCDF(_ x: Double, shape: Double) -> Double {
    checkPositive(shape)
    return gsl_cdf_gamma_P(x, shape, 1)
  }

  /// P(X ≤ x) for the beta distribution with mean `a` ⁄ (`a` + `b`).
  public static func betaCDF(_ x: Double, _ a: Double, _ b: Double) -> Double {
    checkPositive(a)
    checkPositive(b)
    return gsl_cdf_beta_P(x, a, b)
  }

  /// The x with P(X ≤ x) = `p` for the beta distribution with mean `a` ⁄ (`a` + `b`).
  ///
  /// - Returns: The quantile; NaN where the library's iteration does not converge.
  public static func betaQuantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
    checkProbability(p)
    checkPositive(a)
    checkPositive(b)
    return gsl_cdf_beta_Pinv(p, a, b)
  }

  /// P(X ≤ x) for the exponential distribution.
  public static func exponentialCDF(_ x: Double, mean: Double = 1) -> Double {
    checkPositive(mean)
    return gsl_cdf_exponential_P(x, mean)
  }

  /// P(X ≤ x) where ln X is normal.
  ///
  /// - Parameters:
  ///   - mu: The mean of the logarithm.
  ///   - sigma: The standard deviation of the logarithm, above 0.
  public static func lognormalCDF(_ x: Double, mu: Double, sigma: Double) -> Double {
    checkPositive(sigma)
    return gsl_cdf_lognormal_P(x, mu, sigma)
  }

  /// P(X ≤ x) for the Pareto distribution: P(X > x) = (`scale` ⁄ x)^`shape`.
  public static func paretoCDF(_ x: Double, scale: Double, shape: Double) -> Double {
    checkPositive(scale)
    checkPositive(shape)
    return gsl_cdf_pareto_P(x, shape, scale)
  }

  static func checkProbability(_ p: Double) {
    _ = GSL.isReady
    precondition(p >= 0 && p <= 1, "a probability is between 0 and 1, not \(p)")
  }

  static func checkPositive(_ parameter: Double) {
    _ = GSL.isReady
    precondition(
      parameter > 0 && parameter < .infinity,
      "a distribution's parameter is above 0, not \(parameter)")
  }
}
