import MesoPrimitives
import Testing

@testable import MesoExperiment

/// Intervals of samples whose mean is known, over many fixed seeds.
@Suite struct CoverageStatisticalTests {
  /// Standard normal draws.
  private func sample(_ count: Int, seed: UInt64, entity: UInt64 = 0) -> [Double] {
    (0..<count).map { index in
      var stream = RandomStream(
        key: StreamKey(seed: seed, replicate: 1), entity: entity, epoch: index,
        purpose: .experiment)
      return Normal.quantile(stream.uniform())
    }
  }

  @Test func `95 % intervals hold the mean in 93 to 97 % of experiments`() {
    // Of 4,000 experiments a share of 95 % has a standard error of 0.0034: the bounds are at
    // nearly six of them.
    for count in [3, 10, 20] {
      let covered = (0..<4_000).count { seed in
        Interval.ofMean(sample(count, seed: UInt64(seed)))
          .map { $0.low <= 0 && 0 <= $0.high } ?? false
      }
      #expect((3_720...3_880).contains(covered), "n = \(count): \(covered) of 4000")
    }
  }

  @Test func `bootstrap intervals of thirty replicates hold the mean nearly as often`() {
    // Theory has BCa at some 93.5 % for thirty normal values; 400 experiments have a standard
    // error of 0.012, and five of those end at 87 %.
    let covered = (0..<400).count { seed in
      Bootstrap(seed: UInt64(seed), subject: "m").interval(ofMean: sample(30, seed: UInt64(seed)))
        .map { $0.low <= 0 && 0 <= $0.high } ?? false
    }
    #expect(covered > 348, "\(covered) of 400")
  }

  @Test func `intervals at the look that stopped hold the mean in 95 % of experiments or more`() {
    // Stopping as soon as intervals are narrow, at levels spent over the looks.
    let target = PrecisionTarget(relativeHalfWidth: 0.2, maximum: 80)
    let covered = (0..<1_000).count { seed in
      let values = sample(80, seed: UInt64(seed)).map { 2 + $0 }
      var looks = PrecisionLooks(subjects: 1, maximum: target.maximum)
      var made = 0
      while let more = looks.next(isPrecise: { _, level in
        target.isMet(
          by: Summary(Array(values[..<made]), isBoundedRate: false, level: level))
      }) { made = more.replicates.upperBound }
      let interval = Interval.ofMean(Array(values[..<made]), level: looks.levels[0])
      return interval.map { $0.low <= 2 && 2 <= $0.high } ?? false
    }
    // 95 % of 1,000 less five standard errors of 0.0069.
    #expect(covered > 915, "\(covered) of 1000")
  }
}
