import MesoModel
import MesoPrimitives
import Testing

/// Roles that are paid by rules of their own, each out of a purse of its own.
struct RoleRulesTests {
  static func scenario(_ roles: String, reward: String = "{kind: per-task, amount: 1}") -> String {
    """
    scenario: roles
    epochs: 12
    warm-up: 0
    replicates: 1
    score-bias-sd: 0
    popularity: {item-sd: 0, operator-sd: 0}
    treasury: {balance: 10_000}
    demand: {kind: constant, fee: 0.1}
    production: {kind: linear}
    contributors:
      models: {strategy: honest, operators: 10, quality: {skill-weight: 0, base: 1, noise: 0}}
      data: {strategy: honest, role: data-provider, operators: 20, quality: {skill-weight: 0, base: 1, noise: 0}}
      tools: {strategy: honest, role: tool-integrator, operators: 5, quality: {skill-weight: 0, base: 1, noise: 0}}
    mechanism:
      verification: {kind: none}
      reward: \(reward)
      roles: \(roles)
    """
  }

  /// Ten models at 1; twenty data sets at 3, of which the budget of 45 covers three quarters; 400 uses at
  /// 0.1 are 40 tokens, of which tools get 80 % from the epoch after their first work on.
  @Test func `every role is paid by its own rule`() throws {
    let roles = """
      {data-provider: {budget: 45, reward: {kind: per-task, amount: 3}},
       tool-integrator: {usage: 400, reward: {kind: revenue-share, share: 0.8}}}
      """.replacing("\n", with: " ")
    let frames = try frames(of: try world(Self.scenario(roles)))

    for (epoch, frame) in frames.enumerated() {
      #expect(frame.conservationError == 0)
      #expect(frame.contributors[0].rewards == 10_000_000_000)
      #expect(frame.contributors[1].rewards == 45_000_000_000)
      let tools = Double(frame.contributors[2].rewards) / 1e9
      #expect(abs(tools - (epoch == 0 ? 0 : 32)) < 1e-6)
      #expect(frame.unpaid.units == 15_000_000_000)
      #expect(frame.sponsorOutlay.units == 55_000_000_000)
    }
  }

  /// Whatever the mechanism pays, a role that is paid the same by a rule of its own receives the same.
  @Test(arguments: [
    "{kind: per-task, amount: 2}", "{kind: pool-share, pool: 20, benchmark-noise: 0.3}",
    "{kind: prize, purse: 12}",
  ])
  func `a rule of its own pays a role alone as the mechanism would`(reward: String) throws {
    let alone = ["contributors.models.operators=0", "contributors.tools.operators=0"]
    let own = Self.scenario("{data-provider: {reward: \(reward)}}")
    let plain = Self.scenario("{}", reward: reward)
    for (one, other) in zip(
      try frames(of: try world(own, overrides: alone)),
      try frames(of: try world(plain, overrides: alone)))
    {
      #expect(one.contributors == other.contributors)
      #expect(one.sponsorOutlay == other.sponsorOutlay)
    }
  }

  @Test func `a sponsor who is short pays the mechanism first and the roles in turn`() throws {
    let roles =
      "{data-provider: {reward: {kind: per-task, amount: 3}}, "
      + "tool-integrator: {reward: {kind: per-task, amount: 3}}}"
    let frame = try #require(
      try frames(of: try world(Self.scenario(roles), "treasury.balance=40")).first)

    #expect(frame.contributors[0].rewards == 10_000_000_000)
    #expect(frame.contributors[1].rewards == 30_000_000_000)
    #expect(frame.contributors[2].rewards == 0)
    #expect(frame.unpaid.units == 45_000_000_000)
    #expect(frame.balances[.treasury] == 0)
  }

  /// Rules of every kind side by side, in the network in which everything happens.
  static let mixed = """
    {data-provider: {budget: 10, reward: {kind: pool-share, benchmark-noise: 0.1}},
     compute-provider: {budget: 10, reward: {kind: dynamic, formula: "max(0, 1 - latency / 400)"}},
     tool-integrator: {usage: 60, reward: {kind: revenue-share, emission: 2}},
     prompt-engineer: {usage: 30, reward: {kind: curation, attention: 0.5, life: 6}}}
    """.replacing("\n", with: " ")

  static func network(_ overrides: String...) throws -> World {
    let roles = [
      "contributors.lazy.role=data-provider", "contributors.sybil.role=compute-provider",
      "contributors.ring.role=tool-integrator",
      "contributors.prompts={strategy: honest, role: prompt-engineer, operators: 8}",
      "mechanism.roles=\(mixed)",
    ]
    return try world(busy, overrides: roles + overrides)
  }

  @Test(arguments: [
    "mechanism.payout={kind: stream, epochs: 3}", "mechanism.payout={kind: claim}",
    "mechanism.dispute={kind: delay, epochs: 2}", "mechanism.reward={kind: royalty}",
    "mechanism.reward={kind: prize}",
  ])
  func `rules of roles keep threads, checkpoints and money`(override: String) throws {
    let world = try Self.network(override)
    let one = try frames(of: world, threads: 1)
    #expect("\(one)" == "\(try frames(of: world, threads: 4))")
    #expect(one.allSatisfy { $0.conservationError == 0 })
    #expect((0..<4).allSatisfy { index in one.contains { $0.contributors[index].rewards > 0 } })

    let whole = try Engine(world: world, seed: 3, replicate: 1)
    for _ in 0..<11 { try whole.step() }
    let continued = try Engine(world: world, checkpoint: whole.checkpoint())
    for _ in 0..<8 {
      try whole.step()
      try continued.step()
      #expect("\(continued.frame)" == "\(whole.frame)")
    }
  }
}
