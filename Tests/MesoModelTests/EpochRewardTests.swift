import MesoModel
import MesoPrimitives
import Testing

/// Rewards that need the whole epoch: money, luck and memory are kept as for any other.
struct EpochRewardTests {
  /// Every epoch-wide reward of the catalogue, in the busy network with derived works and authors
  /// who buy use of their own work.
  static let rewards = [
    "{kind: prize}", "{kind: improvement}", "{kind: revenue-share, emission: 5, rest: burn}",
    "{kind: quadratic}", "{kind: retroactive, period: 4}", "{kind: value-gated-mint}",
    "{kind: work-availability, by: stake}", "{kind: curation, attention: 0.5, life: 6}",
    "{kind: shapley, permutations: 20}", "{kind: leave-one-out}", "{kind: royalty, lineage: lap}",
    "{kind: royalty, lineage: lrp, compliance: 0.5}",
  ]

  static func network(_ reward: String, _ overrides: String...) throws -> World {
    let scenario = busy.replacing(
      "contributors:\n",
      with: """
        production: {kind: logistic, derivation: {probability: 0.6, parents: 3, window: 5}}
        contributors:
          wash: {strategy: wash-user, uses: 7, operators: 5, identities: 2, capital: 40, stake: 10}

        """)
    return try overrides.reduce(try world(scenario, "mechanism.reward=\(reward)")) { _, override in
      try world(scenario, "mechanism.reward=\(reward)", override)
    }
  }

  @Test(arguments: rewards)
  func `an epoch-wide reward is the same on any number of threads`(reward: String) throws {
    let world = try Self.network(reward)
    let one = try frames(of: world, threads: 1)
    let four = try frames(of: world, threads: 4)

    #expect("\(one)" == "\(four)")
    #expect(one.contains { frame in frame.contributors.contains { $0.rewards > 0 } })
    #expect(one.allSatisfy { $0.conservationError == 0 })
  }

  @Test(arguments: rewards)
  func `an epoch-wide reward continues from a checkpoint`(reward: String) throws {
    let world = try Self.network(reward)
    let whole = try Engine(world: world, seed: 5, replicate: 1)
    for _ in 0..<11 { try whole.step() }
    let continued = try Engine(world: world, checkpoint: whole.checkpoint())
    for _ in 0..<12 {
      try whole.step()
      try continued.step()
      #expect("\(continued.frame)" == "\(whole.frame)")
    }
  }

  @Test(arguments: [
    "mechanism.payout={kind: vesting, cliff: 2, duration: 6}",
    "mechanism.payout={kind: ve-lock, lock: 14}", "mechanism.admission={kind: registration-burn}",
    "mechanism.admission={kind: reputation-gate, minimum: 0.4}",
    "mechanism.admission={kind: permissioned}", "mechanism.reputation={kind: beta}",
    "mechanism.reputation={kind: eigentrust}",
  ])
  func `payouts, gates and reputations keep threads, checkpoints and money`(override: String)
    throws
  {
    let world = try Self.network("{kind: pool-share}", override)
    let one = try frames(of: world, threads: 1)
    #expect("\(one)" == "\(try frames(of: world, threads: 3))")
    let whole = try Engine(world: world, seed: 1, replicate: 1)
    for _ in 0..<12 { try whole.step() }
    let continued = try Engine(world: world, checkpoint: whole.checkpoint())
    for _ in 0..<10 {
      try whole.step()
      try continued.step()
      #expect("\(continued.frame)" == "\(whole.frame)")
    }
  }

  @Test func `a payer who falls short shrinks an epoch's pay and no one is paid from nothing`()
    throws
  {
    let poor = try Self.network("{kind: prize, purse: 100}", "treasury.balance=30")
    for frame in try frames(of: poor) {
      #expect(frame.conservationError == 0)
      #expect(frame.balances[.treasury] >= 0)
    }
  }
}
