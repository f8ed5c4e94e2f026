import Foundation
import Testing

/// A pool of 12 shared by those of 12 operators whose work is good: honest work costs 2 more, so that
/// with h honest operators it earns 12 ⁄ h − 2 more, which is 0 at 6 of 12.
private let poolScenario = """
  scenario: pool
  seed: 7
  epochs: 20
  warm-up: 4
  replicates: 3
  capital-cost: 0
  treasury: {balance: 100_000}
  production: {kind: linear}
  contributors:
    honest: {strategy: honest, operators: 6, capital: 1_000, effort-cost: 2, quality: {skill-weight: 0, base: 1, noise: 0}}
    lazy: {strategy: lazy, operators: 6, capital: 1_000, effort-cost: 0, quality: {skill-weight: 0, base: 0, noise: 0}}
  validators:
    idle: {strategy: honest, operators: 1}
  mechanism:
    verification: {kind: audit, rate: 1, detection: 1, false-positive: 0}
    reward: {kind: pool-share, pool: 12, exponent: 0}
  adaptation: {kind: fermi, intensity: 5, revision: 0.1, mutation: 0, payoff: {over: last-epoch, scale: tokens}}

  """

@Suite struct EvolveTests {
  private func withPool(_ body: (Program) throws -> Void) throws {
    try withProgram { program in
      try program.write(poolScenario, to: "pool.yaml")
      try body(program)
    }
  }

  @Test func `a study finds the mix that feeds all, and writes its tables and its game`() throws {
    try withPool { program in
      let ending = try program.run("evolve", "pool.yaml", "--resolution", "2", "--starts", "1")

      #expect(ending.code == 0)
      #expect(
        ending.errors.hasPrefix("3 mixes in 5 runs and 2 starts × 3 replicates = 21 runs"))
      #expect(
        ending.output.hasPrefix("pool, custom: which behaviours of contributors last?\n\nlong run"))
      #expect(ending.output.contains("equilibrium 1"))
      #expect(ending.errors.contains("Payoffs are not linear in the mix"))
      let folder = "Results/runs/pool-evolution"
      let equilibria = try program.text(of: "\(folder)/equilibria.csv").split(separator: "\n")
      #expect(
        equilibria[1] == "pool,custom,contributors,nash,1,honest,0.5,0.5,0.5,0,ess,1,shown,")
      let payoffs = try program.text(of: "\(folder)/payoffs.csv")
      // All honest: 12 ⁄ 12 − 2. One honest among the lazy has the pool to itself.
      #expect(payoffs.contains("\npool,custom,contributors,1,12,0,honest,false,3,-1,-1,-1,"))
      #expect(payoffs.contains("\npool,custom,contributors,3,0,12,honest,true,3,10,10,10,"))
      let fixation = try program.text(of: "\(folder)/fixation.csv")
      #expect(
        fixation.contains("\npool,custom,contributors,lazy,honest,3,10,10,10,,invades,12,fermi,1,"))
      let game = try program.text(of: "\(folder)/game.nfg")
      #expect(game.hasPrefix("NFG 1 R \"pool, custom, contributors"))
      #expect(game.hasSuffix("\n-1 -1\n0 10\n10 0\n0 0\n"))
      let basins = try program.text(of: "\(folder)/basins.csv").split(separator: "\n")
      #expect(basins.count == 2 && basins[1].contains(",honest+lazy,6,1,"))
      #expect(try program.text(of: "\(folder)/points.csv").split(separator: "\n").count == 3)
      let verified = try program.run("verify", folder)
      #expect(verified.code == 2 && verified.errors.contains("mesocosm evolve pool.yaml"))
    }
  }

  @Test func `a study that is stopped, or shared out, ends in the same tables`() throws {
    try withPool { program in
      let options = "--resolution 3 --starts 2 --replicates 12 --quiet"
      let whole = try program.shell("$mesocosm evolve pool.yaml \(options) --out whole")
      let stopped = try program.shell(
        "$mesocosm evolve pool.yaml \(options) --jobs 1 --out part & sleep 0.1; kill -INT $!; wait $!"
      )
      let resumed = try program.shell(
        "$mesocosm evolve pool.yaml \(options) --resume --jobs 1 --out part")
      let shards = try [1, 2].map {
        try program.shell("$mesocosm evolve pool.yaml \(options) --shard \($0)/2 --out s\($0)")
      }
      let merged = try program.shell("$mesocosm merge s2 s1 --out merged --quiet")

      #expect(whole.code == 0 && resumed.code == 0 && [0, 130].contains(stopped.code))
      #expect(shards.map { $0.code } == [0, 0] && merged.code == 0, "\(merged.errors)")
      for file in ["equilibria.csv", "payoffs.csv", "fixation.csv", "basins.csv", "points.csv"] {
        let table = try program.text(of: "whole/\(file)")
        #expect(try program.text(of: "part/\(file)") == table)
        #expect(try program.text(of: "merged/\(file)") == table)
      }
    }
  }

  @Test func `without adaptation there are payoffs and no long runs`() throws {
    try withPool { program in
      let ending = try program.run(
        "evolve", "pool.yaml", "--resolution", "1", "--set", "adaptation.kind=none", "--out", "o")

      #expect(ending.code == 0)
      #expect(ending.errors.contains("do not adapt, so that mixes stay what they are"))
      #expect(!program.exists("o/basins.csv") && program.exists("o/equilibria.csv"))
    }
  }

  @Test func `bad input is answered with what there is`() throws {
    try withPool { program in
      let unknown = try program.run(
        "evolve", "pool.yaml", "--behaviour", "lasy", "--behaviour", "honest")
      let alone = try program.run("evolve", "pool.yaml", "--side", "validators")
      let crowded = try program.run("evolve", "pool.yaml", "--resolution", "11")
      let treatment = try program.run("evolve", "tiny.yaml")
      let intensity = try program.run("evolve", "pool.yaml", "--intensity=-1")

      #expect(unknown.code == 2 && unknown.errors.contains("Did you mean 'lazy'?"))
      #expect(alone.code == 2 && alone.errors.contains("there is 1 to choose from"))
      #expect(crowded.code == 2 && crowded.errors.contains("a resolution of at most 10"))
      #expect(treatment.code == 2 && treatment.errors.contains("name one with --treatment: plain"))
      #expect(intensity.code == 2 && intensity.errors.contains("must be above 0"))
    }
  }
}
