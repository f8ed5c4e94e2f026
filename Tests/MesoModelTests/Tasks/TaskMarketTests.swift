import MesoModel
import MesoPrimitives
import Testing

/// Allotted tasks keep money, threads and checkpoints as everything else does.
struct TaskMarketTests {
  /// Every allocation of tasks, in a network in which everything happens.
  static let allocations = [
    "{kind: bounty, bounty: 2, expiry: 3}", "{kind: bounty, target: latency, baseline: 400}",
    "{kind: contest, purse: 5, prizes: 3}", "{kind: contest, form: rank-order, purse: 5}",
    "{kind: contest, form: all-pay, purse: 5, bids-to: treasury}",
    "{kind: reverse-auction, limit: 2, deposit: 1, forfeit: 0.5, expiry: 2}",
    "{kind: reverse-auction, pricing: second, choice: value}",
    "{kind: priority-queue}", "{kind: priority-queue, by: turns}", "{kind: stake-lottery}",
    "{kind: data-market}", "{kind: data-market, pricing: pool, depth: 2, sponsor: treasury}",
  ]

  static func network(_ allocation: String) throws -> World {
    let scenario = busy.replacing("usage: 400", with: "tasks: 25, usage: 400").replacing(
      "effort-cost: 0.3",
      with: "effort-cost: {fixed: 0.2, linear: 0.1}, tasks: {cost-low: 0.1, cost-high: 0.9}")
    let roles = ["honest", "lazy", "sybil", "ring"].map {
      "contributors.\($0).role=compute-provider"
    }
    return try world(
      scenario,
      overrides: roles + [
        "mechanism.allocation=\(allocation)",
        "mechanism.reward={kind: agreed-price, take: 0.02}",
      ])
  }

  @Test(arguments: allocations)
  func `allotted tasks are the same on any number of threads`(allocation: String) throws {
    let world = try Self.network(allocation)
    let one = try frames(of: world, threads: 1)

    #expect("\(one)" == "\(try frames(of: world, threads: 4))")
    #expect(one.contains { frame in frame.contributors.contains { $0.rewards > 0 } })
    #expect(one.allSatisfy { $0.conservationError == 0 })
  }

  @Test(arguments: allocations)
  func `allotted tasks continue from a checkpoint`(allocation: String) throws {
    let world = try Self.network(allocation)
    let whole = try Engine(world: world, seed: 5, replicate: 1)
    for _ in 0..<11 { try whole.step() }
    let continued = try Engine(world: world, checkpoint: whole.checkpoint())
    for _ in 0..<8 {
      try whole.step()
      try continued.step()
      #expect("\(continued.frame)" == "\(whole.frame)")
    }
  }

  @Test func `only as many work as there are tasks`() throws {
    for allocation in ["{kind: priority-queue}", "{kind: stake-lottery, by: equal}"] {
      for frame in try frames(of: try Self.network(allocation)) {
        #expect(frame.contributors.reduce(0) { $0 + $1.contributions } == 25)
      }
    }
  }

  /// Stakes of 30 and 10, one task: 3 ⁄ 4 and 1 ⁄ 4, and split over ten identities no more. 4 000 epochs:
  /// 5σ = 5·√(3 ⁄ 16 ⁄ 4 000) = 0.034.
  @Test(arguments: [1, 10])
  func `a lottery by stake gives what stake deserves, however it is split`(identities: Int) throws {
    let frames = try ContestTests.contest(
      "{kind: stake-lottery}", tasks: 1, epochs: 4_000,
      contributors: """
          rich: {strategy: honest, operators: 1, stake: 30}
          split: {strategy: sybil, operators: 1, identities: \(identities), stake: 10}
          none: {strategy: honest, operators: 5}
        """)

    let won = frames[0].contributors.indices.map { index in
      Double(frames.count { $0.contributors[index].rewards > 0 }) / 4_000
    }
    #expect(abs(won[0] - 0.75) < 0.034)
    #expect(abs(won[1] - 0.25) < 0.034)
    #expect(won[2] == 0)
  }

  @Test func `lower tiers work only when higher ones have no one left`() throws {
    // Good work raises a reputation from ½, bad work lowers it: after a while all 12 tasks go to the
    // ten who deliver and to two of the others.
    let frames = try ContestTests.contest(
      "{kind: priority-queue, trusted: 0.8, priority: 0.5}", tasks: 12, epochs: 40,
      contributors: """
          good: {strategy: honest, operators: 10, quality: {skill-weight: 0, base: 1, noise: 0}}
          bad: {strategy: lazy, operators: 50, quality: {skill-weight: 0, base: 0, noise: 0}}
        """, "mechanism.verification={kind: oracle, error: 0}", "mechanism.reputation={kind: ema}")

    let last = try #require(frames.last)
    #expect(last.contributors.map { $0.contributions } == [10, 2])
    // Turns within a tier: nobody is left out, and good work is a smaller part.
    #expect(frames[0].contributors[0].contributions < 10)
  }

  /// Eight accesses at 1 spread over accepted data by quality squared: 1 and ¼ of equal popularity.
  @Test func `buyers of data pay by what they think of it`() throws {
    let frames = try ContestTests.contest(
      "{kind: data-market, price: 1, limit: 2, taste: 2}", tasks: 10, epochs: 2,
      contributors: """
          fine: {strategy: honest, operators: 1, quality: {skill-weight: 0, base: 1, noise: 0}}
          fair: {strategy: honest, operators: 1, quality: {skill-weight: 0, base: 0.5, noise: 0}}
        """, "popularity={item-sd: 0, operator-sd: 0}")

    for frame in frames {
      #expect(abs(frame.contributors[0].rewards - 8_000_000_000) <= 8)
      #expect(abs(frame.contributors[1].rewards - 2_000_000_000) <= 8)
      #expect(frame.fees.units == frame.contributors.reduce(0) { $0 + $1.rewards })
    }
  }

  /// Two workers, four bounties an epoch of 10 tokens, and of 20 from the third epoch on: the oldest are
  /// done first, and each pays what was put up for it.
  @Test func `a task pays the budget with which it was posted`() throws {
    let frames = try ContestTests.contest(
      "{kind: bounty, bounty: 10, expiry: 3}", tasks: 4, epochs: 5,
      contributors:
        "  all: {strategy: honest, operators: 2, quality: {skill-weight: 0, base: 1, noise: 0}}",
      "shocks=[{epoch: 3, set: {mechanism.allocation.bounty: 20}}]")

    #expect(frames.map { $0.contributors[0].rewards / 1_000_000_000 } == [20, 20, 20, 20, 40])
    #expect(frames.allSatisfy { $0.conservationError == 0 })
  }

  @Test func `without allotted tasks nothing of a market changes a run`() throws {
    let plain = try frames(of: try world(busy))
    let asking = try frames(
      of: try world(busy, "contributors.honest.tasks={cost-low: 1}", "demand.tasks=3"))

    #expect("\(plain)" == "\(asking)")
  }
}
