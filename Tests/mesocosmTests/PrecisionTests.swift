import Testing

@Suite struct PrecisionTests {
  @Test func `replicates are added until intervals are narrow, and not beyond the limit`() throws {
    try withProgram { program in
      let wide = try program.run(
        "run", "tiny.yaml", "--until-precision", "0.9", "--out", "wide", "--set",
        "headline=[acceptance_rate]")
      let narrow = try program.run(
        "run", "tiny.yaml", "--until-precision", "0.0001", "--max-replicates", "25", "--out",
        "narrow", "--set", "headline=[acceptance_rate]")

      #expect(wide.code == 0 && narrow.code == 0)
      #expect(try program.text(of: "wide/runs.csv").split(separator: "\n").count == 1 + 2 * 10)
      #expect(try program.text(of: "narrow/runs.csv").split(separator: "\n").count == 1 + 2 * 25)
      #expect(narrow.errors.contains("intervals wider than 0.01 % of the mean: acceptance_rate."))
      #expect(try program.text(of: "narrow/manifest.json").contains("--until-precision"))
      #expect(try program.text(of: "narrow/summary.csv").contains(",acceptance_rate,share,25,"))
    }
  }

  @Test func `the same bytes for any number of jobs`() throws {
    try withProgram { program in
      for jobs in ["1", "3"] {
        let ending = try program.run(
          "run", "tiny.yaml", "--until-precision", "0.05", "--max-replicates", "40", "--jobs",
          jobs, "--out", jobs, "--interval", "bootstrap", "--quiet")
        #expect(ending.code == 0)
      }
      for file in ["manifest.json", "epochs.csv", "runs.csv", "summary.csv"] {
        #expect(try program.text(of: "1/\(file)") == program.text(of: "3/\(file)"), "\(file)")
      }
    }
  }

  @Test func `bootstrap intervals differ from Student's, means do not`() throws {
    try withProgram { program in
      let student = try program.run("run", "tiny.yaml", "--out", "t")
      let bootstrap = try program.run("run", "tiny.yaml", "--out", "b", "--interval", "bootstrap")

      #expect(student.code == 0 && bootstrap.code == 0)
      #expect(try program.text(of: "t/runs.csv") == program.text(of: "b/runs.csv"))
      #expect(try program.text(of: "t/summary.csv") != program.text(of: "b/summary.csv"))
    }
  }

  @Test(arguments: [
    ["--until-precision", "5"], ["--max-replicates", "20"], ["--interval", "exact"],
    ["--until-precision", "0.1", "--replicates", "3"],
    ["--until-precision", "0.1", "--replicate", "1"],
    ["--until-precision", "0.1", "--max-replicates", "1"],
  ])
  func `options that cannot be used are refused`(options: [String]) throws {
    try withProgram { program in
      let ending = try program.shell(
        "\"$mesocosm\" run tiny.yaml \(options.joined(separator: " "))")

      #expect(ending.code == 2)
      #expect(ending.errors.contains("--"))
      #expect(!program.exists("Results"))
    }
  }
}
