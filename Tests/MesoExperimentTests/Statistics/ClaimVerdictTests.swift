import Testing

@testable import MesoExperiment
@testable import MesoScenario

@Suite struct ClaimVerdictTests {
  private let claim = Claim(metric: "m", order: ["a", "b", "c"], text: "a < b < c")

  /// Judges from the differences b − a and c − b of each replicate.
  private func verdict(_ first: [Double], _ second: [Double]) -> ClaimVerdict {
    let a = Array(repeating: 1.0, count: first.count)
    let b = zip(a, first).map { $0 + $1 }
    let c = zip(b, second).map { $0 + $1 }
    let values = ["a": a, "b": b, "c": c]
    return ClaimVerdict(claim) { name in
      Dictionary(
        uniqueKeysWithValues: values[name, default: []].enumerated().map { ($0 + 1, $1) })
    }
  }

  /// Clearly above 0, and around 0.
  private let up = [0.5, 0.7, 0.4, 0.9, 0.6]
  private let level = [-0.1, 0.3, 0.2, -0.25, 0.15]

  @Test func `every step up confirms`() {
    #expect(verdict(up, up).finding == .confirmed)
  }

  @Test func `a step that may be down is inconclusive`() {
    #expect(verdict(up, level).finding == .inconclusive)
  }

  @Test func `any step down reverses`() {
    #expect(verdict(up, up.map { -$0 }).finding == .reversed)
    #expect(verdict(level, up.map { -$0 }).finding == .reversed)
  }

  @Test func `intervals are those of paired differences, shared among the steps`() throws {
    let pairs = verdict(up, level).pairs

    // SciPy 1.17.1: stats.t.interval(1 - 0.05 / 2, 4, mean, std / sqrt(5)).
    let first = try #require(pairs[0].interval)
    #expect(abs((pairs[0].difference ?? 0) - 0.62) < 1e-12)
    #expect(abs(first.low - 0.31931381228143163) < 1e-12)
    #expect(abs(first.high - 0.9206861877185688) < 1e-12)
    let second = try #require(pairs[1].interval)
    #expect(abs(second.low - -0.29560494688950245) < 1e-12)
    #expect(abs(second.high - 0.415604946889503) < 1e-12)
  }

  @Test func `equal differences are decided by their sign`() {
    #expect(verdict([0.5, 0.5], [0.25, 0.25]).finding == .confirmed)
    #expect(verdict([0.5, 0.5], [-0.25, -0.25]).finding == .reversed)
    #expect(verdict([0.5, 0.5], [0, 0]).finding == .inconclusive)
  }

  @Test func `one replicate, or none with both values, settles nothing`() {
    let lonely = ClaimVerdict(claim) { $0 == "a" ? [1: 1] : [2: 5] }

    #expect(verdict([5], [5]).finding == .inconclusive)
    #expect(lonely.finding == .inconclusive)
    #expect(lonely.pairs.map { $0.count } == [0, 1])
  }
}
