import Foundation
import Testing

@Suite struct SweepPrecisionEndToEndTests {
  /// Two points, of which the second varies more from replicate to replicate.
  private static let plan = """
    sweep: looks
    base: tiny.yaml
    replicates: 4
    headline: [acceptance_rate]
    design:
      - list: [{contributors.lazy.operators: 1}, {contributors.lazy.operators: 60}]

    """

  private func withPlan(_ body: (Program) throws -> Void) throws {
    try withProgram { program in
      try program.write(Self.plan, to: "plan.yaml")
      try body(program)
    }
  }

  /// Compares the tables and the manifest of two folders byte for byte.
  private func expectSame(
    _ folder: String, _ other: String, in program: Program,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for file in ["manifest.json", "scenario.yaml", "runs.csv", "summary.csv", "points.csv"] {
      #expect(
        try program.text(of: "\(folder)/\(file)") == program.text(of: "\(other)/\(file)"),
        "\(file)", sourceLocation: sourceLocation)
    }
  }

  /// The cells of a table's rows after the ids.
  private func rows(
    of file: String, after ids: Int, in program: Program, where isWanted: ([Substring]) -> Bool
  ) throws -> [[Substring]] {
    try program.text(of: file).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      .filter(isWanted).map { Array($0.dropFirst(ids)) }
  }

  @Test func `points get as many replicates, and the intervals, of a run to the same precision`()
    throws
  {
    try withPlan { program in
      let sweep = try program.run(
        "sweep", "plan.yaml", "--until-precision", "0.038", "--out", "sweep")

      #expect(sweep.code == 0)
      #expect(
        sweep.errors.hasPrefix(
          "2 points × 2 treatments × 10 to 640 replicates = 40 to 2560 runs\n"))
      #expect(!sweep.errors.contains("wider than"))
      let points = try rows(of: "sweep/points.csv", after: 2, in: program) { _ in true }
      #expect(points == [["1", "40", "40", "0"], ["60", "80", "80", "0"]])
      for (point, operators) in [("1", "1"), ("2", "60")] {
        let run = try program.run(
          "run", "tiny.yaml", "--until-precision", "0.038", "--out", "run\(point)", "--set",
          "contributors.lazy.operators=\(operators)", "--set", "headline=[acceptance_rate]")

        #expect(run.code == 0)
        let swept = try rows(of: "sweep/summary.csv", after: 4, in: program) { $0[2] == point }
        let alone = try rows(of: "run\(point)/summary.csv", after: 3, in: program) { _ in true }
        #expect(swept == alone && !swept.isEmpty)
      }
      let verified = try program.run("verify", "sweep", "--sample", "30")
      #expect(verified.code == 0)
      #expect(verified.errors.contains("30 of 120 runs made again, all the same"))
    }
  }

  @Test func `what stays wide at the most replicates is counted`() throws {
    try withPlan { program in
      let ending = try program.run(
        "sweep", "plan.yaml", "--until-precision", "0.035", "--max-replicates", "30", "--out",
        "out")

      #expect(ending.code == 0)
      #expect(
        ending.errors.contains(
          """
          note: 2 of 4 treatments at points have headline intervals wider than 3.5 % of the mean \
          after 30 replicates.
          """))
      #expect(ending.errors.contains("120 of 120 runs, 0 failed"))
      let manifest = try program.text(of: "out/manifest.json")
      #expect(manifest.contains("\"--until-precision\""))
      #expect(manifest.contains("\"runs_planned\" : 120,"))
      #expect(manifest.contains("    30\n"))
    }
  }

  @Test func `a sweep that is killed at random moments ends with the bytes of one that was not`()
    throws
  {
    try withPlan { program in
      let options = "--until-precision 0.01 --max-replicates 200 --quiet"
      let whole = try program.shell(
        "\"$mesocosm\" sweep plan.yaml --out whole --jobs 1 \(options)")
      #expect(whole.code == 0)
      // Moments spread by the golden section.
      var random = 0.5
      for _ in 0..<5 {
        random = (random + 0.618).truncatingRemainder(dividingBy: 1)
        let killed = try program.shell(
          """
          "$mesocosm" sweep plan.yaml --out killed --resume \(options) &
          sleep \(0.05 + 0.4 * random); kill -KILL $! 2> /dev/null; wait $!
          """)
        #expect([0, 137].contains(killed.code))
      }

      let last = try program.shell(
        "\"$mesocosm\" sweep plan.yaml --out killed --resume --jobs 3 \(options)")

      #expect(last.code == 0)
      try expectSame("whole", "killed", in: program)
    }
  }

  @Test func `a signal leaves an interrupted sweep whose looks go on`() throws {
    try withPlan { program in
      let ending = try program.shell(
        """
        "$mesocosm" sweep plan.yaml --out out --until-precision 1e-6 --max-replicates 100000 &
        until [ -e out/journal.sqlite-wal ]; do sleep 0.02; done
        sleep 0.5; kill -INT $!; wait $!
        """)

      #expect(ending.code == 130)
      #expect(ending.errors.contains("(interrupted)"))
      #expect(!ending.errors.contains("wider than"))
      #expect(try program.text(of: "out/manifest.json").contains("\"interrupted\""))
    }
  }

  @Test func `a resumed sweep repeats nothing and keeps its target`() throws {
    try withPlan { program in
      let options = ["--out", "out", "--until-precision", "0.038", "--max-replicates", "100"]
      func resumed(_ more: String) throws -> Program.Ending {
        try program.shell("\"$mesocosm\" sweep plan.yaml --resume --out out \(more)")
      }
      let first = try program.shell(
        "\"$mesocosm\" sweep plan.yaml \(options.joined(separator: " "))")
      #expect(first.code == 0)

      let same = try resumed("--until-precision 0.038 --max-replicates 100")
      let narrower = try resumed("--until-precision 0.03 --max-replicates 100")
      let longer = try resumed("--until-precision 0.038")
      let none = try resumed("")
      let bootstrap = try resumed(
        "--until-precision 0.038 --max-replicates 100 --interval bootstrap")

      #expect(same.code == 0)
      #expect(same.errors.contains("120 runs are in the journal"))
      #expect(same.errors.contains(" 0 made now"))
      #expect([narrower.code, longer.code, none.code, bootstrap.code] == [2, 2, 2, 2])
      let own = "It has --until-precision 0.038 (at most 100 replicates), not "
      #expect(narrower.errors.contains("\(own)0.03 (at most 100 replicates)."))
      #expect(longer.errors.contains("\(own)0.038 (at most 640 replicates)."))
      #expect(none.errors.contains("\(own)none."))
      #expect(bootstrap.errors.contains("It has --interval t, not bootstrap."))
    }
  }

  @Test(arguments: [
    "--until-precision 0.1 --shard 1/2", "--until-precision 0.1 --replicates 3",
    "--until-precision 5", "--max-replicates 20", "--interval exact",
  ])
  func `options that cannot be used are refused`(options: String) throws {
    try withPlan { program in
      let ending = try program.shell("\"$mesocosm\" sweep plan.yaml \(options)")

      #expect(ending.code == 2)
      #expect(ending.errors.contains("--"))
      #expect(!program.exists("Results"))
    }
  }

  @Test func `bootstrap intervals change the summary alone, the same for shards`() throws {
    try withPlan { program in
      let student = try program.run("sweep", "plan.yaml", "--out", "t")
      let whole = try program.run("sweep", "plan.yaml", "--out", "b", "--interval", "bootstrap")
      for index in 1...2 {
        let ending = try program.run(
          "sweep", "plan.yaml", "--out", "b\(index)", "--interval", "bootstrap", "--shard",
          "\(index)/2")
        #expect(ending.code == 0)
      }
      let other = try program.run("sweep", "plan.yaml", "--out", "t1", "--shard", "1/2")

      let merged = try program.run("merge", "b2", "b1", "--out", "merged")
      let mixed = try program.run("merge", "t1", "b2", "--out", "mixed")

      #expect([student.code, whole.code, other.code, merged.code] == [0, 0, 0, 0])
      #expect(try program.text(of: "t/runs.csv") == program.text(of: "b/runs.csv"))
      #expect(try program.text(of: "t/summary.csv") != program.text(of: "b/summary.csv"))
      try expectSame("b", "merged", in: program)
      #expect(mixed.code == 2)
      #expect(mixed.errors.contains("It has --interval bootstrap, not t."))
    }
  }

  @Test func `a sweep to a precision is no shard`() throws {
    try withPlan { program in
      let sweep = try program.run("sweep", "plan.yaml", "--out", "out", "--until-precision", "0.5")

      let merged = try program.run("merge", "out", "--out", "merged")

      #expect(sweep.code == 0)
      #expect(merged.code == 2)
      #expect(
        merged.errors == """
          error: 'out' holds a sweep with --until-precision, which is whole; there is nothing to \
          merge.

          """)
    }
  }
}
