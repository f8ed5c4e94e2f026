import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// Pays a reading, in thousandths of its unit.
private struct PaidReading: ContributionReward {
  let kind: PublicEvidence

  var reads: Set<PublicEvidence> { [kind] }
  var source: FundingSource { .mint }
  var benchmarkNoise: Double? { nil }

  func weigh(_ evidence: borrowing TileEvidence, into weights: WriteColumn<Int64>) {
    let reading = evidence.reading(kind)
    for row in 0..<evidence.count { weights[row] = Int64(reading[row] * 1_000) }
  }

  func purse(_ totals: RewardTotals) -> Purse { .each(Amount(units: 1)) }
}

/// What roles make visible of a contribution.
struct RoleEvidenceTests {
  /// 4,000 contributions of quality 0.5 at effort 1.
  private static let scenario = """
    scenario: readings
    epochs: 2
    warm-up: 0
    replicates: 1
    production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
    contributors:
      all: {strategy: honest, role: compute-provider, operators: 2_000, skill: {constant: 0.5}}
    mechanism: {verification: {kind: none}, reward: {kind: per-task}}
    """

  /// The mean reading of a contribution, in thousandths rounded down.
  private func mean(_ kind: PublicEvidence, _ overrides: String...) throws -> Double {
    var network = try world(Self.scenario)
    for override in overrides { network = try world(Self.scenario, override) }
    network.mechanism.reward = PaidReading(kind: kind)
    let epochs = try frames(of: network)
    return Double(epochs.reduce(0) { $0 + $1.contributors[0].rewards }) / 4_000_000
  }

  /// Bounds are 5 standard errors of 4,000 draws; rounding down takes half a thousandth.
  @Test func `latency is lognormal in quality and effort`() throws {
    // Median e^(6.2 − 0.5 − 0.5), mean × e^(σ² ⁄ 2) with σ = 0.25.
    let expected = Elementary.exp(5.2 + 0.25 * 0.25 / 2)
    let spread = expected * (Elementary.exp(0.0625) - 1).squareRoot() / 4_000.0.squareRoot()
    #expect(abs(try mean(.latency) + 0.0005 - expected) < 5 * spread)
  }

  @Test func `uptime and completion have the means that the role says`() throws {
    #expect(abs(try mean(.uptime) + 0.0005 - 0.9) < 5 * 0.05 / 4_000.0.squareRoot())
    let completed = try mean(.completion) * 4_000
    #expect(Bounds.binomial(successes: Int(completed.rounded()), trials: 4_000, probability: 0.85))
  }

  @Test func `use is Poisson about its mean`() throws {
    #expect(abs(try mean(.usage) - 30) < 5 * (30.0 / 4_000).squareRoot())
  }

  @Test func `a scenario changes how a reading arises`() throws {
    let slow = try mean(.latency, "roles.compute-provider.latency.quality=0")
    let usual = try mean(.latency)
    #expect(abs(slow / usual - Elementary.exp(0.5)) < 0.05)
  }

  @Test func `asking for one more reading changes no other`() throws {
    struct Both: ContributionReward {
      var reads: Set<PublicEvidence> { [.uptime, .usage] }
      var source: FundingSource { .mint }
      var benchmarkNoise: Double? { nil }
      func weigh(_ evidence: borrowing TileEvidence, into weights: WriteColumn<Int64>) {
        for row in 0..<evidence.count {
          weights[row] = Int64(evidence.reading(.uptime)[row] * 1_000)
        }
      }
      func purse(_ totals: RewardTotals) -> Purse { .each(Amount(units: 1)) }
    }
    var one = try world(Self.scenario)
    one.mechanism.reward = PaidReading(kind: .uptime)
    var two = one
    two.mechanism.reward = Both()
    #expect(
      try frames(of: one).map { $0.contributors } == frames(of: two).map { $0.contributors })
  }
}
