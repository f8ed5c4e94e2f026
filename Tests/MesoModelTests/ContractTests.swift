import MesoModel
import MesoPrimitives
import Testing

/// One balance for deposits and claims, as the reward pool contract has it.
struct ContractTests {
  private static let pool = """
    scenario: pool
    epochs: 8
    warm-up: 0
    replicates: 1
    demand: {kind: constant, usage: 0, fee: 0}
    production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
    contributors:
      good: {strategy: honest, operators: 10, capital: 100, skill: {constant: 0.9}}
      bad: {strategy: lazy, operators: 5, capital: 100, skill: {constant: 0.1}}
    validators:
      honest: {strategy: honest, operators: 5, signal-noise: 0}
    mechanism:
      admission: {kind: submission-deposit, amount: 1, held: contract, to: contract}
      verification: {kind: committee, size: 5, approvals: 5}
      dispute: {kind: delay, epochs: 1}
      reward: {kind: per-vote, rate: 0.2}
      payout: {kind: claim}
    """

  private static func tokens(_ units: Int64) -> Double { Double(units) / 1e9 }

  private static func contract(_ frames: [EpochFrame]) -> [Double] {
    frames.map { tokens($0.balances[.contract]) }
  }

  /// The reference trace of the contract: Mallory is final, claims 15 out of Alice's stake, and
  /// Alice's own finalisation fails, with 85 in the contract and 100 to return.
  @Test func `an early claim is paid out of a later stake, which cannot be returned then`() throws {
    let frames = try frames(
      of: world(
        Self.pool, "contributors.good=null", "contributors.bad=null", "epochs=6",
        "contributors.mallory={strategy: lazy, operators: 1, capital: 100, skill: {constant: 0.9}, depart: 2}",
        "contributors.alice={strategy: honest, operators: 1, capital: 100, skill: {constant: 0.9}, arrive: 2, depart: 3}",
        "mechanism.admission.amount=100", "mechanism.reward.rate=3"))
    #expect(Self.contract(frames) == [100, 85, 85, 85, 85, 85])
    #expect(frames.map { Self.tokens($0.contributors[0].rewards) } == [0, 15, 0, 0, 0, 0])
    #expect(frames[1].contributors[0].balance == 115_000_000_000)
    #expect(frames.allSatisfy { $0.contributors[1].rewards == 0 })
    #expect(frames.map { $0.openCases } == [1, 1, 1, 1, 1, 1])
    #expect(frames.map { Self.tokens($0.contractOwed.units) } == [100, 100, 100, 100, 100, 100])
    #expect(frames[5].contributors[1].balance == 0)
  }

  /// Each epoch 15 is deposited, 10 returned and 10 claimed: 5 is missing, until nothing is left and
  /// half of the claims wait.
  @Test func `rewards without funds are paid out of deposits until there are none`() throws {
    let frames = try frames(of: world(Self.pool))
    #expect(Array(Self.contract(frames)[..<4]) == [15, 10, 5, 0])
    #expect(
      frames.map { Self.tokens($0.contributors[0].rewards) } == [0] + .init(repeating: 10, count: 7)
    )
    let claimed = frames.map { frame in
      frame.flows.filter { $0.reason == .claim }.reduce(0.0) { $0 + Self.tokens($1.units) }
    }
    #expect(Array(claimed[..<5]) == [0, 10, 10, 10, 5])
    #expect(claimed.reduce(0, +) <= 30 + 5 * 4)
    #expect(frames.allSatisfy { $0.conservationError == 0 && $0.unpaid == .zero })
    // What is owed and not there grows by 5 an epoch once nothing is left.
    let short = frames.map {
      Self.tokens($0.contractOwed.units) - Self.tokens($0.balances[.contract])
    }
    #expect(Array(short[3...]) == [15, 20, 25, 30, 35])
  }

  @Test func `when nobody submits any more, stakes stay in the contract for ever`() throws {
    let frames = try frames(
      of: world(Self.pool, "contributors.good.depart=6", "contributors.bad.depart=6", "epochs=12"))
    // Of the ten deposits of epoch 5 as many come back as the balance covers, and no more ever.
    let waiting = frames[5...].map { $0.openCases }
    #expect(Set(waiting).count == 1)
    #expect(waiting[0] > 0)
    #expect(frames[5...].allSatisfy { Self.tokens($0.balances[.contract]) < 1 })
  }

  @Test func `who is paid when the balance is short is a matter of chance, not of storage`() throws
  {
    let lines = Self.pool.split(separator: "\n").map(String.init)
    let twin = lines[7].replacing("good:", with: "more:")
    func balances(_ text: String) throws -> [String: [Int64]] {
      let network = try world(text)
      let epochs = try frames(of: network)
      return Dictionary(
        uniqueKeysWithValues: network.contributors.enumerated().map { place, cohort in
          (cohort.terms.name, epochs.map { $0.contributors[place].balance })
        })
    }
    let one = try balances((lines[..<8] + [twin] + lines[8...]).joined(separator: "\n"))
    let other = try balances((lines[..<7] + [twin] + lines[7...]).joined(separator: "\n"))
    #expect(one == other)
    #expect(one["good"] != one["more"])
  }

  @Test func `a claim costs gas, and nobody claims what is not worth it`() throws {
    let frames = try frames(
      of: world(
        Self.pool, "treasury={balance: 1_000}", "mechanism.admission={kind: open}",
        "mechanism.dispute={kind: none}", "mechanism.reward.from=treasury",
        "mechanism.payout={kind: claim, gas: 0.25, minimum: 3}", "epochs=6",
        "contributors.bad.operators=0"))
    let flows = frames.map { frame in frame.flows.filter { $0.reason == .claim } }
    // A token an epoch: the third epoch brings three.
    #expect(flows.map { $0.reduce(0) { $0 + $1.transfers } } == [0, 0, 10, 0, 0, 10])
    #expect(flows[2].first?.from == .escrow)
    #expect(frames.map { Self.tokens($0.gas.units) } == [0, 0, 2.5, 0, 0, 2.5])
    #expect(frames[2].contributors[0].charges == 2_500_000_000)
    #expect(frames[2].contributors[0].balance == 10 * 102_750_000_000)
    // Two tokens of three wait one epoch each … 2, 1 and 0 epochs.
    let waited = frames[..<3].reduce(0.0) { $0 + $1.delayedUnits }
    #expect(waited == frames[..<3].reduce(0.0) { $0 + $1.dueUnits })
    #expect(frames.allSatisfy { $0.balances[.contract] == 0 })
  }

  @Test func `a checkpoint between claims continues with the same bytes`() throws {
    let network = try world(Self.pool)
    let through = try Engine(world: network, seed: 3, replicate: 1)
    for _ in 0..<5 { try through.step() }
    let resumed = try Engine(world: network, checkpoint: through.checkpoint())
    for _ in 0..<3 {
      try through.step()
      try resumed.step()
      #expect(through.checkpoint() == resumed.checkpoint())
    }
    let one = try frames(of: network)
    let four = try frames(of: network, threads: 4)
    #expect(one.map { $0.flows } == four.map { $0.flows })
  }

  /// One contribution each, since the listing costs all there is; rejected five times, a stake of
  /// 1000 falls to 1000 · 0.9⁵.
  @Test func `work that is evaluated again is paid again and slashed again`() throws {
    let frames = try frames(
      of: world(
        Self.pool, "treasury={balance: 1_000}", "epochs=8",
        "contributors.good={strategy: honest, operators: 1, capital: 1, skill: {constant: 0.9}}",
        "contributors.bad={strategy: lazy, operators: 1, capital: 1, stake: 1000, skill: {constant: 0.1}}",
        "validators.honest.stake=1", "mechanism.admission={kind: listing-burn, amount: 1}",
        "mechanism.dispute={kind: re-evaluate, rate: 1, most: 5, jury: 1}",
        "mechanism.reward={kind: per-task, amount: 0.1, from: mint}",
        "mechanism.slashing={kind: fraction, fraction: 0.1}", "mechanism.payout={kind: immediate}"))
    let stakes = frames.map { Self.tokens($0.contributors[1].stake) }
    #expect(stakes == [900, 810, 729, 656.1, 590.49, 590.49, 590.49, 590.49])
    #expect(frames.map { Self.tokens($0.minted.units) } == [0.1, 0.1, 0.1, 0.1, 0.1, 0, 0, 0])
    #expect(frames.reduce(0) { $0 + $1.contributors[0].contributions } == 1)
    #expect(frames.reduce(0) { $0 + $1.contributors[0].accepted } == 1)
    #expect(frames.reduce(0) { $0 + $1.contributors[1].contributions } == 1)
  }

  private static let market = """
    scenario: market
    epochs: 8
    warm-up: 0
    replicates: 1
    treasury: {balance: 1_000}
    demand: {kind: constant, usage: 0, fee: 0}
    production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
    contributors:
      crowd: {strategy: honest, operators: 20, skill: {constant: 1}}
    mechanism: {preset: mturk}
    """

  @Test(arguments: [(3, 0.2, "0.05"), (10, 0.4, "0.05"), (3, 0.25, "0.04")])
  func `the platform gets its share on top of what is paid`(
    copies: Int, share: Double, amount: String
  ) throws {
    let frames = try frames(
      of: world(
        Self.market, "mechanism.allocation.copies=\(copies)", "mechanism.reward.amount=\(amount)"))
    let rewards = frames.reduce(Int64(0)) { $0 + $1.contributors[0].rewards }
    let fees = frames.reduce(Int64(0)) { sum, frame in
      sum
        + frame.flows.filter { $0.from == .treasury && $0.to == .outside }
        .reduce(0) { $0 + $1.units }
    }
    #expect(rewards == 160 * (amount == "0.05" ? 50_000_000 : 40_000_000))
    #expect(fees == Int64(share * Double(rewards)))
    #expect(frames.reduce(Int64(0)) { $0 + $1.sponsorOutlay.units } == rewards + fees)
  }

  @Test func `a budget covers rewards and the platform's fee together`() throws {
    let frames = try frames(of: world(Self.market, "demand.budget=0.6"))
    // 20 · 0.06 is owed and half of it is there.
    #expect(frames[0].sponsorOutlay.units == 600_000_000)
    #expect(frames[0].contributors[0].rewards == 500_000_000)
    #expect(frames[0].unpaid.units == 600_000_000)
  }
}
