import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

/// Emissions and splits that cannot hold, and what a scenario is told of them.
struct EmissionChecksTests {
  private let text = """
    scenario: emission
    epochs: 10
    warm-up: 0
    treasury: {balance: 1_000}
    token: {emission: {kind: constant, amount: 5}}
    contributors:
      work: {strategy: honest, operators: 3, capital: 10}
    mechanism:
      verification: {kind: none}
      reward: {kind: per-task}
    """

  private func load(_ overrides: [String]) throws -> ResolvedScenario {
    try ScenarioLoader().load(text: text, file: "s.yaml", overrides: overrides)
  }

  @Test(arguments: [
    (
      ["token.emission.split={contributors: 0.7, owner: 0.4}"],
      "The shares of 'token.emission.split' come to 1.1; they must come to 1."
    ),
    (
      ["token.emission.split={owner: 0.4, treasury: 0.5}"],
      "come to 0.9; leave 'treasury' out for the rest."
    ),
    (["token.emission.split={miners: 0.4}"], "Unknown key 'miners' in 'token.emission.split'"),
    (["token.emission.split.owner=1.5"], "it must be between 0 and 1 (share)"),
    (
      ["mechanism.reward.from=emission"],
      "'mechanism.reward' pays from the emission, and 'token.emission.split.contributors' is 0."
    ),
    (
      ["mechanism.validator-reward={kind: stake-share}"],
      "'mechanism.validator-reward' pays from the emission, and "
        + "'token.emission.split.validators' is 0."
    ),
    (
      ["token.emission={kind: utility-gated, by: improvement}"],
      "the verification 'none' keeps none; use 'benchmark' with 'ratchet: true'."
    ),
    (
      ["token.emission={kind: target-stake, minimum: 0.5}"],
      "'minimum' is 0.5 and must be at most 'maximum', 0.2."
    ),
    (["token.emission={kind: supply-halving, limit: 0}"], "'limit' must be more than 0 tokens."),
    (["token.emission={kind: halfing}"], "Did you mean 'halving'?"),
    (["token.emission={kind: halving, evry: 3}"], "Did you mean 'every'?"),
  ])
  func `what cannot hold is refused`(overrides: [String], problem: String) {
    let errors = #expect(throws: ScenarioErrors.self) { try load(overrides) }
    #expect(errors.map { "\($0)".contains(problem) } ?? false, "\(String(describing: errors))")
  }

  @Test(arguments: [
    (
      ["token.emission.split={contributors: 0.5}"],
      "'token.emission.split.contributors' sets tokens aside that nothing pays out"
    ),
    (["token.emission={kind: fee-recycling}"], "recycles what users pay, and no reward takes fees"),
  ])
  func `what does nothing is warned of`(overrides: [String], warning: String) throws {
    let warnings = try load(overrides).warnings
    #expect(warnings.contains { $0.contains(warning) }, "\(warnings)")
  }

  @Test func `a split stays when a treatment changes the emission`() throws {
    let scenario = try load([
      "token.emission.split={owner: 0.25}", "token.emission={kind: tail}",
    ])
    #expect(scenario.treatments[0].world.emissionShares.owner.value == 0.25)
    #expect(try load([]).text.contains("split") == false)
  }
}
