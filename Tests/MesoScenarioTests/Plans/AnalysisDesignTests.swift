import MesoPrimitives
import Testing

@testable import MesoScenario

@Suite struct AnalysisDesignTests {
  @Test func `a Saltelli row mixes one coordinate of its base point's two halves`() throws {
    let rows = try Sampling.saltelli(4, 2, secondOrder: true)

    #expect(rows.count == 4 * 6)
    for start in stride(from: 0, to: rows.count, by: 6) {
      let (a, b) = (rows[start], rows[start + 5])
      #expect(rows[start + 1] == [b[0], a[1]] && rows[start + 2] == [a[0], b[1]])
      #expect(rows[start + 3] == [a[0], b[1]] && rows[start + 4] == [b[0], a[1]])
    }
    // The base points from a power of two to the next have one coordinate in each quarter.
    let quarters = stride(from: 0, to: rows.count, by: 6).map { Int(4 * rows[$0][0]) }
    #expect(Set(quarters) == [0, 1, 2, 3])
  }

  @Test func `a plan knows the point of each row of its analysis`() throws {
    let plan = try sweep(
      adding: """
        design:
          - saltelli:
              base: 4
              second-order: false
              over:
                contributors.honest.operators: {integer: [1, 2]}
                contributors.honest.capital: {uniform: [1, 3]}
        where: ["contributors.honest.capital < 2.5"]
        """)
    let analysis = try #require(plan.analysis)

    #expect(analysis.kind == .saltelli(base: 4, secondOrder: false))
    #expect(analysis.points.count == 16)
    #expect(analysis.points.contains(nil))
    let numbers = analysis.points.compactMap { $0 }
    #expect(Set(numbers) == Set(1...plan.points.count))
    // Whole numbers make rows alike, which share a point.
    #expect(numbers.count > plan.points.count)
  }

  @Test func `what no analysis can use is refused with the reason`() {
    let over = "over: {contributors.honest.capital: {uniform: [0, 1]}}"
    let normal = "over: {contributors.honest.capital: {normal: [9, 1]}}"
    func problem(_ design: String) -> String {
      sweepProblems(adding: "design:\n" + design)
    }
    #expect(
      problem("  - morris: {trajectories: 4, levels: 3, \(over)}").contains(
        "'levels' is 3; half of them are a step, so it must be even."))
    #expect(
      problem("  - morris: {trajectories: 4, \(normal)}").contains(
        "is normal and has no ends for a grid"))
    #expect(
      problem("  - saltelli: {base: 4, second-order: maybe, \(over)}").contains(
        "'second-order' must be true or false, not 'maybe'."))
    #expect(
      problem("  - saltelli: {bases: 4, \(over)}").contains(
        "Unknown key 'bases' in 'saltelli'. Did you mean 'base'?"))
    #expect(
      problem("  - saltelli: {base: 4, \(over)}\n  - grid: {epoch-days: [1, 2]}").contains(
        "'saltelli' must be the only block of the design"))
  }

  @Test func `a Saltelli design has at most twenty paths`() {
    let names = (0...20).map { "c\($0)" }
    let text = """
      sweep: wide
      base:
        scenario: small
        contributors: {\(names.map { "\($0): {strategy: honest, operators: 2}" }.joined(separator: ", "))}
        validators: {honest: {strategy: honest, operators: 5}}
        mechanism: {preset: pay-per-task}
      design:
        - saltelli: {base: 2, over: {\(names.map { "contributors.\($0).capital: {uniform: [1, 2]}" }.joined(separator: ", "))}}
      """
    #expect {
      try PlanLoader().sweep(text: text, file: "p.yaml")
    } throws: {
      "\($0)".contains("A Saltelli design has at most 20 paths, not 21: it takes two of the 40")
    }
  }

  @Test func `a base that is no power of two is warned of`() throws {
    let plan = try sweep(
      adding: """
        design:
          - saltelli: {base: 6, over: {contributors.honest.capital: {uniform: [1, 3]}}}
        """)

    #expect(plan.warnings.contains { $0.contains("'base' is 6") })
  }
}
