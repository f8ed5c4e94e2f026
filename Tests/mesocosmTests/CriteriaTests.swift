import Testing

@Suite struct CriteriaTests {
  private func scenario(_ goals: String...) -> String {
    let lines = goals.map {
      "  - {metric: acceptance_rate, over: run, across: mean, goal: '\($0)'}\n"
    }
    return tinyScenario + "criteria:\n" + lines.joined()
  }

  @Test func `criteria that are met end with 0, those that are not with 3`() throws {
    try withProgram { program in
      try program.write(scenario(">= 0.01"), to: "met.yaml")
      try program.write(scenario(">= 0.01", ">= 0.99"), to: "unmet.yaml")

      let met = try program.run("run", "met.yaml", "--out", "met")
      let unmet = try program.run("run", "unmet.yaml", "--out", "unmet")
      let compared = try program.run("compare", "unmet.yaml", "--out", "compared")

      #expect(met.code == 0 && unmet.code == 3 && compared.code == 3)
      #expect(met.output.contains("acceptance_rate  run   mean    >= 0.01  plain"))
      let rows = try program.text(of: "unmet/criteria.csv").split(separator: "\n")
      #expect(
        rows[0]
          == "scenario,mechanism,point,metric,over,across,goal,n,value,ci_low,ci_high,state")
      #expect(rows.count == 1 + 2 * 2)
      #expect(rows.count { $0.hasSuffix(",not met") } == 2)
    }
  }

  @Test func `undecided is an error only when that is asked for`() throws {
    try withProgram { program in
      // One replicate decides nothing.
      try program.write(scenario(">= 0.01"), to: "open.yaml")

      let lenient = try program.run("run", "open.yaml", "--replicates", "1", "--out", "a")
      let strict = try program.run(
        "run", "open.yaml", "--replicates", "1", "--out", "b", "--strict", "--format", "csv",
        "--quiet")

      #expect(lenient.code == 0 && strict.code == 3)
      #expect(
        strict.errors.contains(
          "criterion undecided: plain, acceptance_rate, run, mean, >= 0.01\n"))
    }
  }
}
