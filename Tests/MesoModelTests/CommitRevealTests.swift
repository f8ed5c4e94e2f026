import MesoModel
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
}
