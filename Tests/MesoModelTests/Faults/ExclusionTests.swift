import MesoModel
import Testing

/// Jail and ejection: who is out of work, for how long, and what becomes of the stake.
@Suite struct ExclusionTests {
  private func text(_ slashing: String) -> String {
    """
    scenario: exclusion
    epochs: 12
    warm-up: 0
    treasury: {balance: 1_000}
    production: {kind: linear}
    contributors:
      bad: {strategy: lazy, operators: 10, capital: 30, quality: {skill-weight: 0, base: 0, noise: 0}}
      good: {strategy: honest, operators: 10, capital: 30, quality: {skill-weight: 0, base: 1, noise: 0}}
    validators:
      idle: {strategy: honest, operators: 1}
    mechanism:
      admission: {kind: stake, minimum: 10, unbonding: 2}
      verification: {kind: oracle}
      reward: {kind: per-task, amount: 1}
      slashing: \(slashing)
    """
  }

  private func contributions(_ frames: [EpochFrame]) -> [Int] {
    frames.map { $0.contributors[0].contributions }
  }

  @Test func `a jailed identity sits out as many epochs as it says`() throws {
    let epochs = try frames(of: try world(text("{kind: jail, fraction: 0.1, epochs: 3}")))

    #expect(contributions(epochs) == [10, 0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0])
    #expect(epochs.allSatisfy { $0.contributors[1].contributions == 10 })
    // A tenth of the stake, which is made up again before the next contribution.
    let slashed = epochs.map { $0.contributors[0].slashed }
    #expect(slashed[0...4] == [10_000_000_000, 0, 0, 0, 10_000_000_000])
  }

  @Test func `it may take several faults`() throws {
    let world = try world(text("{kind: jail, fraction: 0, epochs: 2, faults: 3}"))

    #expect(contributions(try frames(of: world)) == [10, 10, 10, 0, 0, 10, 10, 10, 0, 0, 10, 10])
  }

  @Test func `an ejected identity never works again and gets its stake back in time`() throws {
    let epochs = try frames(of: try world(text("{kind: ejection, fraction: 0.1, faults: 2}")))
    let unbonding = epochs.map { $0.balances[.unbonding] }

    #expect(contributions(epochs) == [10, 10] + [Int](repeating: 0, count: 10))
    // Nine tenths of ten stakes of 10, from the end of epoch 2 until epoch 5 begins.
    #expect(unbonding[1...3] == [90_000_000_000, 90_000_000_000, 90_000_000_000])
    #expect(unbonding[4] == 0)
    // 30 each, less a tenth of 10 twice.
    #expect(epochs[11].contributors[0].balance == 280_000_000_000)
  }

  @Test func `a jailed identity is not paid for the use of its work`() throws {
    let royalty = """
      scenario: royalties
      epochs: 4
      warm-up: 0
      demand: {usage: 100, fee: 0.1}
      production: {kind: linear}
      popularity: {item-sd: 0, operator-sd: 0}
      contributors:
        work: {strategy: honest, operators: 200, quality: {skill-weight: 0, base: 0.5, noise: 0.1}}
      validators:
        idle: {strategy: honest, operators: 1}
      mechanism:
        verification: {kind: oracle}
        reward: {kind: royalty, decay: 1, quality-exponent: 0}
        slashing: {kind: jail, fraction: 0, epochs: 1000}
      """
    let epochs = try frames(of: try world(royalty))
    // All who were accepted so far and are not jailed share; those jailed keep their part of the
    // use, and nobody is paid it.
    #expect(epochs[1].contributors[0].rewards > 9_900_000_000)
    #expect(epochs[3].contributors[0].rewards < 9_000_000_000)
  }
}
