import Foundation
import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

/// Delegators that nobody could be, and what a scenario is told of them.
struct DelegationChecksTests {
  private let text = """
    scenario: holders
    epochs: 10
    treasury: {balance: 1_000}
    contributors:
      work: {strategy: honest, operators: 3, capital: 10}
    validators:
      judge: {strategy: honest, operators: 2, stake: 10, commission: 0.1}
    delegators:
      retail: {holders: 5, tokens: 20}
    mechanism:
      verification: {kind: none}
      reward: {kind: per-task}
      validator-reward: {kind: stake-share, from: treasury, pool: 1}
    """

  private func load(_ overrides: [String]) throws -> ResolvedScenario {
    try ScenarioLoader().load(text: text, file: "s.yaml", overrides: overrides)
  }

  @Test func `holders and their tokens come with the scenario and its text`() throws {
    let scenario = try load([])
    let world = scenario.treatments[0].world
    #expect(scenario.warnings == [])
    #expect(world.delegators.map(\.name) == ["retail"])
    #expect(world.validators[0].commission.value == 0.1)
    // 1 000 in the treasury, 3 · 10, 2 · 10 and 5 · 20.
    #expect(world.supply.units == 1_150_000_000_000)
    let again = try ScenarioLoader().load(text: scenario.text, file: "scenario.yaml")
    #expect(again.digest == scenario.digest)
  }

  @Test(arguments: [
    (
      ["delegators.retail.holders=null"],
      "'delegators.retail' needs either 'holders', a number of holders outside, or 'of', a cohort of "
        + "contributors."
    ),
    (
      ["delegators.retail.of=work"],
      "a cohort of contributors, not both."
    ),
    (
      ["delegators.retail.holders=null", "delegators.retail.of=wrok"],
      "'delegators.retail.of' names 'wrok', which is no cohort of contributors. Did you mean 'work'?"
    ),
    (
      ["delegators.retail.holders=null", "delegators.retail={tokens: 15, of: work}"],
      "'delegators.retail.tokens' is 15; an operator of 'work' has a capital of 10."
    ),
    (
      ["validators.judge.operators=0"],
      "'delegators' delegate to validators, and there are none."
    ),
    (
      ["mechanism.dispute={kind: delay}"],
      "'delegators' need a mechanism that stakes nothing on single contributions"
    ),
    (
      ["delegators.retail.mobilty=0.1"], "Did you mean 'mobility'?"
    ),
    (
      ["validators.judge.commission=1.5"],
      "'validators.judge.commission' is 1.5; it must be between"
    ),
    (
      ["validators.judge.reserve=1"],
      "'validators.judge.reserve' is 1, and nothing would ever bring them in: the cohort needs "
        + "'participation'."
    ),
    (
      ["supply=1_100"], "treasury, capital and stake together come to"
    ),
  ])
  func `what cannot be is refused in one sentence`(overrides: [String], sentence: String) throws {
    let errors = try #require(throws: ScenarioErrors.self) { try load(overrides) }
    #expect(errors.issues.count == 1, "\(errors)")
    #expect("\(errors)".contains(sentence), "\(errors)")
  }

  @Test func `a commission that nobody pays is pointed out`() throws {
    let warnings = try load(["delegators=null"]).warnings
    #expect(warnings.count == 1)
    #expect(warnings[0].contains("'validators.judge.commission' is not read: nobody delegates"))
  }

  @Test func `counts of holders cannot change during a run`() throws {
    let world = try load([]).treatments[0].world
    let more = try load(["delegators.retail.holders=6"]).treatments[0].world
    #expect(more.structuralDifference(from: world) == "the holders of 'retail'")
    let mobile = try load(["delegators.retail.mobility=0.6"]).treatments[0].world
    #expect(mobile.structuralDifference(from: world) == nil)
  }
}
