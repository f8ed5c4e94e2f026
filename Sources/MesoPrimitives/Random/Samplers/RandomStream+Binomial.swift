extension RandomStream {
  /// Draws the number of successes among independent trials.
  ///
  /// Inversion where fewer than 30 successes (or failures) are expected; above, the transformed
  /// rejection BTRS, whose cost does not grow with the number of trials. Both draw from the exact
  /// distribution, up to the rounding of `Double`.
  ///
  /// - Parameters:
  ///   - trials: The number of trials, 0 to 10¹².
  ///   - probability: The probability of success of each, 0 to 1.
  /// - SeeAlso: W. Hörmann, “The generation of binomial random variates”, Journal of Statistical
  ///   Computation and Simulation 46 (1993).
  public mutating func binomial(trials: Int, probability: Double) -> Int {
    precondition(
      trials >= 0 && trials <= 1_000_000_000_000, "trials must be between 0 and 10^12")
    precondition(probability >= 0 && probability <= 1, "a probability must be between 0 and 1")
    if probability > 0.5 {
      return trials - binomialOfRareSuccess(trials, 1 - probability)
    }
    return binomialOfRareSuccess(trials, probability)
  }

  private mutating func binomialOfRareSuccess(_ trials: Int, _ p: Double) -> Int {
    if trials == 0 || p == 0 { return 0 }
    return Double(trials) * p < 30 ? binomialByInversion(trials, p) : binomialByRejection(trials, p)
  }

  private mutating func binomialByInversion(_ trials: Int, _ p: Double) -> Int {
    let odds = p / (1 - p)
    var left = uniform()
    var probability = Elementary.exp(Double(trials) * Elementary.log1p(-p))
    var count = 0
    // Past 300 the remaining probability is below 10⁻¹⁸⁰; what is left of `left` is rounding.
    while left > probability, count < trials, count < 300 {
      left -= probability
      probability *= Double(trials - count) / Double(count + 1) * odds
      count += 1
    }
    return count
  }

  private mutating func binomialByRejection(_ trials: Int, _ p: Double) -> Int {
    let n = Double(trials)
    let deviation = (n * p * (1 - p)).squareRoot()
    let b = 1.15 + 2.53 * deviation
    let a = -0.0873 + 0.0248 * b + 0.01 * p
    let c = n * p + 0.5
    let squeeze = 0.92 - 4.2 / b
    let alpha = (2.83 + 5.1 / b) * deviation
    let logOdds = Elementary.log(p / (1 - p))
    let mode = ((n + 1) * p).rounded(.down)
    let peak = Elementary.logGamma(mode + 1) + Elementary.logGamma(n - mode + 1)
    while true {
      let u = uniform() - 0.5
      let v = uniform()
      let distance = 0.5 - u.magnitude
      let k = ((2 * a / distance + b) * u + c).rounded(.down)
      if distance >= 0.07, v <= squeeze { return Int(k) }
      if k < 0 || k > n { continue }
      let hat = Elementary.log(v * alpha / (a / (distance * distance) + b))
      let logRatio =
        peak - Elementary.logGamma(k + 1) - Elementary.logGamma(n - k + 1) + (k - mode) * logOdds
      if hat <= logRatio { return Int(k) }
    }
  }
}
