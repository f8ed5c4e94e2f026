import Foundation
import Testing

/// Audited work whose gains are known: honest work costs 3, lazy work 0.2, both are paid 10; a share
/// of the work is inspected without error, and found work loses its pay and the stake of 20.
let inspectionScenario = """
  scenario: inspected
  seed: 7
  epochs: 10
  replicates: 6
  capital-cost: 0
  treasury: {balance: 100_000}
  production: {kind: linear}
  contributors:
    honest: {strategy: honest, operators: 9, capital: 1_000, effort-cost: 3, quality: {skill-weight: 0, base: 1, noise: 0}}
    lazy: {strategy: lazy, operators: 0, effort-cost: 0.2, quality: {skill-weight: 0, base: 0, noise: 0}}
  validators:
    idle: {strategy: honest, operators: 1}
  mechanism:
    admission: {kind: stake, minimum: 20}
    verification: {kind: audit, rate: 0, detection: 1, false-positive: 0}
    reward: {kind: per-task, amount: 10}
    slashing: {kind: fraction, fraction: 1}

  """

/// Gives a test the program in a folder with the inspection scenario in it.
func withInspection(_ body: (Program) throws -> Void) throws {
  try withProgram { program in
    try program.write(inspectionScenario, to: "inspected.yaml")
    try body(program)
  }
}

@Suite struct DeviateTests {
  @Test func `an audit prints its verdicts and writes its tables`() throws {
    try withInspection { program in
      let ending = try program.run(
        "deviate", "inspected.yaml", "--side", "contributors", "--coalition", "1", "--split", "3")

      #expect(ending.code == 0)
      #expect(
        ending.errors.hasPrefix("2 deviations, 7 runs with baselines × 6 replicates = 42 runs"))
      #expect(ending.output.hasPrefix("inspected: does leaving honest behaviour pay?\n\nmechanism"))
      // Nothing is inspected: laziness saves 2.8 in each of ten epochs, and splitting does nothing.
      #expect(ending.output.contains("honest to lazy, alone   6  70        28    [28, 28]"))
      #expect(ending.output.contains("! pays"))
      #expect(ending.output.contains("= indifferent"))
      #expect(ending.output.contains("Exploitability of custom: 28 tokens"))
      let folder = "Results/runs/inspected-deviations"
      let verified = try program.run("verify", folder)
      #expect(verified.code == 2)
      #expect(
        verified.errors.contains(
          "make it again with 'mesocosm deviate inspected.yaml --coalition 1 --split 3 --side contributors'"
        ))
      let table = try program.text(of: "\(folder)/deviations.csv").split(separator: "\n")
      #expect(
        table[0].hasPrefix(
          "scenario,mechanism,side,cohort,alternative,form,size,tercile,n,baseline_tokens,"))
      // Two wholes and three terciles of each.
      #expect(table.count == 1 + 8)
      #expect(
        table[1].hasPrefix(
          "inspected,custom,contributors,honest,lazy,alone,1,,6,70,28,28,28,,8,,0,pays,0,0,0,"))
      #expect(
        program.exists("\(folder)/scenario.yaml") && program.exists("\(folder)/manifest.json"))
    }
  }

  @Test func `an audit that must find honesty the best reply ends with 3 if it does not`() throws {
    try withInspection { program in
      let pays = try program.run(
        "deviate", "inspected.yaml", "--side", "contributors", "--require-honest")
      let deters = try program.run(
        "deviate", "inspected.yaml", "--side", "contributors", "--require-honest", "--out", "b",
        "--set", "mechanism.verification.rate=1")
      let within = try program.run(
        "deviate", "inspected.yaml", "--side", "contributors", "--require-honest", "--out", "c",
        "--epsilon", "30")

      #expect([pays.code, deters.code, within.code] == [3, 0, 0])
    }
  }

  @Test func `an audit that is interrupted goes on to the same tables`() throws {
    try withInspection { program in
      let long = ["--epochs", "40", "--set", "mechanism.verification.rate=0.3"]
      let whole = try program.shell(
        "$mesocosm deviate inspected.yaml --quiet --out whole --replicates 40 "
          + long.joined(separator: " "))
      let stopped = try program.shell(
        "$mesocosm deviate inspected.yaml --quiet --out part --replicates 40 --jobs 1 "
          + long.joined(separator: " ") + " & sleep 0.15; kill -INT $!; wait $!")
      let resumed = try program.shell(
        "$mesocosm deviate inspected.yaml --quiet --out part --replicates 40 --resume "
          + long.joined(separator: " "))
      let again = try program.shell(
        "$mesocosm deviate inspected.yaml --quiet --out part --replicates 41 --resume "
          + long.joined(separator: " "))

      #expect(whole.code == 0 && resumed.code == 0)
      #expect([0, 130].contains(stopped.code))
      #expect(
        try program.text(of: "part/deviations.csv") == program.text(of: "whole/deviations.csv"))
      #expect(again.code == 2)
      #expect(again.errors.contains("'replicates' was 40 and is 41."))
    }
  }

  @Test func `an audit that is shared out ends in the same tables`() throws {
    try withInspection { program in
      let options = "inspected.yaml --quiet --coalition 1 --coalition 3 --epsilon 2"
      let whole = try program.shell("$mesocosm deviate \(options) --out whole")
      let parts = try [1, 2, 3].map {
        try program.shell("$mesocosm deviate \(options) --shard \($0)/3 --out part-\($0)")
      }
      let some = try program.run("merge", "part-1", "part-3", "--out", "some")
      let merged = try program.run("merge", "part-3", "part-1", "part-2", "--out", "all", "--quiet")

      #expect(whole.code == 0 && parts.allSatisfy { $0.code == 0 } && merged.code == 0)
      #expect(
        try program.text(of: "all/deviations.csv") == program.text(of: "whole/deviations.csv"))
      #expect(merged.output == whole.output)
      #expect(some.code == 2 && some.errors.contains("--shard 2/3"))
    }
  }

  @Test func `bad input is answered with what there is`() throws {
    try withInspection { program in
      let unknown = try program.run("deviate", "inspected.yaml", "--alternative", "lasy")
      let negative = try program.run("deviate", "inspected.yaml", "--epsilon=-1")
      let alone = try program.run(
        "deviate", "inspected.yaml", "--cohort", "lazy", "--side", "contributors")
      try program.write("sweep: s\n", to: "plan.yaml")
      let plan = try program.run("deviate", "plan.yaml")

      #expect(unknown.code == 2 && unknown.errors.contains("Did you mean 'lazy'?"))
      #expect(negative.code == 2 && negative.errors.contains("must be 0 or more"))
      #expect(alone.code == 2 && alone.errors.contains("The cohort 'lazy' has no operators"))
      #expect(plan.code == 2 && plan.errors.contains("is a sweep, not a scenario"))
    }
  }
}
