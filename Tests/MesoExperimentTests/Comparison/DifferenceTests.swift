import Testing

@testable import MesoExperiment

@Suite struct DifferenceTests {
  private let baseline = [2.1, 3.4, 1.9, 5.6, 4.2, 3.3, 2.8]
  private let treatment = [2.5, 3.9, 1.7, 6.6, 5.0, 3.1, 4.0]

  private func byReplicate(_ values: [Double]) -> [Int: Double] {
    Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0 + 1, $1) })
  }

  private func paired(_ treatment: [Double], _ baseline: [Double]) -> Difference {
    Difference(paired: byReplicate(treatment), with: byReplicate(baseline))
  }

  private func isClose(_ value: Double?, _ expected: Double, _ bound: Double = 1e-12) -> Bool {
    value.map { abs($0 - expected) <= bound } ?? false
  }

  @Test func `pairs agree with an independent library`() throws {
    let difference = paired(treatment, baseline)

    // SciPy 1.17.1: stats.ttest_rel (p-value, confidence_interval), stats.pearsonr; Hedges' g as
    // mean ⁄ ((s₁ + s₂) ⁄ 2) · (1 − 3 ⁄ (4 · 14 − 9)) with np.std(ddof=1).
    let interval = try #require(difference.interval(level: 0.95))
    #expect(difference.count == 7)
    #expect(isClose(difference.mean, 0.5))
    #expect(isClose(difference.pValue, 0.053155479513932215))
    #expect(isClose(interval.low, -0.009365320421923506))
    #expect(isClose(interval.high, 1.0093653204219237))
    #expect(isClose(difference.correlation, 0.9570641792247125))
    #expect(isClose(difference.effectSize, 0.32241171939694346))
  }

  @Test func `only replicates that both have are pairs`() {
    let difference = Difference(paired: [1: 5, 3: 7, 4: 9], with: [1: 4, 2: 100, 3: 5])

    #expect(difference.count == 2)
    #expect(difference.mean == 1.5)
  }

  @Test func `the same in every replicate is identical with certainty`() {
    let difference = paired(baseline, baseline)

    #expect(difference.shape == .identical)
    #expect(difference.pValue == 1 && difference.rankPValue == 1)
    #expect(difference.effectSize == 0)
    #expect(difference.interval(level: 0.95) == Interval(low: 0, high: 0))
  }

  @Test func `one difference in every replicate leaves nothing to test`() {
    let difference = paired([3, 5, 9], [1, 3, 7])

    #expect(difference.shape == .deterministic)
    #expect(difference.pValue == nil)
    #expect(difference.interval(level: 0.99) == Interval(low: 2, high: 2))
  }

  @Test func `constant columns have neither correlation nor effect size`() {
    let difference = paired([2, 2, 2], [1, 1, 1])

    #expect(difference.mean == 1)
    #expect(difference.correlation == nil && difference.effectSize == nil)
  }

  @Test func `one pair has a difference and nothing else; none has nothing`() {
    let one = paired([3], [1])
    let none = Difference(paired: [1: 3], with: [2: 1])

    #expect(one.count == 1 && one.mean == 2)
    #expect(one.pValue == nil && one.rankPValue == nil && one.effectSize == nil)
    #expect(one.interval(level: 0.95) == nil)
    #expect(none.count == 0 && none.mean == nil && none.interval(level: 0.95) == nil)
  }

  @Test func `without pairs it is Welch's`() throws {
    let difference = Difference(
      unpaired: [14.2, 13.9, 12.7, 15.8, 14.4, 16.1, 13.0], and: [12.1, 11.4, 13.3, 12.9, 10.8])

    // SciPy 1.17.1: stats.ttest_ind(equal_var=False).
    let interval = try #require(difference.interval(level: 0.95))
    #expect(isClose(difference.pValue, 0.008502585450619935))
    #expect(isClose(difference.degreesOfFreedom, 9.775823382311456, 1e-10))
    #expect(isClose(interval.low, 0.7020091752431163, 1e-10))
    #expect(isClose(interval.high, 3.6979908247568822, 1e-10))
    #expect(difference.correlation == nil && difference.rankPValue == nil)
  }

  @Test func `constants without pairs are identical or deterministic`() {
    #expect(Difference(unpaired: [2, 2], and: [2, 2, 2]).shape == .identical)
    #expect(Difference(unpaired: [3, 3], and: [2, 2]).shape == .deterministic)
    #expect(Difference(unpaired: [3], and: [2, 2]).shape == .unknown)
    #expect(Difference(unpaired: [], and: [2, 2]).mean == nil)
  }
}
