extension RandomStream {
  /// Draws from the Poisson distribution.
  ///
  /// Inversion below a mean of 30; above, the transformed rejection PTRS, whose cost does not
  /// grow with the mean. Both draw from the exact distribution, up to the rounding of `Double`.
  ///
  /// - Parameter mean: The mean, 0 to 10¹². Beyond 10¹⁰ the acceptance test is good to four
  ///   digits only.
  /// - SeeAlso: W. Hörmann, “The transformed rejection method for generating Poisson random
  ///   variables”, Insurance: Mathematics and Economics 12 (1993).
  public mutating func poisson(mean: Double) -> Int {
    precondition(mean >= 0 && mean <= 1e12, "a Poisson mean must be between 0 and 10^12")
    return mean < 30 ? poissonByInversion(mean) : poissonByRejection(mean)
  }

  private mutating func poissonByInversion(_ mean: Double) -> Int {
    var left = uniform()
    var probability = Elementary.exp(-mean)
    var count = 0
    // Past 300 the remaining probability is below 10⁻¹⁸⁰; what is left of `left` is rounding.
    while left > probability, count < 300 {
      left -= probability
      count += 1
      probability *= mean / Double(count)
    }
    return count
  }

  private mutating func poissonByRejection(_ mean: Double) -> Int {
    let b = 0.931 + 2.53 * mean.squareRoot()
    let a = -0.059 + 0.02483 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    let squeeze = 0.9277 - 3.6224 / (b - 2)
    let logMean = Elementary.log(mean)
    while true {
      let u = uniform() - 0.5
      let v = uniform()
      let distance = 0.5 - u.magnitude
      let k = ((2 * a / distance + b) * u + mean + 0.43).rounded(.down)
      if distance >= 0.07, v <= squeeze { return Int(k) }
      if k < 0 || (distance < 0.013 && v > distance) { continue }
      let hat = Elementary.log(v * inverseAlpha / (a / (distance * distance) + b))
      if hat <= k * logMean - mean - Elementary.logGamma(k + 1) { return Int(k) }
    }
  }
}
