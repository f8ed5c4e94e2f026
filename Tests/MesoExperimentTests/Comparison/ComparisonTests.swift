import MesoModel
import MesoPrimitives
import Testing

@testable import MesoExperiment

@Suite struct ComparisonTests {
  static func metric(
    _ name: String, better: Metric.Better, unit: String = "tokens"
  ) -> Metric {
    Metric(name, unit: unit, better: better, "", .stock { _, _ in nil })
  }

  /// Arms from one column of values per metric.
  private func arm(_ name: String, _ columns: [[Double?]]) -> Arm {
    let replicates = columns[0].indices
    return Arm(
      name: name,
      values: Dictionary(
        uniqueKeysWithValues: replicates.map { row in (row + 1, columns.map { $0[row] }) }))
  }

  private let base = [10.0, 12, 11, 14, 9, 13]

  private func comparison(
    _ treatment: [Double?], better: Metric.Better = .higher, unit: String = "tokens"
  ) -> Comparison {
    Comparison(
      [arm("base", [base]), arm("other", [treatment])],
      metrics: [Self.metric("m", better: better, unit: unit)], headline: ["m"], baseline: 0)
  }

  @Test func `verdicts follow the better direction`() {
    let up = zip(base, [3.0, 3.5, 2.8, 3.1, 3.3, 2.9]).map { $0 + $1 }

    #expect(comparison(up).rows[1].verdict == .better)
    #expect(comparison(up, better: .lower).rows[1].verdict == .worse)
    #expect(comparison(up, better: .none).rows[1].verdict == .higher)
    #expect(comparison(up).rows.map { $0.rank } == [2, 1])
    #expect(comparison(up, better: .lower).rows.map { $0.rank } == [1, 2])
    #expect(comparison(up, better: .none).rows.map { $0.rank } == [nil, nil])
  }

  @Test func `what cannot be told is listed with what would settle it`() throws {
    let level = zip(base, [0.5, -0.3, 0.4, -0.2, 0.6, 0.1]).map { $0 + $1 }
    let found = comparison(level)

    #expect(found.rows.map { $0.verdict } == [.baseline, .noDifferenceShown])
    #expect(found.rows.map { $0.rank } == [1, 1])
    let row = try #require(found.inconclusive.first)
    // Mean 0.1833, sd 0.3764: the least n with t(0.975, n − 1) · 0.3764 ⁄ √n ≤ 0.1833 is 19.
    #expect(row.replicatesToSettle == 19)
  }

  @Test func `identical and deterministic differences have words of their own`() {
    let same = comparison(base).rows[1]
    let shifted = comparison(base.map { $0 + 2 }).rows[1]
    let shares = comparison(base.map { $0 + 2 }, unit: "share").rows[1]

    #expect(same.verdict == .identical && same.adjustedPValue == 1 && same.rank == 1)
    #expect(shifted.verdict == .deterministic && shifted.adjustedPValue == nil)
    #expect(shifted.difference?.pValue == nil && shifted.rank == 1)
    #expect(shifted.interval == Interval(low: 2, high: 2))
    #expect(shares.interval == nil)
  }

  @Test func `missing values and single replicates decide nothing`() {
    let sparse = comparison([nil, 20, nil, nil, nil, nil]).rows[1]
    let none = comparison([nil, nil, nil, nil, nil, nil]).rows[1]

    #expect(sparse.difference?.count == 1 && sparse.verdict == .noDifferenceShown)
    #expect(none.difference?.count == 0 && none.verdict == .noDifferenceShown)
    #expect(none.summary.mean == nil && none.replicatesToSettle == nil)
  }

  @Test func `metrics beside the headline are exploratory`() {
    let up = zip(base, [3.0, 3.5, 2.8, 3.1, 3.3, 2.9]).map { $0 + $1 }
    let found = Comparison(
      [arm("base", [base, base]), arm("other", [up, up])],
      metrics: [Self.metric("m", better: .higher), Self.metric("n", better: .higher)],
      headline: ["m"], baseline: 0)
    let other = found.rows[3]

    #expect(other.metric.name == "n" && other.verdict == .exploratory)
    #expect(other.family == nil && other.adjustedPValue == nil && other.rank == nil)
    #expect(other.difference?.pValue == found.rows[2].difference?.pValue)
    #expect(found.rows[2].family == 1)
  }

  @Test func `unequal outlays are warned of`() {
    let outlay = Self.metric("outlay_tokens", better: .none)
    func warnings(_ outlays: Double...) -> [String] {
      Comparison(
        outlays.enumerated().map { arm("t\($0)", [[$1, $1]]) }, metrics: [outlay], headline: [],
        baseline: 0
      ).warnings
    }

    #expect(warnings(100, 104, 96).isEmpty)
    #expect(
      warnings(100, 112.34, 90) == [
        "'t1' has 12.3 % more outlay than 't0': differences may be the budget's.",
        "'t2' has 10.0 % less outlay than 't0': differences may be the budget's.",
      ])
  }

  @Test func `verdicts, intervals, ranks and Holm never contradict one another`() {
    var shown = 0
    var nearer = 0
    for seed in 0..<300 {
      let found = randomComparison(seed: UInt64(seed))
      let family = 8
      for row in found.rows where row.verdict != .baseline {
        let p = row.adjustedPValue ?? 1
        let isShown = row.verdict == .better || row.verdict == .worse
        let excludes = row.interval.map { $0.low > 0 || $0.high < 0 } ?? false
        #expect(isShown == (p <= 0.05), "seed \(seed)")
        #expect(isShown == excludes, "seed \(seed)")
        #expect(row.family == family)
        if isShown {
          let baseline = found.rows.first {
            $0.verdict == .baseline && $0.metric.name == row.metric.name
          }
          let isAhead = (row.rank ?? 0) < (baseline?.rank ?? 0)
          #expect(isAhead == (row.verdict == .better), "seed \(seed)")
          shown += 1
          if let raw = row.difference?.pValue, raw > 0.05 / Double(family) { nearer += 1 }
        }
      }
    }
    // Both kinds of rejection came up: Bonferroni's, and those that only Holm makes.
    #expect(shown > 100 && nearer > 10, "\(shown) shown, \(nearer) by Holm alone")
  }

  /// Five arms, two metrics, eight replicates with shared luck and shifts of 0 to 2.
  private func randomComparison(seed: UInt64) -> Comparison {
    func stream(_ entity: UInt64, _ epoch: Int) -> RandomStream {
      RandomStream(
        key: StreamKey(seed: seed, replicate: 1), entity: entity, epoch: epoch,
        purpose: .experiment)
    }
    func normal(_ entity: UInt64, _ epoch: Int) -> Double {
      var stream = stream(entity, epoch)
      return Normal.quantile(stream.uniform())
    }
    let arms = (0..<5).map { place in
      arm(
        "t\(place)",
        (0..<2).map { metric in
          var shift = stream(UInt64(1_000 + place * 2 + metric), 0)
          let mean = 2 * shift.uniform()
          return (0..<8).map { replicate in
            mean + normal(UInt64(metric), replicate)
              + normal(UInt64(10 + place * 2 + metric), replicate)
          }
        })
    }
    return Comparison(
      arms, metrics: [Self.metric("m", better: .higher), Self.metric("n", better: .lower)],
      headline: ["m", "n"], baseline: 2)
  }
}
