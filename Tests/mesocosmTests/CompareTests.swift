import Foundation
import Testing

@Suite struct CompareTests {
  /// Three treatments of the tiny scenario as a plan of its own.
  private static let plan = """
    comparison: tiny-compared
    question: Does slashing pay?
    baseline: slashed
    headline: [acceptance_rate, slashed_tokens]
    base: tiny.yaml

    """

  @Test func `a plan is run, compared and written`() throws {
    try withProgram { program in
      try program.write(Self.plan, to: "plan.yaml")

      let ending = try program.run("compare", "plan.yaml", "--out", "out")

      #expect(ending.code == 0, "\(ending.errors)")
      #expect(ending.output.hasPrefix("tiny-compared: Does slashing pay?\n\nmetric"))
      #expect(ending.output.contains("= identical"))
      #expect(ending.output.contains("against 'slashed'; paired t"))
      #expect(ending.output.allSatisfy { $0.isASCII })
      let rows = try program.text(of: "out/comparison.csv").split(separator: "\n")
      #expect(rows[0].hasPrefix("mechanism,metric,unit,better,n,n_pairs,"))
      #expect(try program.text(of: "out/manifest.json").contains("\"comparison\""))
    }
  }

  @Test func `a scenario's treatments are compared with the first, or the one asked for`() throws {
    try withProgram { program in
      let first = try program.run("compare", "tiny.yaml", "--out", "a", "--format", "csv")
      let other = try program.run(
        "compare", "tiny.yaml", "--out", "b", "--baseline", "slashed", "--format", "csv")
      let unknown = try program.run("compare", "tiny.yaml", "--baseline", "slashd")

      #expect(first.output.split(separator: "\n")[1].hasSuffix(",baseline"))
      #expect(try program.text(of: "a/comparison.csv") == first.output)
      #expect(other.output.contains(",slashed,"))
      #expect(unknown.code == 2)
      #expect(unknown.errors.contains("Did you mean 'slashed'?"))
    }
  }

  @Test func `what was run before is not run again, what is missing is`() throws {
    try withProgram { program in
      #expect(try program.run("compare", "tiny.yaml", "--out", "whole").code == 0)
      #expect(
        try program.run("run", "tiny.yaml", "--out", "part", "--replicate", "2").code == 0)

      let ending = try program.run("compare", "tiny.yaml", "--out", "part")

      #expect(ending.code == 0, "\(ending.errors)")
      for file in ["comparison", "epochs", "runs", "summary"] {
        let whole = try program.text(of: "whole/\(file).csv")
        #expect(try program.text(of: "part/\(file).csv") == whole, "\(file)")
      }
    }
  }

  @Test func `results of another scenario are not continued`() throws {
    try withProgram { program in
      #expect(try program.run("run", "tiny.yaml", "--out", "out").code == 0)

      let ending = try program.run("compare", "tiny.yaml", "--seed", "8", "--out", "out")

      #expect(ending.code == 2)
      #expect(ending.errors.contains("is not empty"))
    }
  }

  @Test func `folders are compared by pairs, and need one seed`() throws {
    try withProgram { program in
      for (name, options) in [
        ("a", ["--set", "demand.budget=20"]), ("b", ["--set", "demand.budget=10"]),
        ("c", ["--seed", "8"]),
      ] {
        let words = options.joined(separator: " ")
        let run = try program.shell("\"$mesocosm\" run tiny.yaml --out \(name) \(words) --quiet")
        #expect(run.code == 0)
      }

      let paired = try program.run("compare", "a", "b", "--format", "csv", "--out", "ab")
      let refused = try program.run("compare", "a", "c")
      let unpaired = try program.run("compare", "a", "c", "--unpaired", "--format", "csv")

      #expect(paired.code == 0, "\(paired.errors)")
      #expect(try program.text(of: "ab/comparison.csv") == paired.output)
      // Both folders have the same scenario and treatments, so their own names tell them apart.
      #expect(paired.output.contains("\nb/slashed,"))
      #expect(paired.errors.contains("outlay"))
      #expect(refused.code == 2)
      #expect(refused.errors.contains("'a' has the seed 7 and 'c' 8"))
      #expect(unpaired.code == 0)
    }
  }

  @Test func `what cannot be compared is refused in words`() throws {
    try withProgram { program in
      try program.write("sweep: s\nbase: tiny.yaml\ndesign: []\n", to: "sweep.yaml")
      try FileManager.default.createDirectory(
        at: program.folder.appending(path: "empty"), withIntermediateDirectories: false)

      let sweep = try program.run("compare", "sweep.yaml")
      let empty = try program.run("compare", "empty")
      let mixed = try program.run("compare", "tiny.yaml", "empty")
      let missing = try program.run("compare", "nowhere.yaml")

      #expect([sweep, empty, mixed, missing].allSatisfy { $0.code == 2 })
      #expect(sweep.errors.contains("run it with 'mesocosm sweep'"))
      #expect(empty.errors.contains("manifest.json"))
      #expect(mixed.errors.contains("Give one plan, or folders of results alone."))
    }
  }
}
