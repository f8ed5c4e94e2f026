import MesoModel

/// The tests of a comparison: adjusted p-values, and intervals that agree with them.
///
/// Intervals are Bonferroni's: with a family of m comparisons each has the level 1 − 0.05 ⁄ m, so
/// that all hold together with 95 %. An interval that leaves 0 out has p ≤ 0.05 ⁄ m, which Holm
/// rejects at any step. Holm may reject more, down to p ≤ 0.05 at the last step; where it settles
/// the sign of a difference whose Bonferroni interval still holds 0, the end nearer to 0 is that
/// of the level at which Holm rejected. So an interval leaves 0 out exactly when the adjusted p
/// is at most 0.05, and the verdict follows both. Those nearer ends are Holm's, and hold together
/// as its rejections do; intervals that are all as narrow as that would not hold together.
///
/// - SeeAlso: S. Holm, Scandinavian Journal of Statistics 6(2), 1979; O. Guilbaud, “Simultaneous
///   confidence regions corresponding to Holm's step-down procedure”, Biometrical Journal 50(5),
///   2008: regions that match Holm wholly have no near end but 0.
struct SimultaneousIntervals {
  /// What came of one comparison with the baseline.
  struct Test {
    let adjustedPValue: Double?
    let interval: Interval?
    /// 1 or −1 where a difference is shown, else 0.
    let sign: Int
    /// The level that a verdict takes at the first step.
    let level: Double
  }

  /// The number of comparisons: (arms − 1) × metrics.
  let family: Int
  private let metrics: [Int]
  /// By arm and metric.
  private var tests: [[Int: Test]]
  /// For each tested metric, which arm is shown to have more than which.
  private var more: [Int: [[Bool]]] = [:]

  /// - Parameters:
  ///   - pairs: The arms.
  ///   - metrics: The metrics to be put to the test, by place.
  ///   - baseline: The arm that the others are compared with.
  init(_ pairs: Pairs, metrics: [Int], baseline: Int) {
    self.metrics = metrics
    let others = (0..<pairs.count).filter { $0 != baseline }
    let comparisons = others.flatMap { arm in
      metrics.map { (arm, $0, pairs.difference(arm, baseline, metric: $0)) }
    }
    family = comparisons.count
    tests = Array(repeating: [:], count: pairs.count)
    for ((arm, metric, _), test) in zip(comparisons, Self.tests(of: comparisons.map { $0.2 })) {
      tests[arm][metric] = test
    }
    for metric in metrics { more[metric] = order(pairs, metric: metric, baseline: baseline) }
  }

  /// The test of an arm's metric; `nil` for the baseline and for metrics not put to the test.
  subscript(arm: Int, metric: Int) -> Test? { tests[arm][metric] }

  /// The tests of a family of differences, in their order.
  static func tests(of family: [Difference]) -> [Test] {
    let holm = Holm(family.map { $0.pValue }, family: family.count)
    return family.indices.map { place in
      test(
        family[place], adjusted: holm.adjusted[place], factor: holm.factors[place],
        family: family.count)
    }
  }

  private static func test(
    _ difference: Difference, adjusted: Double?, factor: Int?, family: Int
  ) -> Test {
    let error = Comparison.error
    let level = 1 - error / Double(family)
    var interval = difference.interval(level: level)
    let mean = difference.mean ?? 0
    var isShown = difference.shape == .deterministic
    if let adjusted, adjusted <= error {
      isShown = true
      if let wide = interval, wide.low <= 0, wide.high >= 0, let factor,
        let near = difference.interval(level: 1 - error / Double(factor))
      {
        interval =
          mean > 0
          ? Interval(low: near.low, high: wide.high) : Interval(low: wide.low, high: near.high)
      }
    }
    return Test(
      adjustedPValue: adjusted, interval: interval,
      sign: isShown ? (mean > 0 ? 1 : -1) : 0, level: level)
  }

  /// Which arm is shown to have more of a metric than which, by itself or through others.
  ///
  /// Pairs with the baseline are those of the verdicts; the rest are corrected for the number
  /// of all pairs.
  private func order(_ pairs: Pairs, metric: Int, baseline: Int) -> [[Bool]] {
    let count = pairs.count
    let level = 1 - Comparison.error / Double(max(1, count * (count - 1) / 2 * metrics.count))
    var more = Array(repeating: Array(repeating: false, count: count), count: count)
    for arm in 0..<count {
      for other in 0..<arm {
        let sign: Int
        if other == baseline {
          sign = tests[arm][metric]?.sign ?? 0
        } else if arm == baseline {
          sign = -(tests[other][metric]?.sign ?? 0)
        } else {
          let interval = pairs.difference(arm, other, metric: metric).interval(level: level)
          sign = interval.map { $0.low > 0 ? 1 : $0.high < 0 ? -1 : 0 } ?? 0
        }
        more[arm][other] = sign > 0
        more[other][arm] = sign < 0
      }
    }
    for middle in 0..<count {
      for arm in 0..<count where more[arm][middle] {
        for other in 0..<count where more[middle][other] { more[arm][other] = true }
      }
    }
    return more
  }

  /// One more than the number of arms that are shown to be better.
  ///
  /// What is better than a better one is better too, so a treatment that is shown to be better
  /// than another always has the lower rank; those with a rank in common cannot be told apart.
  func rank(of arm: Int, metric: Int, better: Metric.Better) -> Int? {
    guard let more = more[metric], better != .none else { return nil }
    return 1
      + more.indices.count { other in
        other != arm && (better == .higher ? more[other][arm] : more[arm][other])
      }
  }
}
