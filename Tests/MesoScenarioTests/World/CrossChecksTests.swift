import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

@Suite struct `Checks of several fields together` {
  /// Overrides of the smallest scenario that cannot hold, and what is said.
  @Test(arguments: [
    (
      ["epochs=10", "warm-up=10"],
      "--set warm-up=10: 'warm-up' is 10; it must be less than "
        + "'epochs', which is 10."
    ),
    (
      ["contributors.honest.operators=0"],
      "s.yaml:3:3: 'contributors' needs at least one operator "
        + "in all."
    ),
    (
      ["contributors.honest.arrive=5", "contributors.honest.depart=5"],
      "--set contributors.honest.depart=5: 'contributors.honest.depart' is 5; it must be after "
        + "'arrive', which is 5."
    ),
    (
      ["contributors.honest.top-up={below: 5, amount: 0}"],
      "--set contributors.honest.top-up={below: 5, amount: 0}: "
        + "'contributors.honest.top-up.amount' is 0; it must be more than 0 tokens."
    ),
    (
      ["contributors.honest.skill={uniform: [0.7, 0.3]}"],
      "--set contributors.honest.skill={uniform: [0.7, 0.3]}: "
        + "'contributors.honest.skill.uniform' is [0.7, 0.3]; the first must not be greater than "
        + "the second."
    ),
    (
      ["supply=49"],
      "--set supply=49: 'supply' is 49; treasury, capital and stake together come "
        + "to 50 tokens."
    ),
    (
      ["mechanism.verification.size=6"],
      "--set mechanism.verification.size=6: A panel of 6 drawn "
        + "without replacement needs as many validator identities; there are 5."
    ),
    (
      ["mechanism.verification.approvals=6"],
      "--set mechanism.verification.approvals=6: In "
        + "'mechanism.verification': A panel of 5 cannot give 6 approvals; 'approvals' must be at "
        + "most 'size'."
    ),
    (
      ["validators.honest=null"],
      "s.yaml:5:3: 'validators' needs at least one operator: the "
        + "verification 'committee' draws panels."
    ),
    (
      ["validators.honest.depart=9"],
      "s.yaml:6:21: No validator takes part in epoch 9, and panels "
        + "are drawn in it."
    ),
    (
      [
        "validators.late={strategy: honest, operators: 5, arrive: 3}",
        "validators.honest.operators=4",
      ],
      "s.yaml:6:21: A panel of 5 drawn without replacement needs as many validator identities; "
        + "there are 4."
    ),
    (
      ["contributors.ring={strategy: colluding, operators: 5}"],
      "--set contributors.ring={strategy: colluding, operators: 5}: 'contributors.ring' colludes "
        + "with nobody; it needs 'coalition', the name of one."
    ),
    (
      ["contributors.honest.coalition=ring", "contributors.honest.operators=1"],
      "--set contributors.honest.coalition=ring: The coalition 'ring' has only one operator; it "
        + "takes two or more."
    ),
    (
      ["validators.ring={strategy: colluding, operators: 0, coalition: ring}"],
      "--set validators.ring={strategy: colluding, operators: 0, coalition: ring}: The coalition "
        + "'ring' has no members."
    ),
    (
      [
        "contributors.honest.identities=10_000_000", "contributors.honest.operators=1_000",
        "contributors.honest.work=split",
      ],
      "s.yaml:3:3: 'contributors' comes to 10000000000 identities; there can be at most "
        + "2147483647."
    ),
    (
      ["contributors.honest.capital=9_000_000_000"],
      "s.yaml:3:3: Treasury, capital and stake come "
        + "to more tokens than fit 64 bits of base units."
    ),
    (
      ["demand={usage: 1_000_000_000_000, fee: 1_000_000_000}"],
      "--set demand={usage: 1_000_000_000_000, fee: 1_000_000_000}: What is declared and what "
        + "users pay over 200 epochs come to more tokens than fit 64 bits of base units."
    ),
    (
      ["contributors.honest.effort-cost=9_000_000_000"],
      "--set contributors.honest.effort-cost=9_000_000_000: 'contributors.honest.effort-cost' "
        + "comes to more tokens an epoch than fit 64 bits of base units."
    ),
    (
      ["validators.honest.inspection-cost=9_000_000_000"],
      "--set validators.honest.inspection-cost=9_000_000_000: "
        + "'validators.honest.inspection-cost' comes to more tokens an epoch than fit 64 bits of "
        + "base units."
    ),
    (
      ["token.emission={kind: constant, amount: 9_000_000_000}"],
      "--set token.emission={kind: constant, amount: 9_000_000_000}: 'token.emission' brings the "
        + "supply beyond 64 bits of base units within 200 epochs."
    ),
    (
      ["mechanism.reward.amount=9_000_000_000"],
      "s.yaml:6:21: 'mechanism.reward' comes to more "
        + "tokens an epoch than fit 64 bits of base units."
    ),
    (
      ["mechanism.reward={kind: staked-performance}"],
      "--set mechanism.reward={kind: staked-performance}: The reward 'staked-performance' shares "
        + "out 'demand.budget', and none is set."
    ),
  ])
  func `what cannot hold together is refused with its place`(
    overrides: [String], problem: String
  ) {
    do {
      _ = try ScenarioLoader().load(text: smallest, file: "s.yaml", overrides: overrides)
      Issue.record("nothing is refused")
    } catch {
      #expect("\(error)".hasPrefix(problem))
      #expect("\(error)".split(separator: "\n").count == 1)
    }
  }

  @Test func `a side has at most 250 cohorts`() {
    let cohorts = (1...251).map { "  c\($0): {strategy: honest, operators: 1}\n" }.joined()
    let text = smallest.replacing(
      "  honest: {strategy: honest, operators: 10, capital: 5}\n", with: cohorts)
    #expect(
      problems(text)
        == "s.yaml:3:3: 'contributors' has 251 cohorts; there can be at most 250.")
  }

  @Test func `no panel needs no validators`() throws {
    let scenario = try load(
      """
      scenario: alone
      contributors: {honest: {strategy: honest, operators: 1}}
      mechanism: {verification: {kind: oracle}, reward: {kind: per-task}}
      """)
    #expect(scenario.treatments[0].world.validators.isEmpty)
  }

  @Test(arguments: [
    (
      ["mechanism.preset=continuous-royalty", "demand={usage: 10, fee: 1}"],
      "s.yaml:1:1: 'warm-up' is 0; use that decays by 0.95 an epoch takes about 40 epochs to "
        + "settle."
    ),
    (
      ["mechanism.preset=continuous-royalty", "warm-up=40"],
      "--set mechanism.preset=continuous-royalty: The reward 'royalty' pays what users pay, and 'demand.usage' times "
        + "'demand.fee' is 0."
    ),
    (
      ["mechanism.preset=staked-performance", "demand.budget=10"],
      "s.yaml:3:11: 'contributors.honest' holds 5 tokens an operator and cannot stake the minimum, "
        + "20; it sits out."
    ),
    (
      ["contributors.honest.arrive=201"],
      "--set contributors.honest.arrive=201: 'contributors.honest' arrives in epoch 201, after "
        + "the last one, 200."
    ),
  ])
  func `what is probably not meant is a warning`(overrides: [String], warning: String) throws {
    let scenario = try ScenarioLoader().load(
      text: smallest, file: "s.yaml", overrides: overrides)
    #expect(scenario.warnings == [warning])
  }

  @Test func `by default users hold outside what they will pay`() throws {
    let scenario = try load(smallest, "demand={usage: 3, fee: 0.5}", "epochs=10")
    // 10 operators with 5 tokens, and 10 epochs of 3 × 0.5.
    #expect(scenario.treatments[0].world.supply.units == 65_000_000_000)
  }
}

@Suite struct `Checks of what is decided case by case` {
  private static let text = """
    scenario: s
    epochs: 4
    warm-up: 0
    contributors:
      honest: {strategy: honest, operators: 2, capital: 10}
    validators:
      jury: {strategy: honest, operators: 5, capital: 10, stake: 20}
      watch: {strategy: challenger, operators: 1, capital: 10, stake: 20}
    mechanism:
      verification: {kind: none}
      dispute: {kind: court}
      reward: {kind: per-task}
    """

  @Test(arguments: [
    (["mechanism.dispute.bond=11"], "above every contributor's 'capital'"),
    (["validators.watch.capital=0.5"], "above the 'capital' of everyone who watches"),
    (["mechanism.dispute.minimum-stake=21"], "No juror's identity has a stake of 21 tokens"),
    (["mechanism.dispute={kind: dao-vote, gat: 120}"], "no vote could ever resolve"),
    (["mechanism.dispute={kind: dao-vote, spat: 1}"], "No side can exceed a 'spat' of 1"),
    (["mechanism.dispute.juror-fee=1"], "must leave something for the winner"),
    (["mechanism.dispute.window=0"], "it must be between 1 and 1000"),
    (
      ["mechanism.validator-reward={kind: coherence}"],
      "the validator reward 'coherence' would pay them again"
    ),
    (
      [
        "mechanism.dispute={kind: none}",
        "mechanism.verification={kind: verification-game, deposit: 11}",
      ],
      "above every contributor's 'capital'"
    ),
  ])
  func `disputes that could come to nothing are refused`(overrides: [String], said: String) {
    let error = #expect(throws: ScenarioErrors.self) {
      try ScenarioLoader().load(text: Self.text, file: "s.yaml", overrides: overrides)
    }
    #expect(error?.description.contains(said) == true, "\(error?.description ?? "")")
  }

  @Test func `a jury larger than its pool is pointed out`() throws {
    let scenario = try ScenarioLoader().load(
      text: Self.text, file: "s.yaml",
      overrides: ["mechanism.dispute.jurors=7", "mechanism.dispute.bond=2"])
    #expect(
      scenario.warnings.contains { $0.contains("7 votes is larger than the number of jurors, 6") })
  }
}
