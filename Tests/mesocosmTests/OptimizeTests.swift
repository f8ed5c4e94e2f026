import Foundation
import Testing

@Suite struct OptimizeTests {
  /// Gives a test a search over the audited scenario: laziness saves 2.8 and an audit takes 30 tokens,
  /// so that it is deterred from a rate of 0.093 on.
  private func withSearch(_ goal: String, _ body: (Program) throws -> Void) throws {
    try withInspection { program in
      try program.write(
        """
        optimize: audits
        question: How many audits does it take?
        base: inspected.yaml
        replicates: 6
        set: {mechanism.verification.detection: 1}
        levers:
          mechanism.verification.rate: {uniform: [0, 1]}
          contributors.honest.capital: {choice: [1000, 2000]}
        minimise: outlay_tokens
        deviations: {side: contributors, alternative: lazy, coalition: 9}
        criteria:
          - {metric: outlay_tokens, goal: "\(goal)"}
        search: {points: 6, first: 2, keep: 2, rounds: 1}

        """, to: "audits.yaml")
      try body(program)
    }
  }

  @Test func `a search prints its front, writes its tables and says what is inert`() throws {
    try withSearch("<= 100000") { program in
      let ending = try program.run("optimize", "audits.yaml")

      #expect(ending.code == 0, "\(ending.errors)")
      #expect(ending.output.hasPrefix("audits: How many audits does it take?\n\ndesign"))
      #expect(ending.errors.contains("Round 0 of 1: 6 designs × 2 replicates."))
      #expect(ending.errors.contains("On fresh luck: "))
      #expect(ending.errors.contains("'contributors.honest.capital' is inert"))
      let folder = "Results/runs/audits-optimization"
      let front = try program.text(of: "\(folder)/front.csv").split(separator: "\n")
      #expect(
        front[0].hasPrefix(
          "scenario,mechanism,design,p.mechanism.verification.rate,p.contributors.honest.capital,front,state,n,outlay_tokens,"
        ))
      #expect(front[1].contains(",true,met,6,"))
      let criteria = try program.text(of: "\(folder)/criteria.csv")
      #expect(criteria.contains("outlay_tokens · run · mean · <= 100000"))
      #expect(
        criteria.contains("\"contributors, honest to lazy, coalition of 9 · gain_tokens · <= 0\""))
      #expect(try program.text(of: "\(folder)/points.csv").split(separator: "\n").count > 7)
      let verified = try program.run("verify", folder)
      #expect(verified.code == 2 && verified.errors.contains("mesocosm optimize audits.yaml"))
    }
  }

  @Test func `a search that is stopped goes on to the same tables, for any number of cores`() throws
  {
    try withSearch("<= 100000") { program in
      let whole = try program.shell("$mesocosm optimize audits.yaml --quiet --out whole --jobs 2")
      let stopped = try program.shell(
        "$mesocosm optimize audits.yaml --quiet --out part --jobs 1 & sleep 0.2; kill -INT $!; wait $!"
      )
      let resumed = try program.shell(
        "$mesocosm optimize audits.yaml --quiet --out part --jobs 1 --resume")
      let shared = try program.run("optimize", "audits.yaml", "--shard", "1/2")

      #expect(whole.code == 0 && resumed.code == 0 && [0, 130].contains(stopped.code))
      for file in ["front.csv", "points.csv", "criteria.csv"] {
        #expect(
          try program.text(of: "part/\(file)") == program.text(of: "whole/\(file)"))
      }
      #expect(shared.code == 2 && shared.errors.contains("so that it has no '--shard'"))
    }
  }

  @Test func `without a design that meets all the program ends with 3 and says what is amiss`()
    throws
  {
    try withSearch("<= 1") { program in
      let ending = try program.run("optimize", "audits.yaml")

      #expect(ending.code == 3)
      #expect(ending.errors.contains("No design that was found meets every requirement."))
      #expect(ending.errors.contains("not met: outlay_tokens · run · mean · <= 1, is"))
    }
  }

  @Test func `check tells a search's levers, and other commands send it on`() throws {
    try withSearch("<= 100000") { program in
      let checked = try program.run("check", "audits.yaml")
      let swept = try program.run("sweep", "audits.yaml")
      let schema = try program.run("schema", "optimize")
      let scenario = try program.run("optimize", "inspected.yaml")

      #expect(checked.code == 0)
      #expect(checked.output.contains("a search over 2 levers of inspected, custom"))
      #expect(checked.output.contains("no deviation pays"))
      #expect(
        swept.code == 2
          && swept.errors.contains("is a search, not a sweep; use 'mesocosm optimize'"))
      #expect(schema.output.contains("Mesocosm search for a design"))
      #expect(
        scenario.code == 2 && scenario.errors.contains("a search starts with 'optimize: NAME'"))
    }
  }
}
