import MesoExperiment
import Testing

@Suite struct SummaryTests {
  @Test func `mean, deviation, interval and quantiles agree with an independent library`() throws {
    let summary = Summary(
      [2.1, nil, 3.4, 1.9, 5.6, 4.2, 3.3, 2.8, nil], isBoundedRate: false)

    // NumPy 2.4.6 and SciPy 1.17.1: mean, std(ddof=1), stats.t.interval(0.95, 6, …), quantile.
    let interval = try #require(summary.interval)
    #expect(summary.count == 7)
    #expect(isClose(summary.mean, 3.3285714285714287))
    #expect(isClose(summary.standardDeviation, 1.2750350135248387))
    #expect(isClose(interval.low, 2.149360717356341))
    #expect(isClose(interval.high, 4.507782139786516))
    #expect(isClose(summary.q05, 1.96))
    #expect(isClose(summary.q50, 3.3))
    #expect(isClose(summary.q95, 5.18))
  }

  @Test func `one replicate has a mean and no interval`() {
    let summary = Summary([4], isBoundedRate: false)

    #expect(summary.mean == 4)
    #expect(summary.standardDeviation == nil)
    #expect(summary.interval == nil)
    #expect(summary.q05 == 4 && summary.q95 == 4)
  }

  @Test func `nothing measured is missing, not zero`() {
    let summary = Summary([nil, nil], isBoundedRate: true)

    #expect(summary.count == 0)
    #expect(summary.mean == nil && summary.standardDeviation == nil && summary.q50 == nil)
  }

  @Test func `equal values have their own as interval, unless they are shares`() {
    let amounts = Summary([0.1, 0.1, 0.1], isBoundedRate: false)
    let shares = Summary([0.1, 0.1, 0.1], isBoundedRate: true)

    #expect(amounts.mean == 0.1 && amounts.standardDeviation == 0)
    #expect(amounts.interval == Interval(low: 0.1, high: 0.1))
    #expect(shares.mean == 0.1 && shares.standardDeviation == 0)
    #expect(shares.interval == nil)
  }

  @Test func `the order of replicates does not matter`() {
    let values = (0..<50).map { Double(($0 * 37) % 50) / 7 }

    #expect(
      Summary(values, isBoundedRate: false) == Summary(values.reversed(), isBoundedRate: false))
  }

  private func isClose(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) < 1e-12 } ?? false
  }
}
