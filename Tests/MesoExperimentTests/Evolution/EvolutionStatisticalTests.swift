import Foundation
import MesoScenario
import Testing

@testable import MesoExperiment

/// Games that scenarios play, against their closed forms.
@Suite struct EvolutionStatisticalTests {
  /// Makes a study's runs and returns what they show.
  private func findings(
    _ scenario: ResolvedScenario, _ choice: EvolutionChoice
  ) throws -> EvolutionFindings {
    try TinySweep.inFolder { folder in
      let evolution = try Evolution(scenario, choice, treatment: nil)
      let journal = try Journal.create(
        at: "\(folder)/journal.sqlite",
        evolution.header(version: "1", command: ["evolve"], shard: .whole))
      try evolution.run(
        into: journal, except: try evolution.finishedRuns(in: journal), jobs: 2)
      return try evolution.findings(from: journal)
    }
  }

  @Test func `a shared pool is left to as many as it feeds: V over C`() throws {
    // A pool of 67.2 for 60 operators is shared by those whose work is good. Honest work costs 2.8
    // more, so that with a share x of honest ones it gains 67.2 ⁄ (60 x) − 2.8 more, which is 0 at
    // x = 0.4: J1's interior fixed point, at a point of the lattice.
    let found = try findings(Games.pool(), EvolutionChoice(resolution: 5, starts: 3))
    let mixed = try #require(found.equilibria.first { $0.shares.allSatisfy { $0.value > 0 } })

    #expect(found.equilibria.count == 1)
    #expect((mixed.shares[0].value - 0.4).magnitude < 1e-9)
    #expect(mixed.stability == "ess" && mixed.isShown)
    for row in found.payoffs {
      // Nothing is drawn in this scenario. An invader counts among those who share.
      let honest = Double(row.operators[0]) + (row.isInvader && row.behaviour == 0 ? 1 : 0)
      let truth = row.behaviour == 0 ? 67.2 / honest - 3 : -0.2
      #expect(((row.payoff.mean ?? 0) - truth).magnitude < 1e-6, "\(row)")
    }
    // Both invade: nobody honest leaves a pool to one, and all honest ones share too little.
    #expect(found.invasions.map { $0.verdict } == [.invades, .invades])
    // Runs from everywhere end about 0.4. Operators revise by comparing payoffs, so the mix moves by
    // chance about its fixed point; where the pull is m = |d/dx (67.2 ⁄ (60 x))| = 7 tokens a unit of
    // share, a comparison is decided for sure some 0.1 away, which bounds the bias of the mean.
    #expect(found.basins.count == 1 && found.basins[0].behaviours == [0, 1])
    #expect((found.basins[0].mix[0] - 0.4).magnitude < 0.1)
  }

  @Test func `answers that are paid for agreeing have two ends, with basins in closed form`() throws
  {
    // Two labels as likely, two copies of an item, paid 2 for an agreement. Honest answers are right
    // at a cost of 0.4 more; the lazy always
    // say the same. Honest gain 2 (2x − 1) ⁄ 2 − 0.4 more at a
    // share x of honest ones, which is 0 at x = 0.7. One in N − 1 others is not oneself, which moves
    // the point by less than 1 ⁄ N.
    let found = try findings(Games.agreement(), EvolutionChoice(resolution: 4, starts: 9))
    let mixed = try #require(found.equilibria.first { $0.shares.allSatisfy { $0.value > 0 } })
    let interval = try #require(mixed.shares[0].interval)

    #expect(found.equilibria.count == 3)
    #expect(mixed.stability == "not-ess")
    #expect(found.invasions.map { $0.verdict } == [.resists, .resists])
    // 2.55 times the half-width is 5σ where resampled values are normal.
    #expect(
      (mixed.shares[0].value - 0.7).magnitude <= 2.55 * interval.halfWidth + 1.0 / 40,
      "\(mixed.shares[0].value) \(interval)")
    let honest = try #require(found.basins.first { $0.behaviours == [0] })
    let share = try #require(honest.share.interval)
    // The closed form is 0.3, within the interval that is widened by half a step.
    #expect(share.low <= 0.3 && 0.3 <= share.high, "\(share)")
    #expect(found.basins.count == 2)
  }
}

/// Scenarios whose payoffs are known.
enum Games {
  static func pool() throws -> ResolvedScenario {
    try ScenarioLoader().load(
      text: """
        scenario: pool
        score-bias-sd: 0
        epochs: 240
        warm-up: 40
        replicates: 3
        capital-cost: 0
        treasury: {balance: 10_000_000}
        production: {kind: linear}
        contributors:
          honest: {strategy: honest, operators: 30, capital: 100_000, skill: {constant: 0.5}, effort-cost: 3, quality: {skill-weight: 0, base: 1, noise: 0}}
          lazy: {strategy: lazy, operators: 30, capital: 100_000, effort-cost: 0.2, quality: {skill-weight: 0, base: 0, noise: 0}}
        validators:
          idle: {strategy: honest, operators: 1}
        mechanism:
          verification: {kind: audit, rate: 1, detection: 1, false-positive: 0}
          reward: {kind: pool-share, pool: 67.2, exponent: 0, benchmark-noise: 0}
        adaptation: {kind: fermi, intensity: 5, revision: 0.05, mutation: 0, payoff: {over: last-epoch, scale: tokens}}
        """, file: "pool.yaml")
  }

  static func agreement() throws -> ResolvedScenario {
    try ScenarioLoader().load(
      text: """
        scenario: agreement
        epochs: 120
        warm-up: 40
        replicates: 4
        capital-cost: 0
        treasury: {balance: 10_000_000}
        production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
        contributors:
          honest: {strategy: honest, role: data-provider, operators: 20, contributions-per-epoch: 10, capital: 100_000, skill: {constant: 0.9999}, effort-cost: 0.5}
          lazy: {strategy: lazy, role: data-provider, operators: 20, contributions-per-epoch: 10, capital: 100_000, skill: {constant: 0.9999}, effort-cost: 0.1, answer: constant, label: 1}
        mechanism:
          allocation: {kind: redundant, copies: 2, labels: 2, prior: 0.5}
          verification: {kind: peer-prediction, rule: output-agreement}
          reward: {kind: per-score, amount: 2, base: 0}
        adaptation: {kind: fermi, intensity: 20, revision: 0.05, mutation: 0}
        """, file: "agreement.yaml")
  }
}
