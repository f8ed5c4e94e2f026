import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

/// A reward that is not in the standard catalogue.
private struct FlatReward: ContributionReward {
  static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "flat", summary: "Pays every contribution alike.",
      parameters: [
        .amount("least", default: "1", "Least payment."),
        .amount("most", default: "2", "Greatest payment."),
      ])
  ) { values in
    guard values.amount("least") <= values.amount("most") else {
      throw ParameterConflict(parameter: "most", "'most' is less than 'least'.")
    }
    return FlatReward(amount: values.amount("most"))
  }

  let amount: Amount
  var source: FundingSource { .treasury }
  var benchmarkNoise: Double? { nil }
  func purse(_ totals: RewardTotals) -> Purse { .each(amount) }
  func weigh(_ evidence: borrowing TileEvidence, into weights: WriteColumn<Int64>) {}
}

@Suite struct `A catalogue of one's own` {
  private let loader = ScenarioLoader(catalog: .standard.adding(FlatReward.entry))

  private func load(_ reward: String) throws -> ResolvedScenario {
    try loader.load(
      text: smallest, file: "s.yaml", overrides: ["mechanism.reward=\(reward)"])
  }

  @Test func `the standard catalogue has components for every stage`() {
    for stage in Catalog.standard.stages { #expect(!stage.descriptors.isEmpty, "\(stage.stage)") }
  }

  @Test func `a component from outside is known by name, checked and made`() throws {
    let scenario = try load("{kind: flat, most: 3}")
    let totals = RewardTotals(
      weight: 1, budget: nil, verificationBill: .zero, usage: 0, fee: .zero)
    #expect(
      scenario.treatments[0].world.mechanism.reward.purse(totals)
        == .each(Amount(units: 3_000_000_000)))
    #expect(scenario.text.contains("kind: flat\n    least: 1\n    most: 3\n"))
    #expect(loader.jsonSchema().contains("\"flat\""))
    #expect(problems(smallest, "mechanism.reward={kind: flat}").contains("is 'flat'; it must be"))
  }

  @Test func `what a component refuses is reported where the parameter stands`() throws {
    let error = try #require(throws: ScenarioErrors.self) { try load("{kind: flat, most: 0.5}") }
    #expect(
      "\(error)" == "--set mechanism.reward={kind: flat, most: 0.5}: In 'mechanism.reward': "
        + "'most' is less than 'least'.")
  }
}
