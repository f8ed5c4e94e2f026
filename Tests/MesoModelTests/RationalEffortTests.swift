import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

/// Contributors that set their effort by what it earns them, and levers of one's own.
struct RationalEffortTests {
  private func text(_ honest: String, _ more: String = "") -> String {
    """
    scenario: effort
    epochs: 4
    capital-cost: 0
    treasury: {balance: 100_000}
    production: {kind: logistic, base: -2, skill-weight: 2, effort-weight: 3, noise: 0}
    contributors:
      honest: {strategy: honest, operators: 10, \(honest)}
    validators:
      idle: {strategy: honest, operators: 1}
    mechanism:
      verification: {kind: none}
      reward: {kind: per-task, amount: 2}
    \(more)
    """
  }

  /// R b q(1 − q) = k e at e* = 0.9928127859, q* = 0.7267982425; the cost is k e² ⁄ 2.
  @Test func `effort and quality are those of the first-order condition`() throws {
    let frame = try frames(
      of: world(
        text(
          """
          skill: {constant: 0}, effort-cost: {quadratic: 6}, effort-rule: rational, \
          expected-reward: 10
          """)))[0]
    let totals = frame.contributors[0]

    let effort = 0.992_812_785_938_831_8
    #expect(abs(totals.quality / 10 - 0.726_798_242_5) < 1e-9)
    #expect(abs(Double(totals.effortCost) / 1e10 - 3 * effort * effort) < 2e-9)
  }

  @Test func `what accepted work earned last is what operators expect next`() throws {
    let frames = try frames(
      of: world(
        text(
          """
          skill: {constant: 0.5}, effort-cost: {linear: 0.2, quadratic: 1}, \
          effort-rule: rational, first-reward: 0
          """)))
    let effort =
      EffortOptimum(
        reward: 2, linear: 0.2, quadratic: 1, base: -1, weight: 3, limit: 3
      ).effort

    #expect(frames[0].contributors[0].effortCost == 0)
    let cost = Double(frames[1].contributors[0].effortCost) / 1e10
    #expect(effort > 0.1)
    #expect(abs(cost - (0.2 * effort + effort * effort / 2)) < 2e-9)
  }

  @Test func `skill decides what effort is worth`() throws {
    // Marginal quality is greatest at q = ½: at skill 1 that is without effort, at skill 0 at ⅔.
    func cost(_ skill: Double) throws -> Int64 {
      try frames(
        of: world(
          text(
            """
            skill: {constant: \(skill)}, effort-cost: {linear: 0.5}, effort-rule: rational, \
            expected-reward: 2
            """)))[0].contributors[0].effortCost
    }

    #expect(try cost(0) > (try cost(1)))
    #expect(try cost(1) > 0)
  }

  @Test func `a fixed effort is what it was, beside one that is chosen`() throws {
    let fixed = try frames(of: world(text("effort: 0.5, effort-cost: {linear: 1}")))[0]

    #expect(fixed.contributors[0].effortCost == 5_000_000_000)
  }

  @Test func `costs that are burned fall short of what operators have, to the unit`() throws {
    let frames = try frames(
      of: world(
        text(
          """
          capital: 0.25, skill: {constant: 0}, effort-cost: {quadratic: 6}, \
          effort-rule: rational, expected-reward: 10
          """, "costs: {settled: burned}")))

    // 3 e*² = 2.957 is due from each, and 0.25 is there; then 2 more from a reward.
    #expect(frames[0].contributors[0].effortCost == 2_500_000_000)
    #expect(frames[1].contributors[0].effortCost == 20_000_000_000)
    #expect(frames.allSatisfy { $0.conservationError == 0 })
  }

  @Test func `a checkpoint carries what operators expect`() throws {
    let world = try world(
      text("effort-cost: {linear: 0.2, quadratic: 1}, effort-rule: rational, first-reward: 0"))
    let whole = try Engine(world: world, seed: 1, replicate: 1)
    for _ in 0..<2 { try whole.step() }
    let resumed = try Engine(world: world, checkpoint: whole.checkpoint(), threads: 2)
    for _ in 0..<2 {
      try whole.step()
      try resumed.step()
    }

    #expect(whole.checkpoint() == resumed.checkpoint())
  }

  @Test func `effort is not chosen where nothing says what it adds`() {
    let error = #expect(throws: ScenarioErrors.self) {
      try world(text("effort-rule: rational"), "production={kind: linear}")
    }

    #expect(error?.description.contains("logistic or beta") == true)
  }

  @Test func `operators find the effort that pays among their choices`() throws {
    // Work is paid whatever it is, so that effort only costs. Trials of the least come once in 40
    // epochs, and seven of them lift its estimate above that of the effort at the start.
    let last = try frames(
      of: world(
        text(
          "effort-cost: {linear: 1}, choices: {effort: [0, 0.5, 2]}",
          "adaptation: {kind: q-learning, revision: 1, epsilon: 0.1}"), "epochs=600")
    ).suffix(20)
    let least = last.reduce(0) { $0 + Int($1.contributors[1].operators) }

    // Nine in ten plays are the best, and one in four trials: 0.925 of 200.
    #expect(least > 160, "\(least) of 200")
  }

  @Test func `a behaviour uses the identities that it says, of those that an operator has`() throws
  {
    func made(_ honest: String) throws -> Int {
      Int(try frames(of: world(text(honest)))[1].contributors[0].contributions)
    }

    #expect(try made("identities: 4") == 40)
    #expect(try made("identities: 4, uses-identities: 3") == 30)
    #expect(try made("identities: 4, uses-identities: 9") == 40)
    #expect(try made("identities: 4, uses-identities: 3, work: split") == 10)
  }

  @Test func `identities that are not used need no stake`() throws {
    let engine = try Engine(
      world: world(
        text("identities: 4, uses-identities: 1, capital: 100"),
        "mechanism.admission={kind: stake, minimum: 20}"), seed: 1, replicate: 1)
    try engine.step()

    #expect(engine.frame.contributors[0].stake == 200_000_000_000)
  }
}
