import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

/// The verification game out of simulation: how many verify, what they get, what deters a cheat.
struct VerificationGameTests {
  /// Good work, and ten verifiers who verify while it pays. A prize of 100,000 at a rate of one
  /// forced error in a thousand against a cost of 5.
  private static let game = """
    scenario: game
    seed: 9
    epochs: 1
    warm-up: 0
    replicates: 1
    treasury: {balance: 10_000_000}
    demand: {kind: constant, usage: 0, fee: 0}
    production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
    contributors:
      solver: {strategy: honest, operators: 100, capital: 1_000, skill: {constant: 0.9}}
    validators:
      watch: {strategy: challenger, mode: rational, expected-bad: 0, operators: 10, capital: 1_000_000, signal-noise: 0, inspection-cost: 5}
    mechanism:
      verification: {kind: verification-game, deposit: 1, forced-errors: 0.001, tax: 0, endowment: 300_001, split: pairwise}
      reward: {kind: per-task, amount: 0}
    """

  private func verifiers(_ overrides: String...) throws -> Int {
    let network = try world(overrides: overrides)
    let frame = try frames(of: network)[0]
    #expect(frame.validators[0].inspections % 100 == 0)
    return frame.validators[0].inspections / 100
  }

  private func world(overrides: [String]) throws -> World {
    let scenario = try ScenarioLoader().load(
      text: Self.game, file: "test.yaml", overrides: overrides)
    return scenario.treatments[0].world
  }

  /// ⌊1 + log₂(f J ⁄ c)⌋ = 5: the fifth gets 6.25 a look, a sixth would get 3.125.
  @Test func `as many verify as the prize pays for`() throws {
    #expect(try verifiers() == 5)
    #expect(try verifiers("validators.watch.inspection-cost=6.26") == 4)
    #expect(try verifiers("validators.watch.operators=3") == 3)
  }

  /// J* = c · 2^(k − 1) ⁄ f = 5,000, 10,000, 40,000 for k = 1, 2, 4; a third of the jackpot is J.
  @Test(arguments: [(1, 15_000), (2, 30_000), (4, 120_000)])
  func `a verifier more takes twice the jackpot`(verifiers count: Int, jackpot: Int) throws {
    #expect(
      try verifiers("mechanism.verification.endowment=\(jackpot * 1_001 / 1_000)") == count)
    #expect(
      try verifiers("mechanism.verification.endowment=\(jackpot * 999 / 1_000)") == count - 1)
  }

  /// Nothing forced, nothing expected: no look is worth its cost, and cheats pass.
  @Test func `without forced errors nobody verifies`() throws {
    #expect(try verifiers("mechanism.verification.forced-errors=0") == 0)
    let cheats = try frames(
      of: world(overrides: [
        "mechanism.verification.forced-errors=0", "contributors.solver.skill={constant: 0.2}",
      ]))
    #expect(cheats[0].contributors[0].accepted == 100)
    let watched = try frames(of: world(overrides: ["contributors.solver.skill={constant: 0.2}"]))
    #expect(watched[0].contributors[0].accepted == 0)
  }

  /// Expecting a share b of bad work, k watchers verify while b · gain ⁄ k ≥ c; the gain is half of
  /// the deposit of 100.
  @Test func `verifiers who expect cheats verify while a challenge pays`() throws {
    let terms = [
      "mechanism.verification.forced-errors=0", "mechanism.verification.deposit=100",
      "validators.watch.inspection-cost=1",
    ]
    func verifiers(expecting share: Double) throws -> Int {
      let frame = try frames(
        of: world(overrides: terms + ["validators.watch.expected-bad=\(share)"]))[0]
      return frame.validators[0].inspections / 100
    }
    #expect(try verifiers(expecting: 0.019) == 0)
    #expect(try verifiers(expecting: 0.02) == 1)
    #expect(try verifiers(expecting: 0.1) == 5)
  }

  /// One task, wrong for certain; one operator with several identities finds it with each.
  private func prize(_ split: String, identities: Int) throws -> Double {
    let frame = try frames(
      of: world(overrides: [
        "contributors.solver.operators=1", "mechanism.verification.forced-errors=1",
        "mechanism.verification.endowment=100", "mechanism.verification.cap=1",
        "mechanism.verification.split=\(split)",
        "validators.watch={strategy: challenger, mode: random, attention: 1, operators: 1, capital: 1_000, signal-noise: 0, identities: \(identities)}",
      ]))[0]
    #expect(frame.conservationError == 0)
    #expect(frame.validators[0].forfeited == 0 && frame.contributors[0].accepted == 1)
    return Double(frame.validators[0].rewards) / 1e9
  }

  @Test func `two identities share what one gets, and more get less`() throws {
    #expect(try (1...5).map { try prize("pairwise", identities: $0) } == [100, 100, 75, 50, 31.25])
  }

  @Test func `paid by slots, more identities get more`() throws {
    #expect(
      try [1, 2, 3, 10].map { try prize("sequential", identities: $0) } == [
        50, 75, 87.5, 99.902_343_75,
      ])
  }

  @Test func `a forced error that nobody finds pays the solver`() throws {
    let frame = try frames(
      of: world(overrides: [
        "contributors.solver.operators=1", "mechanism.verification.forced-errors=1",
        "mechanism.verification.endowment=100", "mechanism.verification.cap=0.25",
        "validators.watch.inspection-cost=1_000",
      ]))[0]
    #expect(frame.contributors[0].rewards == 25_000_000_000)
    #expect(frame.balances[.contract] == 75_000_000_000)
    #expect(frame.contributors[0].accepted == 1)
  }

  /// A cheat gains B = 1,000 unless one of three verifiers looks, P = 1 − 0.7³. At the deposit
  /// B (1 − P) ⁄ P = 522.07 it breaks even. One result is worth 1,000 or −522.07, a standard
  /// deviation of 722; at 5σ, one false alarm in 1.7 million.
  @Test func `a cheat breaks even at the deposit of the closed form`() throws {
    func mean(deposit: Double) throws -> (mean: Double, count: Double) {
      let epochs = try frames(
        of: world(overrides: [
          "epochs=10", "treasury.balance=100_000_000", "contributors.solver.operators=2_000",
          "contributors.solver.capital=20_000", "contributors.solver.skill={constant: 0.2}",
          "validators.watch={strategy: challenger, mode: random, attention: 0.3, operators: 3, capital: 100_000, signal-noise: 0}",
          "mechanism.verification={kind: verification-game, deposit: \(deposit), endowment: 0, forced-errors: 0, tax: 0}",
          "mechanism.reward.amount=1_000",
        ]))
      let count = Double(epochs.reduce(0) { $0 + $1.contributors[0].contributions })
      let net = epochs.reduce(0.0) {
        $0 + Double($1.contributors[0].rewards - $1.contributors[0].charges)
      }
      return (net / 1e9 / count, count)
    }
    let even = try mean(deposit: 522.070_015_2)
    #expect(even.count == 20_000)
    #expect(abs(even.mean) < 5 * 722 / even.count.squareRoot())
    #expect(try mean(deposit: 261).mean > 100)
    #expect(try mean(deposit: 1_044).mean < -100)
  }

  /// Half of a deposit goes to who was right, half to the jackpot.
  @Test func `the loser of a challenge loses its deposit to the other side and the jackpot`()
    throws
  {
    let found = try frames(
      of: world(overrides: [
        "contributors.solver.operators=1", "contributors.solver.skill={constant: 0.2}",
        "mechanism.verification={kind: verification-game, deposit: 8, endowment: 0, forced-errors: 0, tax: 2}",
        "validators.watch={strategy: challenger, mode: random, attention: 1, operators: 2, capital: 100, signal-noise: 0}",
      ]))[0]
    #expect(found.contributors[0].charges == 8_000_000_000 && found.contributors[0].accepted == 0)
    #expect(found.validators[0].rewards == 4_000_000_000)
    #expect(found.balances[.contract] == 6_000_000_000)

    let accused = try frames(
      of: world(overrides: [
        "contributors.solver.operators=1",
        "mechanism.verification={kind: verification-game, deposit: 8, endowment: 0, forced-errors: 0, tax: 2}",
        "validators.watch={strategy: challenger, mode: random, attention: 1, operators: 2, capital: 100, signal-noise: 0, signal-bias: -1}",
      ]))[0]
    #expect(accused.contributors[0].rewards == 8_000_000_000)
    #expect(accused.contributors[0].accepted == 1)
    #expect(accused.validators[0].forfeited == 16_000_000_000)
    #expect(accused.balances[.contract] == 10_000_000_000)
  }

  @Test func `rational verifiers stay the same through a checkpoint`() throws {
    let network = try world(overrides: [
      "epochs=6", "mechanism.verification.forced-errors=0.2",
      "validators.watch.inspection-cost=900",
    ])
    let through = try Engine(world: network, seed: 3, replicate: 1)
    for _ in 0..<3 { try through.step() }
    let resumed = try Engine(world: network, checkpoint: through.checkpoint())
    for _ in 0..<3 {
      try through.step()
      try resumed.step()
      #expect(through.checkpoint() == resumed.checkpoint())
    }
  }
}
