import MesoPrimitives

/// How far a sample is from a distribution, and how far is too far.
///
/// Every bound here has a false-alarm rate of 5.7 × 10⁻⁷, that of 5 standard deviations. Seeds
/// are fixed, so a test that passes once passes always until the draws change.
enum Distances {
  static let falseAlarmRate = 5.7e-7

  static func stream(_ entity: UInt64) -> RandomStream {
    RandomStream(
      key: StreamKey(seed: 20_240_607, replicate: 1), entity: entity, epoch: 0,
      purpose: .experiment)
  }

  /// √n times the Kolmogorov–Smirnov distance. 2 exp(−2 d²) = 5.7 × 10⁻⁷ at d = 2.744.
  static let greatestScaledDistance = 2.744

  static func scaledDistance(_ sample: [Double], _ cdf: (Double) -> Double) -> Double {
    let sorted = sample.sorted()
    let n = Double(sorted.count)
    var greatest = 0.0
    for (index, x) in sorted.enumerated() {
      let p = cdf(x)
      greatest = max(greatest, p - Double(index) / n, Double(index + 1) / n - p)
    }
    return greatest * n.squareRoot()
  }

  /// The chi-squared tail probability of counts under a distribution of whole numbers. Cells are
  /// runs of numbers of at least 20 expected draws each.
  static func chiSquaredTail(_ sample: [Int], upTo greatest: Int, _ cdf: (Int) -> Double) -> Double
  {
    let counts = Dictionary(grouping: sample, by: { min($0, greatest) }).mapValues(\.count)
    let n = Double(sample.count)
    var (statistic, cells) = (0.0, 0)
    var (observed, before) = (0, 0.0)
    for value in 0...greatest {
      observed += counts[value, default: 0]
      let reached = value == greatest ? 1 : cdf(value)
      let expected = (reached - before) * n
      let rest = (1 - reached) * n
      guard expected >= 20 && rest >= 20 || value == greatest else { continue }
      guard expected > 0 else { return observed == 0 ? 1 : 0 }
      let excess = Double(observed) - expected
      statistic += excess * excess / expected
      cells += 1
      (observed, before) = (0, reached)
    }
    return Statistics.chiSquaredUpperTail(statistic, degreesOfFreedom: Double(cells - 1))
  }
}
