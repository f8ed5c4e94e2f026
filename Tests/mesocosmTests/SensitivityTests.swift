import Foundation
import Testing

@Suite struct SensitivityCommandTests {
  private func withPlan(_ design: String, _ body: (Program) throws -> Void) throws {
    try withInspection { program in
      try program.write(
        """
        sweep: moved
        question: What moves it?
        base: inspected.yaml
        replicates: 2
        design:
          - \(design)
        headline: [rewards_tokens]

        """, to: "plan.yaml")
      try body(program)
    }
  }

  @Test func `a screening ranks what moves the metric and tells what does nothing`() throws {
    try withPlan(
      "morris: {trajectories: 4, over: {mechanism.reward.amount: {uniform: [1, 9]}, "
        + "popularity.item-sd: {uniform: [0, 1]}}}"
    ) { program in
      let ending = try program.run("sensitivity", "plan.yaml")

      #expect(ending.code == 0, "\(ending.errors)")
      #expect(ending.output.hasPrefix("moved: What moves it?\n\nmechanism  metric"))
      // Nine operators, ten epochs: 90 tokens a token of reward, over a range of 8.
      #expect(ending.output.contains("rewards_tokens  1     mechanism.reward.amount  720"))
      #expect(ending.errors.contains("'popularity.item-sd' is inert"))
      let rows = try program.text(of: "Results/runs/moved-sensitivity/sensitivity.csv")
        .split(separator: "\n")
      #expect(
        rows[0]
          == "scenario,mechanism,metric,unit,index,parameter,parameter_2,value,ci_low,ci_high,rank,noise,converged,n"
      )
      #expect(rows.count == 1 + 2 * 3)
      #expect(try program.run("verify", "Results/runs/moved-sensitivity").code == 0)
    }
  }

  @Test func `a screening that is shared out ends in the same analysis`() throws {
    try withPlan(
      "morris: {trajectories: 4, over: {mechanism.reward.amount: {uniform: [1, 9]}, "
        + "popularity.item-sd: {uniform: [0, 1]}}}"
    ) { program in
      let metric = ["--metric", "rewards_tokens"].joined(separator: " ")
      let whole = try program.shell("$mesocosm sensitivity plan.yaml --quiet \(metric) --out whole")
      let parts = try [1, 2].map {
        try program.shell(
          "$mesocosm sensitivity plan.yaml --quiet \(metric) --shard \($0)/2 --out part-\($0)")
      }
      let merged = try program.run("merge", "part-1", "part-2", "--out", "all", "--quiet")

      #expect(whole.code == 0 && parts.allSatisfy { $0.code == 0 } && merged.code == 0)
      #expect(
        try program.text(of: "all/sensitivity.csv") == program.text(of: "whole/sensitivity.csv"))
    }
  }

  @Test func `an analysis of variance goes on after a stop, and of another metric at once`() throws
  {
    try withPlan(
      "saltelli: {base: 8, over: {mechanism.reward.amount: {uniform: [1, 9]}, "
        + "contributors.honest.operators: {integer: [4, 12]}}}"
    ) { program in
      let whole = try program.run("sensitivity", "plan.yaml", "--out", "whole", "--format", "csv")
      let again = try program.run(
        "sensitivity", "plan.yaml", "--out", "whole", "--resume", "--format", "csv", "--metric",
        "fees_tokens", "--quiet")

      #expect(whole.code == 0 && again.code == 0, "\(again.errors)")
      #expect(whole.output.split(separator: "\n").count == 1 + 5)
      // No user pays anything.
      #expect(again.output.split(separator: "\n").count == 1)
    }
  }

  @Test func `bad input is answered with what there is`() throws {
    try withPlan("grid: {mechanism.reward.amount: [1, 2]}") { program in
      let grid = try program.run("sensitivity", "plan.yaml")
      #expect(grid.code == 2)
      #expect(grid.errors.contains("it must be one block 'morris' or 'saltelli'"))
    }
    try withPlan(
      "morris: {trajectories: 2, over: {mechanism.reward.amount: {uniform: [1, 2]}}}"
    ) { program in
      let metric = try program.run("sensitivity", "plan.yaml", "--metric", "reward_tokens")
      #expect(metric.code == 2)
      #expect(metric.errors.contains("Did you mean 'rewards_tokens'?"))
    }
  }
}
