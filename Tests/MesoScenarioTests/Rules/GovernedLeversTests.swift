import MesoModel
import MesoScenario
import Testing

@Suite struct GovernedLeversTests {
  private func load(_ governance: String) throws -> ResolvedScenario {
    try ScenarioLoader().load(
      text: """
        scenario: governed
        epochs: 20
        treasury: {balance: 1_000}
        contributors:
          honest: {strategy: honest, operators: 5, capital: 10}
        mechanism:
          verification: {kind: audit, rate: 0.5}
          reward: {kind: per-task, amount: 1}
        governance: \(governance)

        """, file: "g.yaml")
  }

  private func fault(of governance: String) -> String {
    do {
      _ = try load(governance)
      return ""
    } catch { return "\(error)" }
  }

  @Test func `levers come with their bounds in base units`() throws {
    let world = try load(
      "{kind: controller, levers: {pay: {path: mechanism.reward.amount, low: 0.5, high: 2}}}"
    ).treatments[0].world

    #expect(
      world.governed == [
        GovernedLever(
          name: "pay", path: "mechanism.reward.amount", kind: .amount(decimals: 9),
          low: 500_000_000, high: 2_000_000_000, step: 150_000_000, initial: 1_000_000_000)
      ])
  }

  @Test(arguments: [
    (
      "{kind: controller, levers: {a: {path: mechanism.verification.rat, low: 0, high: 1}}}",
      "There is no lever 'mechanism.verification.rat': 'mechanism.verification' has no 'rat'. Did "
        + "you mean 'rate'?"
    ),
    (
      "{kind: controller, levers: {a: {path: mechanism.verification.rate, low: 0.6, high: 1}}}",
      "The bounds of 'governance.levers.a' are 0.6 to 1; 'mechanism.verification.rate' is 0.5, "
        + "which they exclude."
    ),
    (
      "{kind: controller, levers: {a: {path: mechanism.verification.rate, low: 0, high: 2}}}",
      "'mechanism.verification.rate' is 2; it must be between 0 and 1 (share)."
    ),
    (
      "{kind: token-vote, levers: {a: {path: contributors.honest.operators, low: 1, high: 9}}}",
      "'contributors.honest.operators' cannot change during a run"
    ),
    (
      "{kind: token-vote, levers: {a: {path: mechanism.verification.kind, low: 1, high: 9}}}",
      "'mechanism.verification.kind' cannot change during a run"
    ),
    ("{kind: token-vote}", "'governance' needs 'levers'"),
    (
      "{kind: token-vote, weight: locked, levers: {a: {path: mechanism.reward.amount, low: 0, high: 9}}}",
      "'governance.weight' is locked, and nothing is locked: 'mechanism.payout' must be ve-lock."
    ),
    (
      "{kind: none, levers: {a: {path: demand.fee, low: 0, high: 9}}}",
      "'governance.kind' is none, so that nobody moves them."
    ),
    (
      "{kind: controller, levers: {a: {path: mechanism.verification.rate, low: 0.5, high: 0.5}}}",
      "'governance.levers.a.high' is 0.5; it must be more than 'low', which is 0.5."
    ),
    (
      "{kind: controller, levers: {a: {path: governance.target, low: 0.5, high: 0.7}}}",
      "governance cannot move itself."
    ),
    (
      "{kind: controller, levers: {a: {path: demand.budget, low: 0.5, high: 0.7}}}",
      "'demand.budget' has no value to start from; set it in the scenario."
    ),
  ])
  func `what cannot be governed is said with its place`(governance: String, sentence: String) {
    let fault = fault(of: governance)
    #expect(fault.contains(sentence), "\(fault)")
    #expect(fault.hasPrefix("g.yaml:9:"), "\(fault)")
  }

  @Test func `the resolved scenario governs the same levers`() throws {
    let scenario = try load(
      "{kind: controller, levers: {a: {path: mechanism.verification.rate, low: 0.1, high: 1}}}")
    let again = try ScenarioLoader().load(text: scenario.text, file: "again.yaml")
    #expect(again.treatments[0].world.governed == scenario.treatments[0].world.governed)
    #expect(again.digest == scenario.digest)
  }
}
