import MesoScenario
import Testing

@Suite struct Constraints {
  @Test(arguments: [
    ("epochs < 20", ["10"]), ("epochs <= 20", ["10", "20"]), ("epochs > 20", ["30"]),
    ("epochs >= 20", ["20", "30"]), ("epochs == 2_0", ["20"]), ("epochs != 20", ["10", "30"]),
    ("20>epochs", ["10"]),
  ])
  func `a comparison drops the points where it is false`(
    text: String, kept: [String]
  ) throws {
    let plan = try sweep(adding: "design: [grid: {epochs: [10, 20, 30]}]\nwhere: [\"\(text)\"]")
    #expect(plan.cells == kept)
    #expect(plan.dropped == 3 - kept.count)
    #expect(plan.points.map(\.number) == Array(1...kept.count))
  }

  @Test func `a point that the constraints drop need not be possible`() throws {
    let plan = try sweep(
      adding: """
        design:
          - grid: {mechanism.verification.size: [3, 5], mechanism.verification.approvals: [2, 4]}
        where: [mechanism.verification.approvals <= mechanism.verification.size]
        """)
    #expect(plan.table == [["3", "2"], ["5", "2"], ["5", "4"]])
    #expect(plan.dropped == 1)
  }

  @Test func `paths have their values after defaults`() throws {
    // The preset's committee has 5 seats.
    let plan = try sweep(
      adding: """
        design: [grid: {mechanism.verification.approvals: [3, 4, 5]}]
        where: ["mechanism.verification.approvals < mechanism.verification.size"]
        """)
    #expect(plan.cells == ["3", "4"])
  }

  @Test func `names are equal or not`() throws {
    let design = "design: [grid: {mechanism.preset: [pay-per-task, continuous-royalty]}]\n"
    let equal = try sweep(adding: design + "where: [\"mechanism.preset == pay-per-task\"]")
    let unequal = try sweep(
      adding: design + "where: [\"mechanism.reward.kind != 'per-task'\"]")
    #expect(equal.cells == ["pay-per-task"])
    #expect(unequal.cells == ["continuous-royalty"])
  }

  @Test func `amounts compare in tokens and costs by their fixed part`() throws {
    let plan = try sweep(
      adding: """
        design: [grid: {contributors.honest.effort-cost: [0.1, 0.3, 0.5]}]
        where: ["contributors.honest.effort-cost <= 0.3", "contributors.honest.capital == 5"]
        """)
    #expect(plan.cells == ["0.1", "0.3"])
  }

  @Test func `a constraint on what a component lacks does not apply there`() throws {
    let plan = try sweep(
      adding: """
        design: [grid: {mechanism.slashing: [{kind: none}, {kind: fraction, fraction: 0.5}]}]
        where: ["mechanism.slashing.fraction < 0.2"]
        """)
    #expect(plan.cells == ["{kind: none}"])
  }

  @Test func `a constraint that never applies is warned of`() throws {
    let plan = try sweep(
      adding: "design: [grid: {epochs: [10]}]\nwhere: [\"mechanism.slashing.fraction < 0.2\"]")
    #expect(
      plan.warnings == [
        "p.yaml:11:9: 'mechanism.slashing.fraction < 0.2' never applies: no point has values of "
          + "one kind on both sides."
      ])
  }

  @Test(arguments: [
    // Columns count from the quote at 9; the text starts at 10.
    ("epochs", "11:16: Expected <, <=, >, >=, == or != here."),
    ("epochs = 3", "11:17: '=' compares nothing; use <, <=, >, >=, == or !=."),
    ("epochs < ", "11:19: Expected a path, a number or a name here."),
    ("epochs < 3 <= 4", "11:21: A constraint has one sign; '<' is a second."),
    ("epochs of < 3", "11:16: Expected a sign here."),
    ("epochs < 3 0", "11:20: Expected the end here."),
    (
      "demand.feee < 3",
      "11:10: There is no path 'demand.feee': 'demand' has no 'feee'. Did you mean 'demand.fee'?"
    ),
    ("3 < 4", "11:10: A constraint names a path on one side at least."),
    ("demand.kind < constant", "11:22: Names have no order; compare them with == or !=."),
    ("demand.kind == 'constant", "11:25: The quote that opens here does not close."),
    ("epochs == 3x%", "11:20: '3x%' is no path, number or name."),
  ])
  func `a mistake points at its character`(text: String, problem: String) {
    #expect(
      sweepProblems(adding: "design: [grid: {epochs: [10]}]\nwhere: [\"\(text)\"]")
        == "p.yaml:\(problem)")
  }

  @Test func `a sweep whose points are all dropped is an error`() {
    #expect(
      sweepProblems(adding: "design: [grid: {epochs: [10, 20]}]\nwhere: [\"epochs > 20\"]")
        == "p.yaml:11:9: 'where' leaves none of the 2 points.")
  }
}
