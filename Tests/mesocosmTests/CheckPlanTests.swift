import Testing

@Suite struct CheckPlanTests {
  private let plan = """
    sweep: tiny-sweep
    base: tiny.yaml
    replicates: 3
    design:
      - grid: {demand.budget: [1, 2, 3], epochs: [12, 20]}
    where: ["demand.budget < 3"]
    """

  @Test func `a sweep's arithmetic and points are printed, and nothing runs`() throws {
    try withProgram { program in
      try program.write(plan, to: "plan.yaml")
      let ending = try program.run("check", "plan.yaml")

      #expect(ending.code == 0)
      #expect(
        ending.output.hasPrefix(
          "plan.yaml: tiny-sweep, a sweep of tiny\n"
            + "4 points × 2 treatments × 3 replicates = 24 runs, "))
      #expect(ending.output.contains("\n2 points dropped by 'where'.\n"))
      #expect(ending.output.contains("\npoint  p.demand.budget  p.epochs\n"))
      #expect(ending.output.contains("\n4      2                20\n"))
      #expect(!program.exists("Results"))
    }
  }

  @Test func `the points come as CSV`() throws {
    try withProgram { program in
      try program.write(plan, to: "plan.yaml")
      let ending = try program.run("check", "plan.yaml", "--format", "csv", "--epochs", "15")
      #expect(ending.code == 2)
      #expect(ending.errors.contains("--set epochs=15: The plan varies 'epochs'"))

      let table = try program.run("check", "plan.yaml", "--format", "csv").output
      #expect(table == "point,p.demand.budget,p.epochs\n1,1,12\n2,1,20\n3,2,12\n4,2,20\n")
    }
  }

  @Test func `a comparison says what it is compared with`() throws {
    try withProgram { program in
      try program.write(
        "comparison: c\nbase: tiny.yaml\nbaseline: none\n", to: "wrong.yaml")
      let wrong = try program.run("check", "wrong.yaml")
      #expect(wrong.code == 2)
      #expect(wrong.errors.hasPrefix("wrong.yaml:3:11: There is no treatment 'none'."))
    }
  }
}
