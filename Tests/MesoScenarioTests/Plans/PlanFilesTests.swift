import Foundation
import MesoScenario
import Testing

@Suite struct `Plan files` {
  private static let sweeps = `Scenario files`.files.filter { $0.hasPrefix("sweeps/") }
  private static let searches = `Scenario files`.files.filter { $0.hasPrefix("searches/") }
  private static let comparisons = `Scenario files`.files.filter { $0.hasPrefix("comparisons/") }

  private func path(_ name: String) -> String {
    `Scenario files`.folder.appending(path: name).path
  }

  @Test func `the folders have the plans that documents name`() {
    let named = [
      "stake-slash", "audit-slash", "sybil-admission", "committee-cabal", "royalty-decay",
    ]
    #expect(Set(named.map { "sweeps/\($0).yaml" }).isSubset(of: Self.sweeps))
    #expect(
      Set(["comparisons/three-mechanisms.yaml", "comparisons/crossed.yaml"])
        .isSubset(of: Self.comparisons))
  }

  @Test(arguments: sweeps)
  func `every sweep loads without warnings, says what it asks and can be loaded again`(
    name: String
  ) throws {
    let plan = try PlanLoader().sweep(file: path(name))
    let again = try PlanLoader().sweep(text: plan.text, file: "again.yaml")

    #expect(plan.warnings == [])
    #expect(plan.question?.isEmpty == false)
    #expect(plan.expectation?.isEmpty == false)
    #expect(name.hasSuffix("/\(plan.name).yaml"))
    #expect(again.digest == plan.digest)
    let last = plan.points.count
    #expect(try again.scenario(at: last).digest == plan.scenario(at: last).digest)
  }

  @Test(arguments: searches)
  func `every search loads without warnings, says what it asks and can be loaded again`(
    name: String
  ) throws {
    let plan = try PlanLoader().optimization(file: path(name))
    let again = try PlanLoader().optimization(text: plan.text, file: "again.yaml")

    #expect(plan.warnings == [])
    #expect(plan.question?.isEmpty == false)
    #expect(plan.expectation?.isEmpty == false)
    #expect(name.hasSuffix("/\(plan.name).yaml"))
    #expect(again.digest == plan.digest)
  }

  @Test(arguments: comparisons)
  func `every comparison loads without warnings, says what it asks and can be loaded again`(
    name: String
  ) throws {
    let plan = try PlanLoader().comparison(file: path(name))
    let again = try PlanLoader().comparison(text: plan.text, file: "again.yaml")

    #expect(plan.warnings == [])
    #expect(plan.question?.isEmpty == false)
    #expect(plan.expectation?.isEmpty == false)
    #expect(name.hasSuffix("/\(plan.name).yaml"))
    #expect(again.digest == plan.digest)
  }

  @Test func `the crossed comparison has every verification with every reward`() throws {
    let plan = try PlanLoader().comparison(file: path("comparisons/crossed.yaml"))
    let treatments = plan.scenario.treatments
    #expect(treatments.count == 9)
    #expect(Set(treatments.map(\.name)).count == 9)
    // What differs between treatments is verification and reward alone.
    let varied = Set(treatments.flatMap { $0.varied.map(\.path) })
    let stages = ["mechanism.verification.", "mechanism.reward."]
    #expect(varied.allSatisfy { path in stages.contains { path.hasPrefix($0) } })
  }
}
