import MesoPrimitives

/// The bootstrap interval of a mean: bias-corrected and accelerated (BCa).
///
/// For replicates far from normal, where Student's t leaves more outside on one side than on the
/// other. Below some ten replicates it is too narrow.
///
/// - SeeAlso: B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, 14.3.
public struct Bootstrap: Hashable, Sendable {
  /// Samples drawn; quantiles at 2.5 % then rest on fifty of them.
  static let resamples = 2_000

  private let seed: UInt64
  private let entity: UInt64

  /// - Parameters:
  ///   - seed: The scenario's seed.
  ///   - subject: What the values are of: each subject has its own draws.
  public init(seed: UInt64, subject: String) {
    self.seed = seed
    entity = EntityKey.operator(side: "bootstrap", cohort: subject, ordinal: 0)
  }

  /// The interval of the mean of a sample.
  ///
  /// - Returns: `nil` for fewer than two values. Equal values have their own as both ends.
  public func interval(ofMean sample: [Double], level: Double = 0.95) -> Interval? {
    guard sample.count >= 2 else { return nil }
    guard sample.contains(where: { $0 != sample[0] }) else {
      return Interval(low: sample[0], high: sample[0])
    }
    let means = resampledMeans(sample).sorted()
    let bias = bias(of: means, about: Statistics.mean(sample))
    let acceleration = acceleration(of: sample)
    func end(_ fraction: Double) -> Double {
      let shifted = bias + Normal.quantile(fraction)
      let corrected = Elementary.normalCDF(bias + shifted / (1 - acceleration * shifted))
      return Statistics.quantile(corrected, ofSorted: means)
    }
    return Interval(low: end((1 - level) / 2), high: end((1 + level) / 2))
  }

  private func resampledMeans(_ sample: [Double]) -> [Double] {
    (0..<Self.resamples).map { resample in
      // One stream a resample: a stream is finite, a sample need not be small.
      var stream = RandomStream(
        key: StreamKey(seed: seed, replicate: 0), entity: entity, epoch: resample,
        purpose: .experiment)
      let sum = sample.reduce(0.0) { sum, _ in sum + sample[stream.below(sample.count)] }
      return sum / Double(sample.count)
    }
  }

  /// How far the median of the resampled means is from the mean, in normal units.
  private func bias(of means: [Double], about mean: Double) -> Double {
    let below = Double(means.count { $0 < mean }) + Double(means.count { $0 == mean }) / 2
    // Half a resample at least on each side keeps the quantile finite.
    let share = min(max(below, 0.5), Double(means.count) - 0.5) / Double(means.count)
    return Normal.quantile(share)
  }

  /// How fast the spread of the mean changes with the mean, from leaving out one value at a time.
  private func acceleration(of sample: [Double]) -> Double {
    let mean = Statistics.mean(sample)
    let (cubes, squares) = sample.reduce((0.0, 0.0)) {
      let deviation = $1 - mean
      return ($0.0 + deviation * deviation * deviation, $0.1 + deviation * deviation)
    }
    return cubes / (6 * squares * squares.squareRoot())
  }
}
