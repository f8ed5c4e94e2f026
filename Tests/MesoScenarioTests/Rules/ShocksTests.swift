import MesoModel
import MesoScenario
import Testing

@Suite struct ShocksTests {
  private static let scenario = """
    scenario: shocked
    epochs: 20
    treasury: {balance: 1_000}
    contributors:
      honest: {strategy: honest, operators: 5, capital: 10}
    mechanism:
      verification: {kind: audit, rate: 0.5}
      reward: {kind: per-task, amount: 1}
      payout: {kind: epoch-delayed, epochs: 1}

    """

  private func load(_ shocks: String) throws -> ResolvedScenario {
    try ScenarioLoader().load(text: Self.scenario + "shocks:\n" + shocks, file: "s.yaml")
  }

  private func fault(of shocks: String) -> String {
    do {
      _ = try load(shocks)
      return ""
    } catch { return "\(error)" }
  }

  @Test func `shocks are kept in the order of their epochs`() throws {
    let scenario = try load(
      "  - {epoch: 9, set: {mechanism.reward.amount: 0.5}}\n"
        + "  - {epoch: 3, set: {mechanism: {reward: {amount: 2}}}}\n")

    #expect(scenario.treatments[0].world.shocks.map { $0.epoch } == [3, 9])
    #expect(
      scenario.treatments[0].world.shocks.map { $0.changes.map { $0.value } } == [["2"], ["0.5"]])
  }

  @Test func `the resolved scenario loads as the same shocks`() throws {
    let scenario = try load("  - {epoch: 3, set: {mechanism.verification.rate: 0.25}}\n")
    let again = try ScenarioLoader().load(text: scenario.text, file: "again.yaml")

    #expect(again.digest == scenario.digest)
    #expect(again.treatments[0].world.shocks == scenario.treatments[0].world.shocks)
  }

  @Test func `a lever that does not exist is named with the nearest one`() {
    #expect(
      fault(of: "  - {epoch: 3, set: {mechanism.verification.rat: 0.25}}\n")
        == "s.yaml:11:50: There is no lever 'mechanism.verification.rat': 'mechanism.verification' "
        + "has no 'rat'. Did you mean 'rate'?")
  }

  @Test func `a value out of range stands where it is written`() {
    #expect(
      fault(of: "  - {epoch: 3, set: {mechanism.verification.rate: 1.25}}\n")
        == "s.yaml:11:51: 'mechanism.verification.rate' is 1.25; it must be between 0 and 1 (share)."
    )
  }

  @Test(arguments: [
    "contributors.honest.operators: 9", "epochs: 30", "seed: 5", "mechanism.reward.kind: prize",
    "contributors.honest.capital: 3", "contributors.honest.skill.constant: 0.5",
    "contributors.honest.strategy: lazy", "treasury.balance: 9", "mechanism.preset: bounty",
    "mechanism.payout.epochs: 3",
  ])
  func `what is laid out at the start cannot change`(value: String) {
    let fault = fault(of: "  - {epoch: 3, set: {\(value)}}\n")
    #expect(fault.contains("cannot change"), "\(value): \(fault)")
    #expect(fault.hasPrefix("s.yaml:11:"))
  }

  @Test func `a shock is tried on what the earlier ones leave`() {
    let fault = fault(
      of: "  - {epoch: 2, set: {contributors.honest.effort-cost: 0.5}}\n"
        + "  - {epoch: 3, set: {mechanism.reward: 5}}\n  - {epoch: 4, sett: {demand.fee: 1}}\n"
        + "  - {epoch: 0, set: {demand.fee: 1}}\n")

    #expect(fault.contains("Unknown key 'sett' in a shock. Did you mean 'set'?"))
    #expect(fault.contains("'shocks.epoch' is 0; it must be between 1 and 1000000"))
  }

  @Test func `a shock after the horizon is pointed out`() throws {
    let warnings = try load("  - {epoch: 30, set: {demand.fee: 1}}\n").warnings
    #expect(warnings.contains { $0.contains("The shock of epoch 30 comes after the last one, 20") })
  }

  @Test func `a change of one lever in a run is quick`() throws {
    let world = try load("  - {epoch: 3, set: {demand.fee: 1}}\n").treatments[0].world
    let clock = ContinuousClock()
    let time = try clock.measure {
      for step in 0..<100 {
        let change = LeverChange(path: "mechanism.verification.rate", value: "0.\(step + 100)")
        _ = try world.rulebook?.world(with: [change])
      }
    }
    print("a change of one lever takes \(time / 100)")
    #expect(time < .seconds(5))
  }
}
