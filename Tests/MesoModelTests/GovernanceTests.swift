import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

@Suite struct GovernanceTests {
  private static let controller = """
    governance={kind: controller, statistic: rejection-rate, target: 0.05, proportional: 0.5, \
    levers: {audit: {path: mechanism.verification.rate, low: 0.1, high: 1}}}
    """
  private static func vote(_ kind: String, _ more: String = "") -> String {
    """
    governance={kind: \(kind), period: 5, horizon: 2, timelock: 1\(more), levers: {slash: {path: \
    mechanism.slashing.fraction, low: 0, high: 0.9, step: 0.1}}}
    """
  }

  private func changes(_ frames: [EpochFrame]) -> [(epoch: Int, change: RuleChange)] {
    frames.flatMap { frame in frame.changes.map { (frame.epoch, $0) } }
  }

  @Test func `a controller raises audits while too much is rejected, up to its bound`() throws {
    let all = changes(try frames(of: try world(busy, Self.controller)))

    #expect(all.first?.epoch == 2)
    #expect(all.first?.change.before == "0.6")
    #expect(all.last?.change.after == "1")
    for (last, next) in zip(all, all.dropFirst()) {
      #expect(last.change.after == next.change.before)
    }
    #expect(all.allSatisfy { $0.change.cause == .governance })
  }

  @Test(arguments: ["token-vote", "quadratic-vote"])
  func `a decision is put in force when its timelock is over, and no sooner`(kind: String) throws {
    let frames = try frames(of: try world(busy, Self.vote(kind)))
    let polls = frames.filter { $0.governance.proposals > 0 }.map { $0.epoch }
    let all = changes(frames)

    #expect(polls == [5, 10, 15, 20, 25, 30])
    #expect(!all.isEmpty)
    for (epoch, change) in all {
      #expect((epoch - 2).isMultiple(of: 5), "\(epoch)")
      #expect(change.path == "mechanism.slashing.fraction")
    }
  }

  @Test(arguments: ["token-vote", "quadratic-vote", "conviction", "futarchy"])
  func `a governed world is the same for any number of threads and from any checkpoint`(
    kind: String
  ) throws {
    let world = try world(
      busy, Self.vote(kind, kind == "conviction" ? ", decay: 0.5, minimum: 0, scale: 0.001" : ""))
    let one = try frames(of: world)
    #expect("\(try frames(of: world, threads: 3))" == "\(one)")
    for epoch in [4, 5, 6, 12] {
      let whole = try Engine(world: world, seed: 1, replicate: 1)
      for _ in 0..<epoch { try whole.step() }
      let continued = try Engine(world: world, checkpoint: whole.checkpoint())
      for place in epoch..<30 {
        try continued.step()
        #expect("\(continued.frame)" == "\(one[place])")
      }
    }
  }

  @Test func `looking ahead changes nothing but the levers`() throws {
    let plain = try frames(of: try world(busy))
    let asked = try frames(
      of: try world(busy, Self.vote("token-vote", ", quorum: 1, turnout: 0.5")))

    #expect(changes(asked).isEmpty)
    for (one, other) in zip(plain, asked) {
      #expect("\(one.contributors)" == "\(other.contributors)")
      #expect("\(one.flows)" == "\(other.flows)")
    }
  }

  /// What is slashed is burned, so that a higher slash pays nobody.
  @Test func `voters vote for what pays those who behave as they do`() throws {
    let world = try world(busy, Self.vote("token-vote"), "mechanism.slashing.to=burn")
    let engine = try Engine(world: world, seed: 1, replicate: 1)
    engine.recordsEvents = true
    for _ in 0..<5 { try engine.step() }
    let votes = engine.events.filter { $0.kind == .vote && $0.side == .contributors }
    let (up, down) = (
      votes.filter { $0.why.contains("fraction = 0.3") },
      votes.filter { $0.why.contains("fraction = 0.1") }
    )
    #expect(!up.isEmpty && !down.isEmpty)
    #expect(up.allSatisfy { $0.why.hasPrefix("no ") })
    #expect(down.allSatisfy { $0.why.hasPrefix("yes ") })
  }

  @Test func `coalitions count as one party in the Nakamoto number of votes`() throws {
    let held = "validators.cabal.stake=5_000"
    let frames = try frames(of: try world(busy, Self.vote("token-vote"), held))
    #expect(frames[4].governance.nakamoto == 1)
    #expect(frames[3].governance.nakamoto == nil)
  }

  private static let locks = """
    scenario: locks
    epochs: 3
    epoch-days: 7
    treasury: {balance: 500}
    production: {kind: linear, skill-weight: 0, base: 1, noise: 0}
    contributors:
      all: {strategy: honest, operators: 4, identities: 2, work: split, stake: 10}
    mechanism:
      verification: {kind: none}
      reward: {kind: per-task, amount: 1}
      payout: {kind: ve-lock, share: 0.5, lock: 4, longest: 28, unboosted: 1}
    governance:
      kind: token-vote
      period: 2
      weight: stake
      levers: {pay: {path: mechanism.reward.amount, low: 0.5, high: 2, step: 0.5}}
    """

  /// Half a token is locked in each of two epochs, for four weeks, the longest. ⌊5 · 10⁸ ⁄ 2 419 200⌋ = 206 a
  /// second: 206 · 1 814 400 for the three weeks that are left of the first, and 206 · 2 419 200.
  @Test(arguments: [
    ("stake", 10_000_000_000.0), ("locked", 872_121_600.0), ("all", 11_872_121_600.0),
  ])
  func `locked tokens vote with their balance where that is what counts`(
    weight: String, each: Double
  ) throws {
    let frame = try frames(of: try world(Self.locks, "governance.weight=\(weight)"))[1]
    #expect(frame.governance.proposals == 2)
    // Two proposals, four operators.
    #expect(frame.governance.held == 2 * 4 * each)
  }

  @Test func `a proposal that asks for funds is paid from the treasury when it passes`() throws {
    let fund = """
      governance={kind: conviction, period: 2, weight: stake, decay: 0.5, scale: 0.001, grant: 30, \
      levers: {pay: {path: mechanism.reward.amount, low: 0.5, high: 2, step: 0.25}}}
      """
    let rich = try MesoModelTests.world(Self.locks, fund, "epochs=12")
    let frames = try MesoModelTests.frames(of: rich)
    let paid = frames.map { frame in
      frame.flows.reduce(Int64(0)) {
        $0 + ($1.reason == .claim && $1.from == .treasury && $1.to == .outside ? $1.units : 0)
      }
    }
    let moves = frames.reduce(0) { $0 + $1.governance.motions }
    #expect(moves > 0)
    #expect(paid.reduce(0, +) == Int64(moves) * 30_000_000_000)
    #expect(frames.allSatisfy { $0.governance.granted.units == paid[$0.epoch - 1] })
    // A fifth of the treasury is as much as any conviction can get.
    let beyond = try MesoModelTests.world(Self.locks, fund, "epochs=12", "governance.grant=101")
    let poor = try MesoModelTests.frames(of: beyond)
    #expect(poor.allSatisfy { $0.governance.motions == 0 })
  }
}
