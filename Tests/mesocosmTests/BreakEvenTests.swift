import Foundation
import Testing

@Suite struct BreakEvenTests {
  @Test func `a search prints the crossing and writes every value that it tried`() throws {
    try withInspection { program in
      // Honest work makes r − 3 an epoch, without chance: the target of 2 is met at 5.
      let ending = try program.run(
        "breakeven", "inspected.yaml", "--parameter", "mechanism.reward.amount", "--metric",
        "profit_honest_tokens", "--target", "2", "--from", "0", "--to", "10", "--tolerance",
        "0.01")

      #expect(ending.code == 0, "\(ending.errors)")
      #expect(
        ending.output.hasPrefix(
          "inspected, custom: where does profit_honest_tokens cross 2 along"))
      let folder = "Results/runs/inspected-breakeven"
      let rows = try program.text(of: "\(folder)/breakeven.csv").split(separator: "\n")
      #expect(rows.count == 2)
      let cells = rows[1].split(separator: ",", omittingEmptySubsequences: false)
      #expect(cells[5] == "crossing" && cells[7] == "rising")
      #expect(cells[8] == "5")
      #expect(Double(cells[9]) ?? 9 <= 5 && Double(cells[10]) ?? 0 >= 5)
      let points = try program.text(of: "\(folder)/points.csv").split(separator: "\n")
      #expect(points[0].hasPrefix("scenario,mechanism,point,p.mechanism.reward.amount,metric,n,"))
      #expect(points.count == 1 + (Int(cells[17]) ?? 0))
    }
  }

  /// Honest weight W* = 1 ⁄ (3 − 2 S) keeps honest stake S its share against a cabal that backs itself.
  /// At S = 0.6 that is ⁵⁄₉, which honest rows have at q ⁄ (q + 0.4), so at a quality of 0.5; at S = 0.8,
  /// ⁵⁄₇ and a quality of 1. The cabal's part of 100 tokens is then what it holds of the stake.
  @Test(arguments: [("60", "40", 0.5), ("80", "20", 1.0)])
  func `the honest weight that keeps honest stake its share is found`(
    honest: String, cabal: String, quality: Double
  ) throws {
    let scenario = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Scenarios/attacks/self-voting-cabal.yaml").standardized.path
    try withProgram { program in
      let ending = try program.run(
        "breakeven", scenario, "--metric", "attack_profit_tokens", "--target", cabal,
        "--parameter", "contributors.honest.quality.base", "--from", "0.1", "--to", "1.3",
        "--tolerance", "0.001", "--set", "validators.honest.stake=\(honest)", "--set",
        "validators.cabal.stake=\(cabal)", "--format", "csv", "--quiet")

      #expect(ending.code == 0, "\(ending.errors)")
      let rows = ending.output.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      #expect(rows.count == 2)
      let (low, high) = (try #require(Double(rows[1][9])), try #require(Double(rows[1][10])))
      // Without chance the interval is the bracket, no wider than a step of the tolerance's.
      #expect(low <= quality && quality <= high && high - low < 0.003, "\(low) to \(high)")
    }
  }

  @Test func `a frontier has a search for each value of the other lever`() throws {
    try withInspection { program in
      let ending = try program.run(
        "breakeven", "inspected.yaml", "--parameter", "contributors.lazy.effort-cost", "--from",
        "0", "--to", "12", "--tolerance", "0.02", "--side", "contributors", "--alternative", "lazy",
        "--coalition", "1", "--over", "contributors.honest.effort-cost=1,3", "--format", "csv")

      // Nothing is inspected: laziness pays as long as it is cheaper.
      #expect(ending.code == 0, "\(ending.errors)")
      let rows = ending.output.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      #expect(rows[0][2] == "p.contributors.honest.effort-cost")
      #expect(rows.dropFirst().map { $0[2] } == ["1", "3"])
      for (row, truth) in zip(rows.dropFirst(), [1.0, 3]) {
        #expect((Double(row[9]) ?? 0) - truth < 0.25 && row[8] == "falling")
      }
    }
  }

  @Test func `no crossing is said plainly and is no failure`() throws {
    try withInspection { program in
      let ending = try program.run(
        "breakeven", "inspected.yaml", "--parameter", "mechanism.verification.rate", "--metric",
        "acceptance_rate")

      #expect(ending.code == 0)
      #expect(ending.output.contains("no crossing in range: above throughout"))
    }
  }

  @Test func `a search that goes on makes no run again`() throws {
    try withInspection { program in
      let words = [
        "breakeven", "inspected.yaml", "--parameter", "mechanism.verification.rate", "--to", "0.5",
        "--side", "contributors", "--alternative", "lazy", "--coalition", "3", "--tolerance",
        "0.05",
      ].joined(separator: " ")
      let first = try program.shell("$mesocosm \(words) --out a --format csv")
      let journal = try Data(contentsOf: program.folder.appending(path: "a/journal.sqlite"))
      let second = try program.shell("$mesocosm \(words) --out a --format csv --resume")

      #expect(first.code == 0 && second.code == 0)
      #expect(second.output == first.output)
      #expect(
        try Data(contentsOf: program.folder.appending(path: "a/journal.sqlite")).count
          == journal.count)
    }
  }

  @Test func `a search cannot be shared out, and says so`() throws {
    try withInspection { program in
      let ending = try program.run(
        "breakeven", "inspected.yaml", "--parameter", "mechanism.verification.rate", "--shard",
        "1/2")

      #expect(ending.code == 2)
      #expect(
        ending.errors.contains(
          "decides what to run from what it has found, so that it has no '--shard'"))
    }
  }

  @Test func `bad input is answered with what there is`() throws {
    try withInspection { program in
      func errors(_ arguments: String) throws -> String {
        let ending = try program.shell("$mesocosm breakeven inspected.yaml \(arguments)")
        #expect(ending.code == 2)
        return ending.errors
      }
      #expect(
        try errors("--parameter mechanism.verificaton.rate").contains(
          "Did you mean 'mechanism.verification.rate'?"))
      #expect(
        try errors("--parameter demand.usage").contains(
          "'demand.usage' has no natural range; give one with --from and --to."))
      #expect(
        try errors("--parameter demand.usage --from 5 --to 1").contains("the first must be less"))
      #expect(
        try errors("--parameter mechanism.verification.rate --metric acceptence_rate").contains(
          "Did you mean 'acceptance_rate'?"))
      #expect(
        try errors("--parameter mechanism.verification.rate --over demand.fee").contains(
          "'--over' takes a path and its values"))
      let several = try program.run(
        "breakeven", "tiny.yaml", "--parameter", "mechanism.verification.rate")
      #expect(several.code == 2)
      #expect(several.errors.contains("name one with --treatment: plain, slashed."))
    }
  }
}
