import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// How a committee counts attestations, and what happens to those that are not revealed.
@Suite struct CommitteeCountTests {
  private let text = """
    scenario: counting
    epochs: 1
    warm-up: 0
    treasury: {balance: 1_000_000}
    production: {kind: linear}
    contributors:
      ring: {strategy: colluding, operators: 20_000, coalition: ring, stake: 1, quality: {skill-weight: 0, base: 0, noise: 0}}
    validators:
      honest: {strategy: honest, operators: 4, stake: 10, signal-noise: 0}
      whale: {strategy: colluding, operators: 1, coalition: ring, stake: 60}
    mechanism:
      verification: {kind: committee, size: 5, approvals: 3}
      reward: {kind: per-task}
      slashing: {kind: fraction, fraction: 1}
    """

  @Test(arguments: [("seats", 0), ("stake", 20_000), ("reputation", 0)])
  func `a whale outvotes a committee that counts stake`(counting: String, accepted: Int) throws {
    let world = try world(text, "mechanism.verification.count-by=\(counting)")

    #expect(try frames(of: world)[0].contributors[0].accepted == accepted)
  }

  @Test func `half of the weight is a tie and rejects`() throws {
    let tie = try world(
      text, "mechanism.verification.count-by=stake", "validators.whale.stake=40")
    let more = try world(
      text, "mechanism.verification.count-by=stake", "validators.whale.stake=40.000000001")

    #expect(try frames(of: tie)[0].contributors[0].accepted == 0)
    #expect(try frames(of: more)[0].contributors[0].accepted == 20_000)
  }

  /// Five perfect validators before good work, each silent with probability 0.3.
  private func silent(_ overrides: String...) throws -> EpochFrame {
    let silent = [
      "contributors.ring.coalition=null", "contributors.ring.strategy=honest",
      "contributors.ring.quality.base=1", "validators.whale=null",
      "validators.honest.operators=5", "validators.honest.non-reveal=0.3",
    ]
    return try frames(of: try world(text, overrides: silent + overrides))[0]
  }

  @Test func `an attestation that is not revealed approves nothing`() throws {
    let frame = try silent()

    // P(Bin(5, 0.7) ≥ 3).
    #expect(
      Bounds.binomial(
        successes: frame.contributors[0].accepted, trials: 20_000, probability: 0.83692))
    let attestations = frame.validators.reduce(0) { $0 + $1.attestations }
    #expect(Bounds.binomial(successes: attestations, trials: 100_000, probability: 0.7))
    // Those who stay silent have looked all the same.
    #expect(frame.validators.reduce(0) { $0 + $1.inspections } == 100_000)
  }

  @Test func `work that too few reveal expires without fault`() throws {
    let frame = try silent("mechanism.verification.min-revealed=4")

    // P(Bin(5, 0.7) ≥ 4); all work is good, so that it is accepted or expires.
    #expect(
      Bounds.binomial(
        successes: frame.contributors[0].accepted, trials: 20_000, probability: 0.52822))
    #expect(frame.contributors[0].slashed == 0)
  }

  @Test func `silence forfeits the penalty to the treasury`() throws {
    let frame = try silent("mechanism.verification.non-reveal-penalty=0.0001")
    let unrevealed = 100_000 - frame.validators.reduce(0) { $0 + $1.attestations }
    let penalty: Int64 = 100_000

    #expect(
      frame.validators.reduce(0) { $0 + $1.forfeited } == penalty * Int64(unrevealed))
    #expect(
      frame.flows.contains {
        $0.reason == .slash && $0.to == .treasury && $0.units == penalty * Int64(unrevealed)
      })
  }

  @Test func `without commit–reveal nothing is left to reveal`() throws {
    let frame = try silent("mechanism.verification.commit-reveal=false")

    #expect(frame.contributors[0].accepted == 20_000)
    #expect(frame.validators.reduce(0) { $0 + $1.attestations } == 100_000)
  }
}
