import Foundation
import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

@Suite struct `Scenario files` {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Scenarios").resolvingSymlinksInPath()

  static let files: [String] =
    (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  /// The scenarios; what lies in these folders are plans.
  static let all = files.filter { file in
    !["sweeps/", "comparisons/", "searches/"].contains { file.hasPrefix($0) }
  }

  static func load(_ path: String, _ overrides: String...) throws -> ResolvedScenario {
    try ScenarioLoader().load(file: folder.appending(path: path).path, overrides: overrides)
  }

  @Test func `the folder has the files that documents name`() {
    let named = [
      "attacks/collusion-ring.yaml", "attacks/lazy-majority.yaml", "attacks/sybil-split.yaml",
      "mechanisms/continuous-royalty.yaml", "mechanisms/pay-per-task.yaml",
      "mechanisms/staked-performance.yaml", "quickstart.yaml", "reference/ppt-5.yaml",
    ]
    #expect(Set(named).isSubset(of: Self.all))
  }

  @Test(arguments: all)
  func `every file loads without warnings and says what it asks and expects`(
    path: String
  ) throws {
    let scenario = try Self.load(path)
    #expect(scenario.warnings == [])
    #expect(scenario.question?.isEmpty == false)
    #expect(scenario.expectation?.isEmpty == false)
    #expect(path.hasSuffix("\(scenario.name).yaml"))
  }

  @Test(arguments: all)
  func `the resolved text of every file loads as the same scenario`(path: String) throws {
    let scenario = try Self.load(path)
    let again = try ScenarioLoader().load(text: scenario.text, file: "scenario.yaml")
    #expect(again.text == scenario.text)
    #expect(again.digest == scenario.digest)
    #expect(again.treatments.map(\.name) == scenario.treatments.map(\.name))
    #expect(again.claims == scenario.claims)
  }

  @Test func `quickstart compares three mechanisms on one population`() throws {
    let scenario = try Self.load("quickstart.yaml")

    #expect(
      scenario.treatments.map(\.name) == [
        "pay-per-task", "staked-performance", "continuous-royalty",
      ])
    for treatment in scenario.treatments {
      let world = treatment.world
      #expect(world.contributors.map { $0.terms.operators } == [140, 30, 10, 20])
      #expect(world.validators.map { $0.terms.operators } == [28, 6, 6])
      #expect((world.epochs, world.warmUp) == (200, 40))
      #expect(world.coalitions == ["ring-a"])
      #expect(treatment.varied.allSatisfy { $0.path.hasPrefix("mechanism.") })
    }
    // The sponsor's purse and what users pay are the same: 4500 × 0.05 = 225.
    #expect(scenario.treatments[0].world.demand.budget?.units == 225_000_000_000)
    #expect(scenario.treatments[0].world.demand.fee.units == 50_000_000)
  }

  @Test func `PPT-5 starts with the money of the reference model`() throws {
    let world = try #require(try Self.load("reference/ppt-5.yaml").treatments.first?.world)

    // 1000 · 100 · (1 + 5 · 0.02) in the treasury, 1000 · (100 + 50) held, at 10⁶ units a token.
    #expect(world.treasury.units == 110_000_000_000)
    #expect(world.supply.units == 260_000_000_000)
    #expect(world.costsAreBurned)
    #expect(world.adaptation.contributors && !world.adaptation.validators)
    #expect(world.metricCadence["gini_balance"] == 10)
  }
}
