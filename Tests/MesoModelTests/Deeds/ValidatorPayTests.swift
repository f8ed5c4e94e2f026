import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// Shares of fees and scores against peers.
@Suite struct ValidatorPayTests {
  @Test func `fees are shared equally over attestations and the dust stays with users`() throws {
    let world = try world(
      """
      scenario: fees
      epochs: 1
      warm-up: 0
      demand: {usage: 10, fee: 0.1}
      contributors:
        work: {strategy: honest, operators: 10}
      validators:
        honest: {strategy: honest, operators: 7, stake: 1}
      mechanism:
        verification: {kind: committee, size: 3, approvals: 2}
        reward: {kind: royalty, share: 0.9}
        validator-reward: {kind: fee-share, share: 0.1}
      """)
    let frame = try frames(of: world)[0]

    // ⌊0.1 tokens ⁄ 30⌋ = 3 333 333 units each.
    #expect(frame.validators[0].rewards == 30 * 3_333_333)
    #expect(frame.fees.units == 30 * 3_333_333)
  }

  @Test func `a share of the budget leaves the rest to contributors`() throws {
    let world = try world(
      """
      scenario: budgets
      epochs: 1
      warm-up: 0
      treasury: {balance: 100}
      demand: {budget: 10}
      production: {kind: linear}
      contributors:
        work: {strategy: honest, operators: 10, quality: {skill-weight: 0, base: 1, noise: 0}}
      validators:
        honest: {strategy: honest, operators: 5, stake: 1, signal-noise: 0}
      mechanism:
        verification: {kind: committee, size: 5, approvals: 3}
        reward: {kind: staked-performance, benchmark-noise: 0}
        validator-reward: {kind: fee-share, share: 0.25, of: budget}
      """)
    let frame = try frames(of: world)[0]

    #expect(frame.validators[0].rewards == 2_500_000_000)
    #expect(frame.contributors[0].rewards > 7_499_999_000)
    #expect(frame.contributors[0].rewards <= 7_500_000_000)
  }

  /// Work of which three fifths are good, before validators who are right with probability 0.8.
  private func peers(_ scoring: String, _ validators: String) -> String {
    // Φ(0.1 ⁄ noise) = 0.8.
    let noise = 0.1 / Statistics.normalQuantile(0.8)
    return """
      scenario: peers
      epochs: 1
      warm-up: 0
      treasury: {balance: 1_000_000}
      production: {kind: linear}
      contributors:
        good: {strategy: honest, operators: 18_000, quality: {skill-weight: 0, base: 0.6, noise: 0}}
        bad: {strategy: lazy, operators: 12_000, quality: {skill-weight: 0, base: 0.4, noise: 0}}
      validators:
        v: {\(validators), operators: 40, stake: 1_000, signal-noise: \(noise)}
      mechanism:
        verification: {kind: committee, size: 2, approvals: 1}
        reward: {kind: per-task, amount: 0}
        validator-reward: {kind: peer-score, scoring: \(scoring), fee: 1}
      """
  }

  /// The mean score of an attestation.
  private func score(_ scoring: String, _ validators: String) throws -> Double {
    let frame = try frames(of: try world(peers(scoring, validators)))[0]
    let paid = frame.validators[0].rewards - frame.validators[0].forfeited
    return Double(paid) / 1e9 / Double(frame.validators[0].attestations)
  }

  // A score is −1, 0 or 1. Both attestations of a panel and the penalty works that two draw are
  // shared by few others, so that scores are independent but for the pair of a panel: the mean of
  // 30 000 pairs has a deviation of at most 1 ⁄ √30 000 = 0.0058.
  private let deviation = 1 / 30_000.0.squareRoot()

  @Test func `truth scores what Dasgupta and Ghosh say, and attesting blindly scores nothing`()
    throws
  {
    let truth = try score("dasgupta-ghosh", "strategy: honest")
    let toss = try score("dasgupta-ghosh", "strategy: lazy, mode: random")
    let blind = try score("dasgupta-ghosh", "strategy: lazy, mode: approve-all")

    // 2·0.6·0.4·(2·0.8 − 1)².
    #expect((truth - 0.1728).magnitude < Bounds.sigmas * deviation)
    #expect(toss.magnitude < Bounds.sigmas * deviation)
    #expect(blind == 0)
  }

  @Test func `under output agreement blind approval is paid in full and truth is not`() throws {
    let truth = try score("output-agreement", "strategy: honest")
    let blind = try score("output-agreement", "strategy: lazy, mode: approve-all")

    // 0.8² + 0.2².
    #expect((truth - 0.68).magnitude < Bounds.sigmas * deviation)
    #expect(blind == 1)
  }

  @Test func `a sum of scores below nothing is forfeited to the treasury`() throws {
    // One approves the good half and the other the bad half: they never agree on a work, and on
    // two works they agree as often as those are of different kinds.
    let world = try world(
      """
      scenario: contrary
      epochs: 1
      warm-up: 0
      production: {kind: linear}
      contributors:
        good: {strategy: honest, operators: 500, quality: {skill-weight: 0, base: 1, noise: 0}}
        ring: {strategy: colluding, operators: 500, coalition: ring, quality: {skill-weight: 0, base: 0, noise: 0}}
      validators:
        honest: {strategy: honest, operators: 1, stake: 1_000, signal-noise: 0}
        contrary: {strategy: colluding, operators: 1, coalition: ring, stake: 1_000}
      mechanism:
        verification: {kind: committee, size: 2, approvals: 1}
        reward: {kind: per-task, amount: 0}
        validator-reward: {kind: peer-score, fee: 1}
      """)
    let frame = try frames(of: world)[0]
    let scores = frame.validators.map { Double($0.forfeited) / 1e9 }

    // Each of 1 000 scores is 0 − 1 with probability ½.
    for score in scores {
      #expect((score - 500).magnitude < Bounds.sigmas * (1_000 * 0.25).squareRoot())
    }
    #expect(frame.validators.allSatisfy { $0.rewards == 0 })
    #expect(Double(frame.balances[.treasury]) / 1e9 == scores[0] + scores[1])
  }
}
