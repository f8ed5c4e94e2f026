import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

@Suite struct `Sweep plans` {
  @Test func `the arithmetic names points, treatments and replicates`() throws {
    let plan = try sweep(adding: "design: [grid: {epochs: [10, 20]}]")
    #expect(plan.arithmetic == "2 points × 3 replicates = 6 runs")
    #expect(plan.runs == 6)
    // 15 operators, 30 epochs at both points together, 3 replicates.
    #expect(plan.agentEpochs == 15 * 30 * 3)
    #expect((plan.scenarioName, plan.treatments, plan.seed) == ("small", 1, 1))
  }

  @Test func `a base with treatments is swept in each of them`() throws {
    let folder = try Folder([
      "base.yaml": smallest + "treatments: {a: {}, b: {demand: {fee: 0.5}}}",
      "plans/p.yaml": """
      sweep: p
      base: ../base.yaml
      replicates: 2
      design:
        - grid: {demand.fee: [0.1, 0.2], treatments.b.demand.usage: [7]}
      """,
    ])
    let plan = try PlanLoader().sweep(file: "\(folder.path)/plans/p.yaml")

    #expect(plan.arithmetic == "2 points × 2 treatments × 2 replicates = 8 runs")
    let scenario = try plan.scenario(at: 2)
    #expect(scenario.treatments.map(\.name) == ["a", "b"])
    #expect(scenario.treatments.map { $0.world.demand.fee.units } == [200_000_000, 200_000_000])
    #expect(scenario.treatments.map { $0.world.demand.usage } == [0, 7])
  }

  @Test func `values go over the plan's set, and --set goes over both`() throws {
    let plan = try sweep(
      adding: """
        set: {demand: {fee: 0.1, usage: 5}, quality-threshold: 0.4}
        design: [grid: {demand.fee: [0.2]}]
        """, "demand.usage=9", "replicates=8")
    let world = try plan.scenario(at: 1).treatments[0].world
    #expect(world.demand.fee.units == 200_000_000)
    #expect(world.demand.usage == 9)
    #expect(world.qualityThreshold == 0.4)
    #expect(plan.replicates == 8)
  }

  @Test func `headline and criteria of the plan go before those of the base`() throws {
    let plan = try sweep(
      adding: """
        headline: [honest_share]
        criteria: [{metric: honest_share, over: final, across: q05, goal: ">= 0.6"}]
        design: [grid: {epochs: [10]}]
        """)
    #expect(plan.headline == ["honest_share"])
    #expect(plan.criteria.map(\.text) == ["honest_share · final · q05 · >= 0.6"])
    #expect(try plan.scenario(at: 1).criteria == plan.criteria)
  }

  @Test(arguments: [
    "design: [grid: {demand.fee: [0, 0.10], epochs: [10, 20]}]\nwhere: [\"epochs<20\"]",
    "design: [random: {points: 5, over: {demand.usage: {uniform: [0, 1]}}}]\nseed: 7",
    "design: [latin-hypercube: {points: 5, over: {epochs: {integer: [5, 90]}}}]",
    "design: [grid: {mechanism.preset: [staked-performance, pay-per-task]}]\nepoch-tables: true",
    "design: [grid: {mechanism.slashing: [{kind: none}, {kind: fraction}]}]\n"
      + "question: \"A \\\"hard\\\" one\"",
    "design: [grid: {contributors.honest.strategy: [lazy, sybil]}]",
  ])
  func `the text of a sweep loads as the same sweep`(lines: String) throws {
    let plan = try sweep(adding: lines, "demand.budget=1")
    let again = try PlanLoader().sweep(text: plan.text, file: "again.yaml")

    #expect(again.text == plan.text)
    #expect(again.digest == plan.digest)
    #expect(again.table == plan.table)
    #expect(again.dropped == plan.dropped)
    for point in plan.points {
      #expect(
        try again.scenario(at: point.number).digest == plan.scenario(at: point.number).digest)
    }
  }

  @Test func `the largest point is the one that takes most memory`() throws {
    let plan = try sweep(
      adding: "design: [grid: {contributors.honest.operators: [10, 5000, 20]}]")
    #expect(plan.largestPoint == 2)
  }

  @Test func `files are told apart by what they name`() throws {
    let folder = try Folder([
      "s.yaml": smallest, "p.yaml": smallestSweep, "c.yaml": "comparison: c",
    ])
    #expect(try PlanLoader.kind(of: "\(folder.path)/s.yaml") == .scenario)
    #expect(try PlanLoader.kind(of: "\(folder.path)/p.yaml") == .sweep)
    #expect(try PlanLoader.kind(of: "\(folder.path)/c.yaml") == .comparison)
    #expect(
      folder.problems("p.yaml")
        == "p.yaml:1:1: This is a sweep, not a scenario; see 'mesocosm help'."
    )
  }
}
