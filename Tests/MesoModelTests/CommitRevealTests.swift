import MesoModel
import MesoTestSupport
import Testing

/// What hiding attestations until all are in changes for a validator that copies.
@Suite struct CommitRevealTests {
  private let text = """
    scenario: copying
    epochs: 20
    warm-up: 0
    treasury: {balance: 100_000}
    production: {kind: linear}
    contributors:
      good: {strategy: honest, operators: 100, quality: {skill-weight: 0, base: 1, noise: 0}}
      bad: {strategy: lazy, operators: 100, quality: {skill-weight: 0, base: 0, noise: 0}}
    validators:
      honest: {strategy: honest, operators: 20, stake: 10, signal-noise: 0.01}
      copiers: {strategy: lazy, mode: copy-consensus, operators: 20, stake: 10}
    mechanism:
      preset: pay-per-task
      verification: {kind: committee, size: 5, approvals: 3}
    """

  /// The share of the copiers' attestations that are right, over an epoch.
  private func accuracy(_ frame: EpochFrame) -> Double {
    Double(frame.validators[1].correct) / Double(frame.validators[1].attestations)
  }

  @Test func `without commit–reveal a copier follows the attestations already in`() throws {
    let first = try frames(of: try world(text, "mechanism.verification.commit-reveal=false"))[0]

    // In the first epoch there is no past to copy: what it gets right on bad work it has copied
    // from earlier seats of the same panel.
    #expect(accuracy(first) > 0.6)
  }

  @Test func `with commit–reveal a copier knows past epochs alone`() throws {
    let epochs = try frames(of: try world(text, "mechanism.verification.commit-reveal=true"))

    // Without a record every author passes, so all bad work is misjudged in the first epoch.
    let attestations = epochs[0].validators[1].attestations
    let wrong = attestations - epochs[0].validators[1].correct
    #expect(accuracy(epochs[0]) < 0.6 && wrong > attestations / 3)
    // Authors do not change, so their record soon gives them away.
    #expect(accuracy(epochs[19]) > accuracy(epochs[0]) + 0.2)
  }

  @Test func `a copier never pays for an inspection`() throws {
    for frame in try frames(of: try world(text)) {
      #expect(frame.validators[1].inspections == 0)
      #expect(frame.validators[0].inspections == frame.validators[0].attestations)
    }
  }

  /// One copier among nine perfect validators, so that verdicts are always right.
  private func copying(_ overrides: String...) throws -> [EpochFrame] {
    let one = [
      "contributors.good.operators=10_000", "contributors.bad.operators=10_000", "epochs=6",
      "validators.honest.operators=9", "validators.honest.signal-noise=0",
      "validators.copiers.operators=1",
    ]
    return try frames(of: try world(text, overrides: one + overrides))
  }

  @Test(arguments: [1, 2, 4])
  func `with commit–reveal a copier lags behind by as many verdicts as it says`(lag: Int) throws {
    let epochs = try copying("validators.copiers.lag=\(lag)")

    // Until there are so many verdicts it approves everything, and half of the work is bad; from
    // then on it knows each author.
    for (epoch, frame) in epochs.enumerated() {
      let copier = frame.validators[1]
      if epoch < lag {
        #expect(
          Bounds.binomial(
            successes: copier.correct, trials: copier.attestations, probability: 0.5))
      } else {
        #expect(copier.correct == copier.attestations)
      }
    }
  }

  @Test func `without it a copier errs only where nobody attested before it`() throws {
    let copier = try copying("mechanism.verification.commit-reveal=false")[0].validators[1]

    // It comes first with probability ⅕, whatever its place in storage, and then approves
    // everything.
    #expect(
      Bounds.binomial(
        successes: copier.correct, trials: copier.attestations, probability: 1 - 0.5 / 5))
  }

  @Test func `a camouflaged cabal judges insiders honestly as often as it says`() throws {
    let world = try world(
      """
      scenario: camouflage
      epochs: 1
      warm-up: 0
      production: {kind: linear}
      contributors:
        good: {strategy: honest, operators: 20_000, quality: {skill-weight: 0, base: 1, noise: 0}}
        ring: {strategy: colluding, operators: 20_000, coalition: ring, quality: {skill-weight: 0, base: 0, noise: 0}}
      validators:
        cabal: {strategy: colluding, operators: 1, coalition: ring, camouflage: 0.3, signal-noise: 0}
      mechanism:
        verification: {kind: committee, size: 1, approvals: 1}
        reward: {kind: per-task, amount: 0}
      """)
    let frame = try frames(of: world)[0]

    // Insiders' bad work passes and outsiders' good work does not, unless it looks.
    #expect(
      Bounds.binomial(
        successes: frame.contributors[0].accepted, trials: 20_000, probability: 0.3))
    #expect(
      Bounds.binomial(
        successes: frame.contributors[1].accepted, trials: 20_000, probability: 0.7))
    #expect(frame.validators[0].inspections == frame.validators[0].correct)
  }
}
