import MesoModel
import MesoScenario
import Testing

@Suite struct DelegationSlashingTests {
  /// One validator among five attests against the verdict on every panel and loses a tenth of its stake
  /// for each.
  private static let network = """
    scenario: faults
    epochs: 6
    treasury: {balance: 1_000}
    capital-cost: 0
    production: {kind: linear, skill-weight: 0, base: 1, noise: 0}
    contributors:
      one: {strategy: honest, operators: 1, capital: 50}
    validators:
      honest: {strategy: honest, operators: 4, stake: 100, signal-noise: 0}
      blind: {strategy: honest, operators: 1, stake: 100, signal-noise: 0, signal-bias: -5}
    delegators:
      retail: {holders: 25, tokens: 37, mobility: 0}
    mechanism:
      admission: {kind: stake, minimum: 0, unbonding: 4}
      verification: {kind: committee, size: 5, approvals: 3, commit-reveal: true}
      reward: {kind: per-task, amount: 1}
      slashing: {kind: per-fault, false-attestation: 0.1, downtime: 0, to: burn}
    """

  @Test func `holders lose the same share as their validator`() throws {
    let world = try world(Self.network)
    let engine = try Engine(world: world, seed: 1, replicate: 1)
    let start = engine.holdings(of: .validators)
    let (whole, own) = (start.validatorStake[4], start.stake[4])
    #expect(own == 100_000_000_000 && whole > own)
    try engine.step()
    let after = engine.holdings(of: .validators)

    #expect(after.validatorStake[4] == whole - whole / 10)
    // Each holder's tenth is a whole number here, and so is the operator's.
    #expect(after.stake[4] == own - own / 10)
    #expect(engine.frame.delegation.slashed == (whole - own) / 10)
    #expect(engine.frame.validators[1].slashed == own / 10)
    let burned = engine.frame.flows.filter { $0.reason == .slash && $0.to == .burned }
    #expect(burned.reduce(0) { $0 + $1.units } == whole / 10)
    #expect(Array(after.validatorStake[..<4]) == Array(start.validatorStake[..<4]))
  }

  /// 25 holders of 3 units with a validator of 1: a tenth of each is nothing, and rounding must not leave
  /// holders with more than there is.
  @Test func `rounding never leaves more delegated than staked`() throws {
    var world = try world(
      Self.network, "token.decimals=0", "delegators.retail.tokens=3", "validators.blind.stake=0",
      "validators.honest.stake=0", "contributors.one.capital=0", "treasury.balance=100",
      "mechanism.slashing.false-attestation=0.5")
    world.epochs = 30
    let engine = try Engine(world: world, seed: 2, replicate: 1)
    for _ in 0..<30 {
      try engine.step()
      #expect(engine.holdings(of: .validators).stake.allSatisfy { $0 >= 0 })
    }
    #expect(engine.holdings(of: .validators).validatorStake[4] == 1)
  }

  /// Holders run after the first slash, and the faults of the epochs in which their stake unbonds still
  /// cost them.
  @Test func `slashing reaches what holders have unbonding`() throws {
    let frames = try frames(
      of: try world(
        Self.network, "delegators.retail.mobility=1", "delegators.retail.inertia=0",
        "delegators.retail.window=1"))
    let reached = frames.map { frame in
      frame.flows.filter { $0.reason == .slash && $0.from == .unbonding }
        .reduce(Int64(0)) { $0 + $1.units }
    }
    let left = frames[1].delegation.moved
    #expect(left > 0)
    // They left in the second epoch; a tenth, then a tenth of the rest, until it is back in the sixth.
    #expect(reached == [0, left / 10, left * 9 / 100, left * 81 / 1_000, left * 729 / 10_000, 0])
  }
}
