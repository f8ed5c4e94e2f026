import Foundation
import MesoModel
import Testing

@Suite struct RunTests {
  @Test func `a run prints its table, writes its files and says where they are`() throws {
    try withProgram { program in
      let ending = try program.run("run", "tiny.yaml")

      #expect(ending.code == 0)
      #expect(ending.output.hasPrefix("tiny: Does it run?\n\nmetric"))
      #expect(ending.output.contains("slashed_tokens: plain < slashed  confirmed"))
      #expect(ending.output.allSatisfy { $0.isASCII })
      #expect(ending.errors.contains("6 of 6 runs, 0 failed"))
      #expect(ending.errors.contains("Tables: Results/runs/tiny"))
      #expect(program.exists("Results/runs/tiny/manifest.json"))
      #expect(!ending.errors.contains("\u{1B}"))
    }
  }

  @Test func `quiet runs say nothing on standard error`() throws {
    try withProgram { program in
      let ending = try program.run("run", "tiny.yaml", "--quiet", "--jobs", "1")

      #expect(ending.code == 0)
      #expect(ending.errors.isEmpty)
    }
  }

  @Test func `a profile has a row for every phase of every treatment and changes no byte`() throws {
    try withProgram { program in
      let plain = try program.run("run", "tiny.yaml", "--out", "plain", "--quiet")
      let profiled = try program.run(
        "run", "tiny.yaml", "--out", "profiled", "--quiet", "--profile", "--format", "csv")

      #expect((plain.code, profiled.code) == (0, 0))
      let rows = profiled.errors.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }.filter { $0.count == 8 }
      for activity in Activity.allCases.map(\.rawValue) + ["all"] {
        for treatment in ["plain", "slashed"] {
          let row = rows.first { $0[0] == treatment && $0[1] == activity }
          #expect(row.flatMap { Double($0[4]) }.map { $0 > 0 } == true, "\(treatment), \(activity)")
        }
      }
      #expect(rows.contains { $0[2...3] == ["slashing", "fraction"] && $0[0] == "slashed" })
      for file in ["runs.csv", "epochs.csv", "flows.csv"] {
        #expect(try program.text(of: "plain/\(file)") == program.text(of: "profiled/\(file)"))
      }
    }
  }

  @Test func `tables are the same bytes for any number of jobs`() throws {
    try withProgram { program in
      for jobs in ["1", "2", "4"] {
        #expect(try program.run("run", "tiny.yaml", "--jobs", jobs, "--out", jobs).code == 0)
      }

      for file in try FileManager.default.contentsOfDirectory(
        atPath: program.folder.appending(path: "1").path)
      {
        let one = try program.text(of: "1/\(file)")
        #expect(try program.text(of: "2/\(file)") == one, "\(file)")
        #expect(try program.text(of: "4/\(file)") == one, "\(file)")
      }
    }
  }

  @Test func `instructions that a processor lacks change no byte`() throws {
    try withProgram { program in
      #expect(try program.run("run", "tiny.yaml", "--out", "all").code == 0)
      let fewer = try program.shell(
        "GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-AVX2,-AVX512F \"$mesocosm\" run tiny.yaml --out fewer"
      )
      #expect(fewer.code == 0)

      for file in ["epochs.csv", "cohorts.csv", "flows.csv", "runs.csv", "summary.csv"] {
        let (without, with) = (
          try program.text(of: "fewer/\(file)"), try program.text(of: "all/\(file)")
        )
        #expect(without == with, "\(file)")
      }
    }
  }

  @Test func `one replicate again gives the same rows as before`() throws {
    try withProgram { program in
      #expect(try program.run("run", "tiny.yaml", "--out", "all").code == 0)
      #expect(try program.run("run", "tiny.yaml", "--out", "one", "--replicate", "2").code == 0)

      let all = try program.text(of: "all/runs.csv").split(separator: "\n")
      let one = try program.text(of: "one/runs.csv").split(separator: "\n")
      #expect(Array(one.dropFirst()) == Array(all[3...4]))
      #expect(try program.text(of: "one/manifest.json").contains("--replicate"))
    }
  }

  @Test func `shortcuts and settings change the resolved scenario`() throws {
    try withProgram { program in
      let ending = try program.run(
        "run", "tiny.yaml", "--seed", "11", "--epochs", "5", "--replicates", "2", "--set",
        "warm-up=1", "--set", "treatments.plain.demand.budget=10", "--out", "out", "--quiet")

      #expect(ending.code == 0)
      let rows = try program.text(of: "out/epochs.csv").split(separator: "\n")
      #expect(rows.count == 1 + 2 * 2 * 5)
      #expect(rows[1].hasPrefix("tiny,plain,1,1,11,1,"))
    }
  }

  @Test func `several scenarios go to a folder each`() throws {
    try withProgram { program in
      try program.write(
        tinyScenario.replacing("scenario: tiny", with: "scenario: other"), to: "other.yaml")

      let ending = try program.run("run", "tiny.yaml", "other.yaml", "--out", "both")

      #expect(ending.code == 0)
      #expect(program.exists("both/tiny/manifest.json"))
      #expect(program.exists("both/other/manifest.json"))
    }
  }

  @Test func `csv is one table for programs`() throws {
    try withProgram { program in
      let ending = try program.run("run", "tiny.yaml", "--format", "csv", "--quiet")

      let lines = ending.output.split(separator: "\n")
      #expect(lines.count == 5)
      #expect(lines[0] == "scenario,mechanism,metric,unit,n,mean,ci_low,ci_high")
      #expect(ending.errors == "claim confirmed: slashed_tokens: plain < slashed\n")
    }
  }

  @Test func `a trace says what happened to one operator and why`() throws {
    try withProgram { program in
      let ending = try program.run(
        "run", "tiny.yaml", "--trace", "contributors/lazy/3", "--format", "csv", "--quiet")

      let lines = ending.output.split(separator: "\n")
      #expect(ending.code == 0)
      #expect(lines[0] == "mechanism,replicate,epoch,event,identity,amount_tokens,why")
      #expect(lines.contains { $0.hasPrefix("slashed,1,") && $0.contains(",slash,") })
      #expect(lines.allSatisfy { !$0.hasSuffix(",") })
    }
  }

  @Test func `opt-in tables are written and events leave everyday pay out`() throws {
    try withProgram { program in
      let ending = try program.run(
        "run", "tiny.yaml", "--operators", "--events", "--out", "out", "--quiet")

      #expect(ending.code == 0)
      let operators = try program.text(of: "out/operators.csv").split(separator: "\n")
      let events = try program.text(of: "out/events.csv").split(separator: "\n")
      // 18 contributors and 8 validators in each of 6 runs.
      #expect(operators.count == 1 + 6 * 26)
      #expect(operators[19].contains(",validators/honest/1,validators,honest,honest,"))
      #expect(operators[1].contains(",contributors/honest/1,contributors,honest,honest,"))
      #expect(events.contains { $0.contains(",slash,") })
      #expect(!events.contains { $0.contains(",reward,") })
    }
  }

  @Test func `an interrupt keeps the finished runs and exits with 130`() throws {
    try withProgram { program in
      let ending = try program.interrupted(
        whenExists: "out/epochs.csv.part",
        "run", "tiny.yaml", "--replicates", "200000", "--epochs", "50", "--out", "out")

      #expect(ending.code == 130)
      #expect(ending.errors.contains("Stopping; finished runs are kept."))
      #expect(ending.errors.contains("(interrupted)"))
      #expect(try program.text(of: "out/manifest.json").contains("\"interrupted\""))
      #expect(try program.text(of: "out/runs.csv").split(separator: "\n").count > 1)
      #expect(!program.exists("out/epochs.csv.part"))
    }
  }

  @Test func `a second interrupt ends the program at once and nothing looks finished`() throws {
    try withProgram { program in
      // So many operators that the program cannot stop cleanly before the second interrupt.
      let ending = try program.shell(
        """
        "$mesocosm" run tiny.yaml --out out --jobs 1 --replicates 1 --epochs 100000 \
          --set contributors.honest.operators=1000000 --set contributors.honest.capital=0 \
          --set contributors.honest.stake=0 --max-memory 64G 2> /dev/null &
        until [ -e out/flows.csv.part ]; do sleep 0.05; done
        sleep 0.1; kill -INT $!; sleep 0.05; kill -INT $!; wait $!
        """)

      #expect(ending.code == 130)
      #expect(!program.exists("out/manifest.json"))
      #expect(!program.exists("out/epochs.csv"))
      #expect(program.exists("out/epochs.csv.part"))
    }
  }
}
