import MesoModel
import MesoScenario
import MesoTestSupport
import Testing

/// Rules of adaptation at work in a network where one behaviour pays more.
struct AdaptationRulesTests {
  /// Good work earns 1 and costs nothing, bad work earns nothing and costs 0.1.
  private func scenario(_ adaptation: String, epochs: Int = 150) -> String {
    """
    scenario: rules
    epochs: \(epochs)
    capital-cost: 0
    treasury: {balance: 1_000_000}
    production: {kind: linear}
    contributors:
      good: {strategy: honest, operators: 50, quality: {skill-weight: 0, base: 1, noise: 0}}
      bad: {strategy: lazy, operators: 350, effort-cost: 0.1, quality: {skill-weight: 0, base: 0, noise: 0}}
      worse: {strategy: lazy, operators: 100, effort-cost: 0.5, quality: {skill-weight: 0, base: 0, noise: 0}}
    validators:
      idle: {strategy: honest, operators: 1}
    mechanism:
      verification: {kind: oracle}
      reward: {kind: per-task, amount: 1}
    adaptation: {\(adaptation)}
    """
  }

  private func members(_ adaptation: String, epochs: Int = 150) throws -> [[Int]] {
    try frames(of: world(scenario(adaptation, epochs: epochs))).map {
      $0.contributors.map { Int($0.operators) }
    }
  }

  private static let everyRule = [
    "kind: copy-richer", "kind: fermi, intensity: 3", "kind: proportional-imitation", "kind: logit",
    "kind: best-response", "kind: replicator, background: 0.2", "kind: q-learning",
    "kind: epsilon-greedy", "kind: ucb1, exploration: 0.3", "kind: exp3, exploration: 0.3",
    "kind: roth-erev",
  ]

  @Test(arguments: everyRule)
  func `what pays spreads under every rule`(rule: String) throws {
    // Learners from their own record alone take longest: some 80 revisions each.
    let last = try #require(try members("\(rule), revision: 0.2", epochs: 400).last)

    #expect(last[0] > 300, "\(last) of 500")
  }

  @Test func `everyone who responds to the best is with it after one epoch`() throws {
    let members = try members("kind: best-response, revision: 1, mutation: 0", epochs: 3)

    #expect(members == [[50, 350, 100], [500, 0, 0], [500, 0, 0]])
  }

  /// f = (1, −0.1, −0.5) + 0.5 + 0.5, x = (0.1, 0.7, 0.2): x f = (0.2, 0.63, 0.1), sum 0.93.
  @Test func `replicators that all revise are spread by x f over the mean of f`() throws {
    let members = try members(
      "kind: replicator, background: 0.5, revision: 1, mutation: 0, payoff: {scale: tokens}",
      epochs: 2)[1]

    for (count, share) in zip(members, [0.2 / 0.93, 0.63 / 0.93, 0.1 / 0.93]) {
      #expect(Bounds.binomial(successes: count, trials: 500, probability: share))
    }
  }

  @Test(arguments: everyRule)
  func `operators move only between the behaviours considered`(rule: String) throws {
    let members = try members("\(rule), revision: 0.2, mutation: 0.02, among: [bad, good]")

    #expect(members.allSatisfy { $0[2] == 100 })
    #expect(try #require(members.last)[0] > 200)
  }

  @Test func `a behaviour that died out comes back by mutation alone`() throws {
    let rule = "kind: best-response, revision: 0.5"
    let without = try members("\(rule), mutation: 0")
    let with = try members("\(rule), mutation: 0.1")

    #expect(without.suffix(50).allSatisfy { $0 == [500, 0, 0] })
    #expect(with.suffix(50).contains { $0[1] > 0 && $0[2] > 0 })
  }

  @Test func `a behaviour that nobody has had is not chosen by what others earn with theirs`()
    throws
  {
    let text = scenario("kind: logit, precision: 0, revision: 1, mutation: 0", epochs: 5)
      .replacing("operators: 350", with: "operators: 0")
    let members = try frames(of: world(text)).map { $0.contributors.map { Int($0.operators) } }

    #expect(members.allSatisfy { $0[1] == 0 })
    #expect(
      members.last.map { Bounds.binomial(successes: $0[0], trials: 150, probability: 0.5) } == true)
  }

  @Test(arguments: everyRule.suffix(8))
  func `a checkpoint carries what has been learnt`(rule: String) throws {
    let world = try world(scenario("\(rule), revision: 0.3", epochs: 20))
    let whole = try Engine(world: world, seed: 3, replicate: 1)
    for _ in 0..<8 { try whole.step() }
    let resumed = try Engine(world: world, checkpoint: whole.checkpoint(), threads: 2)
    for _ in 0..<12 {
      try whole.step()
      try resumed.step()
    }

    #expect(whole.checkpoint() == resumed.checkpoint())
  }

  @Test func `validators learn too`() throws {
    let text = """
      scenario: validators
      epochs: 100
      capital-cost: 0
      treasury: {balance: 1_000_000}
      contributors:
        honest: {strategy: honest, operators: 40}
      validators:
        looks: {strategy: honest, operators: 30, inspection-cost: 0.5}
        blind: {strategy: lazy, mode: approve-all, operators: 10}
      mechanism:
        verification: {kind: committee, size: 3, approvals: 2}
        reward: {kind: per-task, amount: 1}
        validator-reward: {kind: per-judgement, fee: 0.1}
      adaptation: {kind: q-learning, revision: 0.5, side: validators}
      """
    let last = try #require(try frames(of: world(text)).last)

    // A judgement is paid alike whether it looked or not, so that looking only costs.
    #expect(last.validators[1].operators > 30)
  }

  @Test func `names that are no behaviours of the side are refused`() throws {
    let error = #expect(throws: ScenarioErrors.self) {
      try world(scenario("kind: logit, among: [good, idle]"))
    }

    #expect(error?.description.contains("'idle', which is no cohort") == true)
  }

  @Test func `fewer than two behaviours are refused where they are named`() throws {
    let error = #expect(throws: ScenarioErrors.self) {
      try world(scenario("kind: logit, among: [good]"))
    }

    #expect(error?.description.contains("fewer than two behaviours") == true)
  }
}
