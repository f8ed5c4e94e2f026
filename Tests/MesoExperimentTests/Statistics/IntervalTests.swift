import MesoPrimitives
import Testing

@testable import MesoExperiment

@Suite struct IntervalTests {
  @Test func `Wilson's interval agrees with an independent library`() {
    // SciPy 1.17.1: stats.binomtest(k, n).proportion_ci(method='wilson').
    let expected: [(successes: Int, count: Int, low: Double, high: Double)] = [
      (0, 10, 0, 0.27753279986288926), (7, 20, 0.1811918241010821, 0.5671457233147637),
      (20, 20, 0.8388748419471808, 1),
    ]
    for (successes, count, low, high) in expected {
      let interval = ShareInterval.wilson(successes, of: count)
      #expect(abs(interval.low - low) < 1e-14 && abs(interval.high - high) < 1e-14)
    }
  }

  @Test func `a quantile's interval ends at the values that the binomial gives`() {
    // SciPy 1.17.1: the largest l with binom.cdf(l - 1, n, q) <= 0.025 and the smallest u with
    // binom.sf(u - 1, n, q) <= 0.025; 0 and n + 1 are infinite ends.
    let expected: [(fraction: Double, count: Int, lower: Int, upper: Int)] = [
      (0.5, 20, 6, 15), (0.05, 100, 1, 11), (0.05, 20, 0, 4), (0.95, 100, 90, 100),
      (0.05, 72, 1, 9),
    ]
    for (fraction, count, lower, upper) in expected {
      let places = QuantileInterval.places(fraction, count: count, level: 0.95)
      #expect(places == (lower, upper), "q = \(fraction), n = \(count)")
    }
    let few = QuantileInterval.of(0.05, sorted: (1...20).map(Double.init))
    #expect(few == Interval(low: -.infinity, high: 4))
  }

  @Test func `replicates needed are the least whose interval is narrow enough`() throws {
    // SciPy 1.17.1: the least n with stats.t.ppf(1 - (1 - level) / 2, n - 1) * s / sqrt(n) <= h.
    #expect(ReplicatesNeeded.count(halfWidth: 0.1, standardDeviation: 0.3) == 38)
    #expect(ReplicatesNeeded.count(halfWidth: 5, standardDeviation: 1) == 3)
    #expect(ReplicatesNeeded.count(halfWidth: 0.02, standardDeviation: 1) == 9_607)
    #expect(ReplicatesNeeded.count(halfWidth: 0.1, standardDeviation: 0.3, level: 0.99) == 64)
    #expect(ReplicatesNeeded.count(halfWidth: 1e-9, standardDeviation: 1) == nil)
    let summary = Summary([2.1, 3.4, 1.9, 5.6, 4.2, 3.3, 2.8], isBoundedRate: false)
    #expect(ReplicatesNeeded.count(for: summary) == 228)
    #expect(ReplicatesNeeded.count(for: Summary([4], isBoundedRate: false)) == nil)
    #expect(ReplicatesNeeded.count(for: Summary([3, 3], isBoundedRate: false)) == 2)
    #expect(ReplicatesNeeded.count(for: Summary([-1, 1], isBoundedRate: false)) == nil)
  }

  @Test func `a bootstrap interval is near that of an independent library`() throws {
    let sample = [2.1, 3.4, 1.9, 5.6, 4.2, 3.3, 2.8, 9.0, 2.2, 3.0]
    let interval = try #require(Bootstrap(seed: 1, subject: "a/m").interval(ofMean: sample))

    // SciPy 1.17.1: stats.bootstrap(…, np.mean, n_resamples=400000, method='BCa') has
    // 2.84 and 5.66. An end from 2,000 resamples has a standard error of about
    // sqrt(0.025 · 0.975 ⁄ 2000) ⁄ density; densities there are about 0.1 and 0.05, so 0.035
    // and 0.07. Five of those (one false alarm in 10⁶; the seed is fixed besides).
    #expect(abs(interval.low - 2.84) < 0.18)
    #expect(abs(interval.high - 5.66) < 0.35)
  }

  @Test func `bootstrap intervals depend on seed and subject alone`() {
    let sample = [2.1, 3.4, 1.9, 5.6, 4.2]
    let one = Bootstrap(seed: 1, subject: "a/m").interval(ofMean: sample)
    #expect(one == Bootstrap(seed: 1, subject: "a/m").interval(ofMean: sample))
    #expect(one != Bootstrap(seed: 2, subject: "a/m").interval(ofMean: sample))
    #expect(one != Bootstrap(seed: 1, subject: "b/m").interval(ofMean: sample))
    #expect(Bootstrap(seed: 1, subject: "").interval(ofMean: [4]) == nil)
    #expect(
      Bootstrap(seed: 1, subject: "").interval(ofMean: [4, 4]) == Interval(low: 4, high: 4))
  }
}
