/// Chances of counts of successes among independent trials.
enum Binomial {
  /// P(X ≥ `count`).
  ///
  /// - Parameters:
  ///   - count: The threshold.
  ///   - trials: The number of trials, at least 0.
  ///   - probability: Of success in each, strictly between 0 and 1.
  /// - SeeAlso: NIST Digital Library of Mathematical Functions, 8.17.5.
  static func upperTail(atLeast count: Int, trials: Int, probability: Double) -> Double {
    if count <= 0 { return 1 }
    if count > trials { return 0 }
    return IncompleteBeta.regularised(
      probability, complement: 1 - probability, Double(count), Double(trials - count + 1))
  }

  /// P(X ≤ `count`).
  static func lowerTail(atMost count: Int, trials: Int, probability: Double) -> Double {
    upperTail(atLeast: trials - count, trials: trials, probability: 1 - probability)
  }
}
