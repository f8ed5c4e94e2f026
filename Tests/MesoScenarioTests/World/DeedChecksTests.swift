import MesoScenario
import Testing

/// Deeds and attestations that something else in the scenario gives an effect, or does not.
struct DeedChecksTests {
  private let text = """
    scenario: deeds
    epochs: 10
    warm-up: 0
    demand: {kind: constant, usage: 100, fee: 1, budget: 100}
    treasury: {balance: 1_000}
    contributors:
      work: {strategy: honest, operators: 3, capital: 10}
      ring: {strategy: colluding, operators: 2, coalition: ring, capital: 10}
    validators:
      look: {strategy: honest, operators: 7}
    mechanism:
      verification: {kind: committee, size: 5, approvals: 3}
      reward: {kind: per-task}
    """

  private func load(_ overrides: [String]) throws -> ResolvedScenario {
    try ScenarioLoader().load(text: text, file: "s.yaml", overrides: overrides)
  }

  @Test(arguments: [
    (
      ["mechanism.verification={kind: oracle-committee, size: 6, faults: 2}"],
      "6 oracles cannot bear 2 faulty ones"
    ),
    (
      ["mechanism.verification={kind: vote-threshold, voters: 4, one-vote-each: true}"],
      "4 validators with one vote each cannot give 5 approvals"
    ),
    (
      ["mechanism.verification={kind: vote-threshold, voters: 20}"],
      "A panel of 20 drawn without replacement needs as many validator identities"
    ),
    (
      ["mechanism.verification={kind: audit}", "mechanism.validator-reward={kind: peer-score}"],
      "compares validators of one panel"
    ),
    (
      ["mechanism.reward={kind: royalty}", "mechanism.validator-reward={kind: fee-share}"],
      "Authors and validators together get more than users pay"
    ),
  ])
  func `what cannot hold is refused`(overrides: [String], words: String) throws {
    let errors = try #require(throws: ScenarioErrors.self) { _ = try load(overrides) }
    #expect(errors.description.contains(words), "\(errors)")
  }

  @Test(arguments: [
    (["contributors.work.strategy=spammer"], "spams with one contribution an epoch"),
    (
      ["mechanism.slashing={kind: jail}", "mechanism.dispute={kind: delay}"],
      "counts faults in the epoch of the work; those that the dispute 'delay' settles later"
    ),
    (["contributors.ring.bribe=1"], "offers a bribe, and no validator is for sale"),
    (
      ["validators.look.non-reveal=0.1", "mechanism.verification.commit-reveal=false"],
      "attestations are not committed before they are revealed"
    ),
    (
      [
        "mechanism.verification={kind: audit}",
        "mechanism.slashing={kind: fraction, to: reporter}",
      ],
      "seats nobody; it goes to the treasury"
    ),
    (
      ["demand.usage=0", "mechanism.validator-reward={kind: fee-share}"],
      "has nothing to share"
    ),
  ])
  func `what has no effect is said`(overrides: [String], words: String) throws {
    let warnings = try load(overrides).warnings
    #expect(warnings.contains { $0.contains(words) }, "\(warnings)")
  }

  @Test func `what goes together is not remarked on`() throws {
    let sound = try load([
      "contributors.ring.bribe=1", "contributors.ring.bribe-budget=4",
      "validators.look.strategy=bribable", "validators.look.non-reveal=0.1",
      "mechanism.slashing={kind: fraction, to: reporter}",
      "mechanism.validator-reward={kind: peer-score}",
    ])
    #expect(sound.warnings.isEmpty, "\(sound.warnings)")
  }
}
