@preconcurrency import CGSL

// The library takes counts of 32 bits; larger ones stop the program.
extension Statistics {
  /// P(X ≤ `count`) for the number of successes among independent trials.
  ///
  /// - Parameters:
  ///   - count: The threshold; below 0 the chance is 0.
  ///   - trials: The number of trials, 0 to 2^32 − 1.
  ///   - probability: The probability of success of each, 0 to 1.
  public static func binomialCDF(_ count: Int, trials: Int, probability: Double) -> Double {
    checkProbability(probability)
    if count < 0 { return 0 }
    if count >= trials { return 1 }
    return gsl_cdf_binomial_P(UInt32(count), probability, UInt32(trials))
  }

  /// P(X ≥ `count`) for the number of successes among independent trials, accurate in the tail.
  public static func binomialUpperTail(
    atLeast count: Int, trials: Int, probability: Double
  ) -> Double {
    checkProbability(probability)
    if count <= 0 { return 1 }
    if count > trials { return 0 }
    return gsl_cdf_binomial_Q(UInt32(count - 1), probability, UInt32(trials))
  }

  /// P(X ≤ `count`) for a Poisson count.
  ///
  /// - Parameter mean: The mean, above 0.
  public static func poissonCDF(_ count: Int, mean: Double) -> Double {
    checkPositive(mean)
    return count < 0 ? 0 : gsl_cdf_poisson_P(UInt32(count), mean)
  }

  /// P(X ≥ `count`) for the number of marked items in a draw without replacement, accurate in the
  /// tail: the chance that a captured share holds a panel's majority.
  ///
  /// - Parameters:
  ///   - count: The threshold.
  ///   - marked: The marked items in the population, at least 0.
  ///   - unmarked: The other items in the population, at least 0.
  ///   - drawn: The items drawn, at most all of them.
  public static func hypergeometricUpperTail(
    atLeast count: Int, marked: Int, unmarked: Int, drawn: Int
  ) -> Double {
    _ = GSL.isReady
    precondition(marked >= 0 && unmarked >= 0, "a population has at least 0 items of a kind")
    precondition(
      drawn >= 0 && drawn <= marked + unmarked, "a draw takes at most the whole population")
    if count <= max(0, drawn - unmarked) { return 1 }
    if count > min(marked, drawn) { return 0 }
    return gsl_cdf_hypergeometric_Q(
      UInt32(count - 1), UInt32(marked), UInt32(unmarked), UInt32(drawn))
  }
}
