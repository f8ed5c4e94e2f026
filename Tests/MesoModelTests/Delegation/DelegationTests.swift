import MesoModel
import MesoScenario
import Testing

@Suite struct DelegationTests {
  /// Three validators of 100 tokens each that share 10 tokens an epoch by stake, and holders of 10 each.
  private static let network = """
    scenario: holders
    epochs: 40
    treasury: {balance: 10_000}
    capital-cost: 0
    production: {kind: linear, skill-weight: 0, base: 1, noise: 0}
    contributors:
      all: {strategy: honest, operators: 10, capital: 50}
    validators:
      cheap: {strategy: honest, operators: 1, stake: 100, commission: 0.05}
      usual: {strategy: honest, operators: 1, stake: 100, commission: 0.25}
      dear: {strategy: honest, operators: 1, stake: 100, commission: 0.5}
    delegators:
      retail: {holders: 90, tokens: 10, mobility: 0.2, window: 5}
    mechanism:
      admission: {kind: stake, minimum: 0, unbonding: 3}
      verification: {kind: none}
      reward: {kind: per-task, amount: 0}
      validator-reward: {kind: stake-share, from: treasury, pool: 10}
    """

  private func shares(_ overrides: String...) throws -> (frames: [EpochFrame], stakes: [Int64]) {
    let world = try world(Self.network, overrides: overrides)
    let engine = try Engine(world: world, seed: 3, replicate: 1)
    let frames = try (0..<world.epochs).map { _ in
      try engine.step()
      return engine.frame
    }
    return (frames, engine.holdings(of: .validators).validatorStake)
  }

  /// 10 tokens on 1 200 staked a day are 3.04 a year; the commission makes it 2.9, 2.3 and 1.5.
  @Test func `holders go to the cheapest validator, and stay where inertia holds them`() throws {
    let moved = try shares()
    #expect(moved.stakes[0] == 1_000_000_000_000)
    #expect(moved.stakes[1...] == [100_000_000_000, 100_000_000_000])
    #expect(moved.frames[39].delegation.staked == 900_000_000_000)

    let held = try shares("delegators.retail.inertia=2")
    #expect(held.stakes.reduce(0, +) == 1_200_000_000_000)
    #expect(held.stakes.allSatisfy { $0 > 200_000_000_000 }, "\(held.stakes)")
    #expect(held.frames.allSatisfy { $0.delegation.moved == 0 })

    // A gap of 0.61 a year between the first two does not matter to anybody; one of 1.37 does.
    let some = try shares("delegators.retail.inertia=0.8")
    #expect(some.stakes[0] > 300_000_000_000 && some.stakes[1] > 300_000_000_000)
    #expect(some.stakes[2] == 100_000_000_000)
  }

  @Test func `what is taken away earns nothing until it has unbonded`() throws {
    let frames = try shares().frames
    func back(_ frame: EpochFrame) -> Int64 {
      frame.flows.reduce(0) { $0 + ($1.from == .unbonding && $1.to == .outside ? $1.units : 0) }
    }
    for epoch in 0..<36 {
      #expect(frames[epoch].delegation.moved == back(frames[epoch + 3]), "\(epoch)")
      let (staked, waiting) = (frames[epoch].delegation.staked, frames[epoch].delegation.unbonding)
      #expect(staked + waiting <= 900_000_000_000)
    }
    #expect(frames.contains { $0.delegation.unbonding > 0 })
    // Without a delay holders move at once, and nothing ever waits.
    let quick = try shares("mechanism.admission.unbonding=0").frames
    #expect(quick.allSatisfy { $0.delegation.unbonding == 0 })
    #expect(quick.allSatisfy { $0.delegation.staked == 900_000_000_000 })
    #expect(quick.contains { $0.delegation.moved > 0 })
  }

  /// 10 tokens a day, less a commission of 0.05, on s staked tokens are 3 470 ⁄ s a year. Holders come while
  /// that beats elsewhere by more than 0.2, and leave where elsewhere beats it by more; a hundredth of them
  /// acts at a time, so that they do not overshoot the band between by more than they can leave.
  @Test(arguments: [4.0, 6])
  func `holders come in while it pays more than elsewhere, and leave when it does not`(
    elsewhere: Double
  ) throws {
    let run = try shares(
      "delegators.retail.start=outside", "delegators.retail.outside-rate=\(elsewhere)",
      "delegators.retail.inertia=0.2", "delegators.retail.holders=1_000", "epochs=300",
      "delegators.retail.mobility=0.01", "delegators.retail.window=1", "validators.usual=null",
      "validators.dear=null")
    let yearly = 365.25 * 10 * 0.95
    let last = run.frames.suffix(50).map { 100 + Double($0.delegation.staked) / 1e9 }
    for staked in last {
      #expect(staked > yearly / (elsewhere + 0.2) * 0.999, "\(staked)")
      #expect(staked < yearly / (elsewhere - 0.2) * 1.001, "\(staked)")
    }
  }

  @Test func `operators of the network may delegate a part of their capital`() throws {
    let run = try shares(
      "delegators.retail.holders=null", "delegators.retail={of: all, tokens: 30, mobility: 0}",
      "contributors.all.effort-cost=0")
    #expect(run.frames[0].delegation.staked == 300_000_000_000)
    // 20 of 50 tokens are left, and rewards of some 10 · 300 ⁄ 600 tokens an epoch come in.
    #expect(run.frames[0].balances[.liquid] > 200_000_000_000)
    let rewards = run.frames.reduce(0) { $0 + $1.delegation.rewards }
    #expect(rewards > 0)
    var passed: Int64 = 0
    for flow in run.frames.flatMap({ $0.flows })
    where flow.reason == .validatorReward && flow.from == .liquid {
      #expect(flow.to == .liquid)
      passed += flow.units
    }
    #expect(passed == rewards)
  }

  @Test func `a validator that leaves sends what is delegated to it back`() throws {
    let frames = try shares("validators.dear.depart=10", "delegators.retail.mobility=0").frames
    let before = frames[8].delegation.staked
    let left = frames[9].delegation
    #expect(before == 900_000_000_000)
    #expect(left.moved > 200_000_000_000)
    #expect(left.unbonding == left.moved && left.staked == before - left.moved)
    #expect(frames[12].delegation.unbonding == 0)
  }

  @Test func `with everything going on the books balance, for any threads and checkpoint`() throws {
    let world = try world(
      busy,
      "delegators={retail: {holders: 60, tokens: 3, mobility: 0.5, inertia: 0, reinvest: 0.5, outside-rate: 0.1}, staff: {of: honest, tokens: 7, mobility: 0.3}}",
      "validators.honest.commission=0.1",
      "validators.lazy.participation={outside-option: 0.2, speed: 0.5}",
      "validators.lazy.depart=25",
      "mechanism.slashing={kind: per-fault, false-attestation: 0.05, to: redistribute}")
    let one = try frames(of: world)
    #expect(one.contains { $0.delegation.slashed > 0 })
    #expect(one.contains { $0.delegation.moved > 0 })
    #expect(one.allSatisfy { $0.delegation.staked > 0 })
    #expect("\(try frames(of: world, threads: 3))" == "\(one)")
    for epoch in [4, 11, 24] {
      let whole = try Engine(world: world, seed: 1, replicate: 1)
      for _ in 0..<epoch { try whole.step() }
      let continued = try Engine(world: world, checkpoint: whole.checkpoint())
      for place in epoch..<30 {
        try continued.step()
        #expect("\(continued.frame)" == "\(one[place])")
      }
    }
  }
}
