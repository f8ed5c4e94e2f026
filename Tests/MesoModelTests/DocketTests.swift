import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// Contributions that outlive their epoch, and the money that is at stake on them.
struct DocketTests {
  /// Bad work only, asserted on a bond; watchers look without error.
  private static let assertions = """
    scenario: assertions
    seed: 3
    epochs: 12
    warm-up: 0
    replicates: 1
    treasury: {balance: 100_000}
    demand: {kind: constant, usage: 0, fee: 0}
    production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
    contributors:
      bad: {strategy: lazy, operators: 2_000, capital: 100, skill: {constant: 0.2}}
    validators:
      jury: {strategy: honest, operators: 5, capital: 10, stake: 10, signal-noise: 0, duty: juror}
      watch: {strategy: challenger, attention: 0.1, operators: 10, capital: 10_000, stake: 10, signal-noise: 0, duty: watcher}
    mechanism:
      verification: {kind: none}
      dispute: {kind: optimistic, bond: 1, burned: 0.5, window: 3, jury: 3, juror-fee: 0.02, to: burn}
      reward: {kind: per-task, amount: 1}
    """

  /// A false assertion stands if each of w watchers fails to notice it in each of T epochs:
  /// (1 − a)^(wT). At 5σ, one false alarm in 1.7 million.
  @Test func `a false assertion survives its window as often as nobody notices it`() throws {
    let epochs = try frames(of: world(Self.assertions))
    let final = epochs.reduce(0) { $0 + $1.contributors[0].contributions }
    let survived = epochs.reduce(0) { $0 + $1.contributors[0].accepted }
    // Those of the first ten epochs are final by the twelfth; later ones only if challenged.
    let complete = try frames(of: world(Self.assertions, "mechanism.dispute.window=1", "epochs=8"))
    let made = complete.reduce(0) { $0 + $1.contributors[0].contributions }
    let passed = complete.reduce(0) { $0 + $1.contributors[0].accepted }
    let single = 0.348_678_440_1  // 0.9^10
    #expect(made == 16_000)
    let spread = (single * (1 - single) * Double(made)).squareRoot()
    #expect(abs(Double(passed) - single * Double(made)) < 5 * spread)

    let chance = 0.042_391_158_28  // 0.9^30
    let due = 20_000.0
    #expect(Double(survived) > chance * due - 5 * (chance * (1 - chance) * due).squareRoot())
    #expect(Double(survived) < chance * due + 5 * (chance * (1 - chance) * due).squareRoot())
    #expect(final > 20_000)
  }

  /// With noise σ a watcher believes that work of quality q is bad with Φ((θ − y) ⁄ σ), and
  /// challenges above the break-even belief of 2 ⁄ 3: with probability
  /// Φ((θ − q) ⁄ σ − Φ⁻¹(2 ⁄ 3)).
  @Test func `a watcher challenges from a belief of two thirds at a burned share of one half`()
    throws
  {
    let epochs = try frames(
      of: world(
        Self.assertions, "validators.watch.operators=1", "validators.watch.attention=1",
        "validators.watch.signal-noise=0.3", "mechanism.dispute.window=1", "epochs=5",
        "contributors.bad.skill={constant: 0.4}"))
    let challenged = epochs.reduce(0) { $0 + $1.challenges }
    let quantile = 0.430_727_299_295_5  // Φ⁻¹(2 ⁄ 3)
    let chance = Elementary.normalCDF((0.5 - 0.4) / 0.3 - quantile)
    let made = 10_000.0
    #expect(
      abs(Double(challenged) - chance * made) < 5 * (chance * (1 - chance) * made).squareRoot())
  }

  @Test func `the winner of a challenge gets the loser's bond less the burned share`() throws {
    let epochs = try frames(
      of: world(
        Self.assertions, "validators.watch.attention=1", "validators.watch.operators=1",
        "epochs=1"))
    // 2,000 challenges, all upheld: each author loses 1, the watcher gains 1 − 1 ⁄ 2, three
    // jurors 0.02 each, and 0.44 is burned.
    #expect(epochs[0].challenges == 2_000)
    #expect(epochs[0].contributors[0].charges == 2_000 * 1_000_000_000)
    #expect(epochs[0].validators[1].rewards == 2_000 * 500_000_000)
    #expect(epochs[0].validators[0].rewards == 2_000 * 60_000_000)
    #expect(epochs[0].burned.units == 2_000 * 440_000_000)
    #expect(epochs[0].contributors[0].accepted == 0)
  }

  @Test func `a run that ends in the middle of disputes conserves every unit`() throws {
    let epochs = try frames(
      of: world(Self.assertions, "validators.watch.attention=0.02", "epochs=4"))
    #expect(epochs.last!.openCases > 1_000)
    #expect(epochs.allSatisfy { $0.conservationError == 0 })
    #expect(epochs.last!.balances[.escrow] == Int64(epochs.last!.openCases) * 1_000_000_000)
  }

  @Test func `work is paid in the epoch in which it is accepted, and waits no longer`() throws {
    let epochs = try frames(
      of: world(
        Self.assertions, "validators.watch.attention=0", "contributors.bad.operators=50",
        "epochs=5"))
    #expect(epochs.map { $0.contributors[0].accepted } == [0, 0, 50, 50, 50])
    #expect(epochs.map { $0.contributors[0].rewards / 1_000_000_000 } == [0, 0, 50, 50, 50])
    #expect(epochs[4].delayedUnits == 2 * epochs[4].dueUnits)
  }

  @Test func `a checkpoint in the middle of disputes continues with the same bytes`() throws {
    let network = try world(Self.assertions, "validators.watch.attention=0.02")
    let through = try Engine(world: network, seed: 3, replicate: 1)
    for _ in 0..<4 { try through.step() }
    let resumed = try Engine(world: network, checkpoint: through.checkpoint())
    for _ in 0..<6 {
      try through.step()
      try resumed.step()
      #expect(through.checkpoint() == resumed.checkpoint())
    }
  }

  @Test func `disputes come out the same on one thread and on four`() throws {
    let network = try world(busy, "mechanism.dispute={kind: optimistic, window: 2}")
    let one = try frames(of: network)
    let four = try frames(of: network, threads: 4)
    #expect(one.map { $0.flows } == four.map { $0.flows })
    #expect(one.contains { $0.openCases > 0 })
  }

  @Test func `a deposit comes back with acceptance and is lost with rejection`() throws {
    let scenario = """
      scenario: deposits
      epochs: 3
      warm-up: 0
      replicates: 1
      treasury: {balance: 1_000}
      demand: {kind: constant, usage: 0, fee: 0}
      production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
      contributors:
        good: {strategy: honest, operators: 4, capital: 10, skill: {constant: 0.9}}
        bad: {strategy: lazy, operators: 3, capital: 2.5, skill: {constant: 0.1}}
      mechanism:
        admission: {kind: submission-deposit, amount: 1, to: burn}
        verification: {kind: oracle, error: 0}
        reward: {kind: per-task, amount: 0.5}
      """
    let epochs = try frames(of: world(scenario))
    // Bad authors can afford two deposits.
    #expect(epochs.map { $0.contributors[1].contributions } == [3, 3, 0])
    #expect(epochs.map { $0.burned.units } == [3_000_000_000, 3_000_000_000, 0])
    #expect(epochs.map { $0.contributors[1].charges } == [3_000_000_000, 3_000_000_000, 0])
    #expect(epochs.allSatisfy { $0.contributors[0].charges == 0 && $0.balances[.escrow] == 0 })
    #expect(epochs[2].contributors[0].balance == 4 * 11_500_000_000)
  }
}
