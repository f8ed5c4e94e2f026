import Foundation
import Testing

@Suite struct SweepEndToEndTests {
  /// Three points, two treatments, four replicates.
  private static let plan = """
    sweep: tiny-sweep
    question: Does it sweep?
    base: tiny.yaml
    replicates: 4
    design:
      - grid: {demand.budget: [10, 20, 30]}

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
    let files = try FileManager.default
      .contentsOfDirectory(atPath: program.folder.appending(path: folder).path)
      .filter { $0 != "journal.sqlite" }.sorted()
    #expect(files.contains("runs.csv") && files.contains("manifest.json"))
    for file in files {
      #expect(
        try program.text(of: "\(folder)/\(file)") == program.text(of: "\(other)/\(file)"),
        "\(file)", sourceLocation: sourceLocation)
    }
  }

  @Test func `a sweep says what it will run, writes its tables and prints the points`() throws {
    try withPlan { program in
      let ending = try program.run("sweep", "plan.yaml")

      #expect(ending.code == 0)
      #expect(
        ending.errors.hasPrefix("3 points × 2 treatments × 4 replicates = 24 runs (7488 agent-"))
      #expect(ending.errors.contains("24 of 24 runs, 0 failed"))
      #expect(ending.output.hasPrefix("tiny-sweep: Does it sweep?\n\npoint  p.demand.budget  "))
      let folder = "Results/runs/tiny-sweep"
      let runs = try program.text(of: "\(folder)/runs.csv").split(separator: "\n")
      #expect(
        runs[0].hasPrefix(
          "scenario,mechanism,point,replicate,seed,p.demand.budget,status,error,"))
      #expect(runs.count == 25)
      #expect(runs[1].hasPrefix("tiny,plain,1,1,7,10,ok,,"))
      #expect(runs[24].hasPrefix("tiny,slashed,3,4,7,30,ok,,"))
      #expect(
        try program.text(of: "\(folder)/points.csv") == """
          scenario,point,p.demand.budget,runs_planned,runs_finished,runs_failed
          tiny,1,10,8,8,0
          tiny,2,20,8,8,0
          tiny,3,30,8,8,0

          """)
      let summary = try program.text(of: "\(folder)/summary.csv")
      #expect(summary.hasPrefix("scenario,mechanism,point,p.demand.budget,metric,unit,n,mean,sd,"))
      #expect(summary.contains("\ntiny,slashed,2,20,acceptance_rate,share,4,"))
      #expect(!program.exists("\(folder)/epochs.csv"))
      #expect(!program.exists("\(folder)/journal.sqlite-wal"))
    }
  }

  @Test func `tables are the same bytes for any number of jobs`() throws {
    try withPlan { program in
      for jobs in ["1", "2", "5"] {
        let ending = try program.run("sweep", "plan.yaml", "--jobs", jobs, "--out", jobs)
        #expect(ending.code == 0)
      }

      try expectSame("1", "2", in: program)
      try expectSame("1", "5", in: program)
    }
  }

  @Test func `tables of epochs are written on request, in the order of runs`() throws {
    try withPlan { program in
      try program.write(Self.plan + "epoch-tables: true\n", to: "plan.yaml")

      #expect(try program.run("sweep", "plan.yaml", "--out", "out").code == 0)

      let epochs = try program.text(of: "out/epochs.csv").split(separator: "\n")
      #expect(epochs[0].hasPrefix("scenario,mechanism,point,replicate,seed,p.demand.budget,epoch,"))
      #expect(epochs.count == 1 + 24 * 12)
      #expect(epochs[1].hasPrefix("tiny,plain,1,1,7,10,1,"))
      #expect(epochs[288].hasPrefix("tiny,slashed,3,4,7,30,12,"))
      #expect(program.exists("out/cohorts.csv") && program.exists("out/flows.csv"))
    }
  }

  @Test func `a sweep that is killed at random moments ends with the bytes of one that was not`()
    throws
  {
    try withPlan { program in
      let sizes = ["--replicates", "150", "--epochs", "40", "--quiet"]
      let whole = try program.shell(
        "\"$mesocosm\" sweep plan.yaml --out whole \(sizes.joined(separator: " "))")
      #expect(whole.code == 0)
      // Moments spread over the time that a whole sweep takes, by the golden section.
      var random = 0.5
      for _ in 0..<5 {
        random = (random + 0.618).truncatingRemainder(dividingBy: 1)
        let killed = try program.shell(
          """
          "$mesocosm" sweep plan.yaml --out killed --resume \(sizes.joined(separator: " ")) &
          sleep \(0.05 + 0.5 * random); kill -KILL $! 2> /dev/null; wait $!
          """)
        #expect([0, 137].contains(killed.code))
      }

      let last = try program.shell(
        "\"$mesocosm\" sweep plan.yaml --out killed --resume \(sizes.joined(separator: " "))")

      #expect(last.code == 0)
      try expectSame("whole", "killed", in: program)
    }
  }

  @Test(arguments: ["INT", "TERM"])
  func `a signal keeps the finished runs and a resumed sweep makes only the others`(
    signal: String
  ) throws {
    try withPlan { program in
      let ending = try program.shell(
        """
        "$mesocosm" sweep plan.yaml --out out --replicates 100000 &
        until [ -e out/journal.sqlite-wal ]; do sleep 0.02; done
        sleep 0.5; kill -\(signal) $!; wait $!
        """)

      #expect(ending.code == 130)
      #expect(ending.errors.contains("Stopping; finished runs are kept."))
      #expect(ending.errors.contains("(interrupted)"))
      #expect(try program.text(of: "out/manifest.json").contains("\"interrupted\""))
      let rows = try program.text(of: "out/runs.csv").split(separator: "\n").count - 1
      #expect(rows > 0)
      // Replicate-major: no treatment of a point is more than a replicate ahead of another, but
      // for the runs that were in work.
      let points = try program.text(of: "out/points.csv").split(separator: "\n").dropFirst()
      let finished = points.compactMap { Int($0.split(separator: ",")[4]) }
      #expect((finished.max() ?? 0) - (finished.min() ?? 0) <= 4)
      #expect(finished.reduce(0, +) == rows)
    }
  }

  @Test func `a resumed sweep repeats nothing`() throws {
    try withPlan { program in
      #expect(try program.run("sweep", "plan.yaml", "--out", "out").code == 0)

      let again = try program.run("sweep", "plan.yaml", "--out", "out", "--resume")

      #expect(again.code == 0)
      #expect(again.errors.contains("24 of 24 runs are in the journal; 0 to go."))
      #expect(again.errors.contains(" 0 made now"))
    }
  }

  @Test func `a sweep is not resumed with another plan or shard, and the difference is named`()
    throws
  {
    try withPlan { program in
      #expect(try program.run("sweep", "plan.yaml", "--out", "out").code == 0)

      let field = try program.run(
        "sweep", "plan.yaml", "--out", "out", "--resume", "--set", "demand.usage=50")
      let shard = try program.run(
        "sweep", "plan.yaml", "--out", "out", "--resume", "--shard", "1/2")
      try program.write(
        tinyScenario.replacing("epochs: 12", with: "epochs: 13"), to: "tiny.yaml")
      let base = try program.run("sweep", "plan.yaml", "--out", "out", "--resume")

      #expect([field.code, shard.code, base.code] == [2, 2, 2])
      #expect(field.errors.contains("demand.usage"))
      #expect(shard.errors.contains("It has shard 1/1, not 1/2."))
      #expect(base.errors.contains("epochs' was 12 and is 13."))
    }
  }

  @Test func `a folder with a sweep is neither mixed nor replaced unasked`() throws {
    try withPlan { program in
      #expect(try program.run("sweep", "plan.yaml", "--out", "out").code == 0)

      let plain = try program.run("sweep", "plan.yaml", "--out", "out")
      let both = try program.run("sweep", "plan.yaml", "--out", "out", "--resume", "--overwrite")
      let replaced = try program.run(
        "sweep", "plan.yaml", "--out", "out", "--overwrite", "--replicates", "2")

      #expect(plain.code == 2)
      #expect(plain.errors.contains("continue it with --resume"))
      #expect(both.code == 2)
      #expect(replaced.code == 0)
      #expect(replaced.errors.contains("12 of 12 runs"))
    }
  }

  @Test func `shards merged in any order are the bytes of one machine`() throws {
    try withPlan { program in
      #expect(try program.run("sweep", "plan.yaml", "--out", "whole").code == 0)
      for index in 1...3 {
        let ending = try program.run(
          "sweep", "plan.yaml", "--shard", "\(index)/3", "--out", "part\(index)")
        #expect(ending.errors.contains("; shard \(index)/3: 8 runs"))
      }

      let merged = try program.run("merge", "part3", "part1", "part2", "--out", "merged")

      #expect(merged.code == 0)
      try expectSame("whole", "merged", in: program)
    }
  }

  @Test func `a merge names what is missing and what is there twice`() throws {
    try withPlan { program in
      for shard in ["1/2", "2/2", "2/3"] {
        let folder = shard.replacing("/", with: "of")
        let ending = try program.run("sweep", "plan.yaml", "--shard", shard, "--out", folder)
        #expect(ending.code == 0)
      }

      let gap = try program.run("merge", "1of2", "--out", "merged")
      let overlap = try program.run("merge", "1of2", "2of2", "2of3", "--out", "merged")
      let twice = try program.run("merge", "1of2", "1of2", "--out", "merged")
      let none = try program.run("merge", "1of2", "nowhere", "--out", "merged")

      #expect([gap.code, overlap.code, twice.code, none.code] == [2, 2, 2, 2])
      #expect(gap.errors.contains("12 of 24 runs are in none of the journals"))
      #expect(gap.errors.contains("--shard 2/2"))
      #expect(overlap.errors.contains("is in both '2of2/journal.sqlite' and '2of3/journal.sqlite'"))
      #expect(twice.errors.contains("'1of2' is given twice"))
      #expect(none.errors.contains("nowhere/journal.sqlite"))
      #expect(!program.exists("merged/manifest.json"))
    }
  }

  @Test func `runs made again are compared with the tables of sweeps and runs`() throws {
    try withPlan { program in
      #expect(try program.run("sweep", "plan.yaml", "--out", "swept").code == 0)
      #expect(try program.run("run", "tiny.yaml", "--out", "run").code == 0)

      let swept = try program.run("verify", "swept", "--sample", "5")
      let again = try program.run("verify", "swept", "--sample", "5")
      let run = try program.run("verify", "run", "--sample", "100")

      #expect([swept.code, run.code] == [0, 0])
      #expect(swept.output.split(separator: "\n").count == 7)
      #expect(swept.output == again.output)
      #expect(run.errors.contains("6 of 6 runs made again, all the same"))
    }
  }

  @Test func `runs that went on from checkpoints are not made again from their beginning`() throws {
    try withPlan { program in
      let whole = try program.run("run", "tiny.yaml", "--out", "whole", "--checkpoint-at", "7")
      let fork = try program.run("run", "tiny.yaml", "--out", "fork", "--from-checkpoint", "whole")
      #expect([whole.code, fork.code] == [0, 0])

      let ending = try program.run("verify", "fork")

      #expect(ending.code == 2)
      #expect(
        ending.errors == """
          error: The runs in 'fork' went on from checkpoints, which the folder does not hold, so \
          none can be made again; verify the folder that wrote the checkpoints.

          """)
      #expect(ending.output.isEmpty)
    }
  }

  @Test func `a changed table is found out`() throws {
    try withPlan { program in
      #expect(try program.run("run", "tiny.yaml", "--out", "run").code == 0)
      let runs = try program.text(of: "run/runs.csv")
      let cell = try #require(runs.split(separator: "\n")[1].split(separator: ",").last)
      try program.write(runs.replacing(cell, with: "123456"), to: "run/runs.csv")

      let ending = try program.run("verify", "run", "--sample", "100")

      #expect(ending.code == 1)
      #expect(ending.errors.contains("'run/runs.csv' was changed after it was written."))
      #expect(ending.errors.contains("not 123456."))
    }
  }

  @Test func `criteria that are not met are counted and end the sweep with 3`() throws {
    try withPlan { program in
      try program.write(
        Self.plan + """
          criteria:
            - {metric: acceptance_rate, over: run, across: mean, goal: ">= 2"}

          """, to: "plan.yaml")

      let ending = try program.run("sweep", "plan.yaml", "--out", "out")

      #expect(ending.code == 3)
      #expect(ending.errors.contains("Criteria: 6 not met, 0 undecided"))
      let criteria = try program.text(of: "out/criteria.csv").split(separator: "\n")
      #expect(criteria.count == 7)
      #expect(criteria[0].hasPrefix("scenario,mechanism,point,p.demand.budget,metric,over,across,"))
    }
  }

  @Test func `a scenario is no plan`() throws {
    try withPlan { program in
      let ending = try program.run("sweep", "tiny.yaml")

      #expect(ending.code == 2)
      #expect(ending.errors.contains("is a scenario, not a sweep; use 'mesocosm run'"))
    }
  }
}
