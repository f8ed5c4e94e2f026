import MesoPrimitives

/// Bounds of statistical tests, five standard errors wide: a sound test fails by chance once in
/// 1.7 million.
public enum Bounds {
  public static let sigmas = 5.0

  /// Whether a count of successes is within five standard deviations of a binomial's mean.
  ///
  /// - Parameters:
  ///   - successes: The count.
  ///   - trials: Independent trials.
  ///   - probability: The probability of a success.
  public static func binomial(successes: Int, trials: Int, probability: Double) -> Bool {
    let mean = Double(trials) * probability
    let deviation = (mean * (1 - probability)).squareRoot()
    return (Double(successes) - mean).magnitude <= sigmas * deviation + 1e-9
  }

  /// Whether a mean of independent values is within five of its own standard errors of a value.
  public static func mean(of values: [Double], equals expected: Double) -> Bool {
    let error = Statistics.standardDeviation(values) / Double(values.count).squareRoot()
    return (Statistics.mean(values) - expected).magnitude <= sigmas * error
  }
}
