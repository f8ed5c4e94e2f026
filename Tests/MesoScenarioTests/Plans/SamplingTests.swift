import MesoPrimitives
import MesoScenario
import Testing

@Suite struct `Designs that sample values` {
  private func values(
    _ kind: String, _ points: Int, _ distribution: String, path: String = "demand.usage",
    _ overrides: String...
  ) throws -> [Double] {
    let plan = try PlanLoader().sweep(
      text: smallestSweep
        + "design: [\(kind): {points: \(points), over: {\(path): {\(distribution)}}}]",
      file: "p.yaml", overrides: overrides)
    return try plan.cells.map { try #require(Double($0)) }
  }

  /// The sequence in one dimension is known: the centre, then the quarters, then the eighths
  /// (P. Bratley, B. L. Fox, Algorithm 659).
  @Test func `a Sobol design walks the known sequence`() throws {
    let values = try values("sobol", 7, "uniform: [0, 1]")
    #expect(values == [0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125])
  }

  @Test func `a Latin hypercube has one point in each slice of every path`() throws {
    let plan = try sweep(
      adding: """
        design:
          - latin-hypercube:
              points: 50
              over: {demand.usage: {uniform: [0, 50]}, capital-cost: {uniform: [0, 1]}}
        """)
    let usage = plan.table.compactMap { Double($0[0]).map(Int.init) }
    let cost = plan.table.compactMap { Double($0[1]).map { Int($0 * 50) } }
    #expect(usage.sorted() == Array(0..<50))
    #expect(cost.sorted() == Array(0..<50))
    #expect(usage != cost)
  }

  @Test func `random designs depend on the seed and on nothing else`() throws {
    let first = try values("random", 20, "uniform: [0, 1]")
    let same = try values("random", 20, "uniform: [0, 1]")
    let other = try values("random", 20, "uniform: [0, 1]", "seed=9")
    #expect(first == same)
    #expect(Set(first).isDisjoint(with: other))
  }

  @Test func `adding a path leaves the values of the others`() throws {
    let alone = try values("random", 10, "uniform: [0, 1]")
    let plan = try sweep(
      adding: """
        design:
          - random:
              points: 10
              over: {capital-cost: {uniform: [0, 1]}, demand.usage: {uniform: [0, 1]}}
        """)
    #expect(plan.table.compactMap { Double($0[1]) } == alone)
  }

  /// The k-th of n stratified points lies between the quantiles of (k − 1)/n and k/n; a Sobol
  /// design of 2^k − 1 points hits the quantiles of i/2^k.
  @Test func `values are the quantiles of their distribution`() throws {
    let shares = (1...7).map { Double($0) / 8 }
    func expect(_ distribution: String, _ quantile: (Double) -> Double) throws {
      let values = try values("sobol", 7, distribution, path: "capital-cost").sorted()
      for (value, share) in zip(values, shares) {
        #expect(abs(value - quantile(share)) < 1e-9, "\(distribution) at \(share)")
      }
    }
    try expect("uniform: [2, 4]") { 2 + 2 * $0 }
    try expect("log-uniform: [0.01, 1]") { Elementary.pow(10, -2 + 2 * $0) }
    try expect("normal: [5, 1]") { 5 + Statistics.normalQuantile($0) }
    try expect("beta: [1, 1]") { $0 }
    // P(X ≤ x) = x² for shapes 2 and 1.
    try expect("beta: [2, 1]") { $0.squareRoot() }
  }

  @Test func `integers and choices are equally likely`() throws {
    let plan = try sweep(
      adding: """
        design:
          - sobol:
              points: 15
              over: {contributors.honest.operators: {integer: [5, 8]}}
        """)
    #expect(plan.cells.sorted() == ["5", "6", "7", "8"])
    let choices = try sweep(
      adding: """
        design:
          - sobol:
              points: 7
              over: {mechanism.preset: {choice: [pay-per-task, continuous-royalty]}}
        """)
    #expect(choices.cells.sorted() == ["continuous-royalty", "pay-per-task"])
  }

  /// Expected 250 of 1000 in each quarter, sd 13.7; 5 sd are 69. False alarm: 4 × 6 × 10⁻⁷.
  @Test func `random values are spread evenly`() throws {
    let values = try values("random", 1_000, "uniform: [0, 1]")
    for quarter in 0..<4 {
      let count = values.count { Int($0 * 4) == quarter }
      #expect(abs(count - 250) < 69)
    }
  }
}
