import MesoModel
import MesoPrimitives
import Testing

@testable import MesoScenario

/// Behaviours that a cohort declares by a grid over its own levers.
struct ChoicesTests {
  private func text(_ choices: String, _ more: String = "") -> String {
    """
    scenario: choices
    epochs: 2
    contributors:
      honest: {strategy: honest, operators: 5, effort-cost: {linear: 1}, choices: {\(choices)}}
      lazy: {strategy: lazy, operators: 5}
    validators:
      idle: {strategy: honest, operators: 1}
    mechanism:
      verification: {kind: oracle}
      reward: {kind: per-task, amount: 1}
    \(more)
    """
  }

  private func world(_ choices: String, _ more: String = "") throws -> World {
    try ScenarioLoader().load(text: text(choices, more), file: "test.yaml").treatments[0].world
  }

  private func names(_ world: World) -> [String] { world.contributors.map { $0.terms.name } }

  private func sentence(_ choices: String) throws -> String {
    let error = #expect(throws: ScenarioErrors.self) { try world(choices) }
    return error?.description ?? ""
  }

  @Test func `each value beside the cohort's own is a behaviour without operators`() throws {
    let world = try world("effort: [0, 0.5, 1]")

    #expect(names(world) == ["honest", "honest-effort-0", "honest-effort-0-5", "lazy"])
    #expect(world.contributors.map { $0.terms.operators } == [5, 0, 0, 5])
    let view = PublicView(
      epoch: 1, epochDays: 1, supply: .zero, treasury: .zero, staked: .zero, priceUSD: 1,
      contributorIdentities: 1, validatorIdentities: 1, lastAcceptanceRate: nil)
    #expect(world.contributors.map { $0.strategy.plan(view).effort } == [1, 0, 0.5, 0])
  }

  @Test func `several levers make their whole grid`() throws {
    let world = try world("effort: [0], contributions-per-epoch: [2, 3]")

    #expect(
      names(world) == [
        "honest", "honest-contributions-per-epoch-2", "honest-contributions-per-epoch-3",
        "honest-effort-0", "honest-effort-0-contributions-per-epoch-2",
        "honest-effort-0-contributions-per-epoch-3", "lazy",
      ])
  }

  @Test func `a map as a value is named by its place`() throws {
    let world = try world("top-up: [{below: 40, amount: 20}]")

    #expect(names(world)[1] == "honest-top-up-1")
    #expect(world.contributors[1].terms.topUp?.below == Amount(units: 40_000_000_000))
  }

  @Test func `what is written out loads as the same scenario`() throws {
    let scenario = try ScenarioLoader().load(text: text("effort: [0.5]"), file: "test.yaml")
    let again = try ScenarioLoader().load(text: scenario.text, file: "again.yaml")

    #expect(again.text == scenario.text)
  }

  @Test func `adaptation that names a cohort considers its choices`() throws {
    let world = try world("effort: [0]", "adaptation: {kind: logit, among: [honest]}")

    #expect(world.behavioursConsidered(by: .contributors) == [0, 1])
  }

  @Test func `an override can set choices`() throws {
    let scenario = try ScenarioLoader().load(
      text: text("effort: [0]"), file: "test.yaml",
      overrides: ["contributors.honest.choices.effort=[2]"])

    #expect(names(scenario.treatments[0].world) == ["honest", "honest-effort-2", "lazy"])
  }

  @Test func `what operators are born with is no choice`() throws {
    let said = try sentence("identities: [1, 2]")

    #expect(said.contains("'identities', which operators have for life"))
    #expect(said.contains("'uses-identities'"))
  }

  @Test func `a lever that the cohort does not have is answered with the nearest`() throws {
    #expect(try sentence("efort: [1]").contains("Did you mean 'effort'?"))
  }

  @Test func `values out of range are refused where they stand`() throws {
    let said = try sentence("effort: [-1]")

    #expect(said.contains("test.yaml:4:"))
    #expect(said.contains("honest-effort--1.effort"))
  }

  @Test func `a choice without a list, and a grid without bounds, are refused`() throws {
    #expect(try sentence("effort: 1").contains("must be a list of values"))
    let many = (2..<90).map(String.init).joined(separator: ", ")
    #expect(try sentence("effort: [\(many)]").contains("at most 64"))
  }
}
