import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

@Suite struct `Designs that list values` {
  @Test func `a grid takes every combination, the last path fastest`() throws {
    let plan = try sweep(
      adding: "design: [grid: {demand.fee: [0, 0.5], epochs: [10, 20]}]")

    #expect(plan.varied == ["demand.fee", "epochs"])
    #expect(plan.table == [["0", "10"], ["0", "20"], ["0.5", "10"], ["0.5", "20"]])
    #expect(plan.points.map(\.number) == [1, 2, 3, 4])
  }

  @Test func `a zip takes one value of each path at a time`() throws {
    let plan = try sweep(adding: "design: [zip: {demand.fee: [0, 0.5], epochs: [10, 20]}]")
    #expect(plan.table == [["0", "10"], ["0.5", "20"]])
  }

  @Test func `a list takes the points as they stand`() throws {
    let plan = try sweep(
      adding: "design: [list: [{demand.fee: 0, epochs: 10}, {epochs: 30, demand.fee: 0.5}]]")
    #expect(plan.table == [["0", "10"], ["0.5", "30"]])
  }

  @Test func `several blocks combine as a product, the last block fastest`() throws {
    let plan = try sweep(
      adding: """
        design:
          - zip: {demand.fee: [0, 0.5], epochs: [10, 20]}
          - grid: {quality-threshold: [0.4, 0.6]}
        """)
    #expect(
      plan.table == [
        ["0", "10", "0.4"], ["0", "10", "0.6"], ["0.5", "20", "0.4"], ["0.5", "20", "0.6"],
      ])
  }

  @Test func `linear levels are evenly spaced and written as an author would`() throws {
    let plan = try sweep(
      adding: "design: [grid: {quality-threshold: {from: 0.02, to: 0.2, steps: 10}}]")
    let expected = ["0.02", "0.04", "0.06", "0.08", "0.1", "0.12", "0.14", "0.16", "0.18", "0.2"]
    #expect(plan.cells == expected)
  }

  @Test func `log levels grow by one factor`() throws {
    let plan = try sweep(
      adding: "design: [grid: {demand.usage: {from: 1, to: 1_000, steps: 4, scale: log}}]")
    #expect(plan.cells == ["1", "10", "100", "1000"])
  }

  @Test func `levels of a count are rounded and repeated ones dropped with a warning`() throws {
    let plan = try sweep(adding: "design: [grid: {epochs: {from: 1, to: 3, steps: 5}}]")
    #expect(plan.cells == ["1", "2", "3"])
    #expect(
      plan.warnings == [
        "p.yaml:10:25: 2 of the 5 values of 'epochs' are dropped: after rounding they repeat "
          + "others."
      ])
  }

  @Test func `levels of an amount have no more decimals than the token`() throws {
    let plan = try sweep(adding: "design: [grid: {demand.fee: {from: 0, to: 1, steps: 4}}]")
    #expect(plan.cells == ["0", "0.333333333", "0.666666667", "1"])
  }

  @Test func `components, sub-trees, counts and names vary like numbers`() throws {
    let plan = try sweep(
      adding: """
        design:
          - grid:
              mechanism.verification: [{kind: committee, size: 3, approvals: 2}, {kind: audit}]
              contributors.honest.operators: [5, 7]
              mechanism.preset: [pay-per-task, continuous-royalty]
        """)

    #expect(plan.points.count == 8)
    #expect(
      plan.points[0].text == "mechanism.verification = {kind: committee, size: 3, approvals: 2}, "
        + "contributors.honest.operators = 5, mechanism.preset = pay-per-task")
    let last = try plan.scenario(at: 8)
    #expect(last.treatments[0].name == "continuous-royalty")
    #expect(last.treatments[0].world.contributors[0].terms.operators == 7)
    #expect(last.text.contains("kind: audit"))
  }

  @Test func `a value within a part that also varies holds, wherever it stands`() throws {
    let plan = try sweep(
      adding: """
        design:
          - grid: {mechanism.slashing.fraction: [0.2]}
          - grid: {mechanism.slashing: [{kind: fraction, to: treasury}]}
        """)
    let text = try plan.scenario(at: 1).text
    #expect(text.contains("fraction: 0.2"))
    #expect(text.contains("to: treasury"))
  }

  @Test func `repeated points are dropped with a warning`() throws {
    let plan = try sweep(adding: "design: [list: [{epochs: 10}, {epochs: 1_0}, {epochs: 20}]]")
    #expect(plan.table == [["10"], ["20"]])
    #expect(
      plan.warnings == ["p.yaml:10:10: 1 point of the design is dropped: it repeats another."])
  }
}
