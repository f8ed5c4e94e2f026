import Foundation
import MesoScenario
import Testing

@testable import MesoExperiment

/// A search against a design whose best is known.
@Suite struct DesignSearchStatisticalTests {
  /// Audited work: lazy work is deterred where 0.2 · 0.9 · (10 + S) is above 2.8, at a stake S of 5.56
  /// and more. Audits hit honest work too, which loses its stake, so that the least stake that deters is
  /// best.
  private func plan() throws -> OptimizationPlan {
    try PlanLoader().optimization(
      text: """
        optimize: least-stake
        base:
          scenario: audits
          epochs: 20
          replicates: 12
          capital-cost: 0
          treasury: {balance: 10_000_000}
          production: {kind: linear}
          contributors:
            honest: {strategy: honest, operators: 60, capital: 100_000, skill: {constant: 0.5}, effort-cost: 3, quality: {skill-weight: 0, base: 1, noise: 0}}
            lazy: {strategy: lazy, operators: 0, effort-cost: 0.2, quality: {skill-weight: 0, base: 0, noise: 0}}
          validators:
            idle: {strategy: honest, operators: 1}
          mechanism:
            admission: {kind: stake, minimum: 1}
            verification: {kind: audit, rate: 0.2, detection: 0.9, false-positive: 0.02}
            reward: {kind: per-task, amount: 10}
            slashing: {kind: fraction, fraction: 1}
        levers:
          mechanism.admission.minimum: {uniform: [0, 100]}
        minimise: honest_loss_tokens
        deviations: {side: contributors, alternative: lazy, coalition: 60}
        search: {points: 8, first: 4, keep: 3, rounds: 3}
        """, file: "least-stake.yaml")
  }

  private func found(_ jobs: Int) throws -> DesignFront {
    try TinySweep.inFolder { folder in
      let search = try DesignSearch(try plan())
      let journal = try Journal.create(
        at: "\(folder)/journal.sqlite", search.header(version: "1", command: ["optimize"]))
      return try search.found(in: journal, jobs: jobs, progress: RunProgress())
    }
  }

  @Test func `the least stake that deters is found`() throws {
    let found = try found(2)
    let best = try #require(found.rows.first { $0.isOnFront })
    let stake = try #require(Double(best.values[0]))

    // Honest laziness would save 2.8 and lose 0.18 (10 + S) an epoch. A false hit costs the honest 0.004
    // (10 + S) as well, so that the threshold is 2.8 ⁄ 0.176 − 10 = 5.9. Sixty operators over 20 epochs
    // have the mean gain to a standard deviation of √(0.18 · 0.82 ⁄ 1200) (10 + S), 0.18 at S = 6, which
    // the 12 replicates of a look take to 0.05 an epoch: 5σ is a stake of 1.5. The steps of the last
    // round are 100 ⁄ 16 = 6.25 and it is judged by the far end of its interval, so that the best is
    // within 5.9 − 1.5 and 5.9 + 6.25 + 2 · 1.5.
    #expect((4.4...15.2).contains(stake), "\(stake)")
    #expect(best.state == .met && found.hasDesign)
    #expect(best.objectives[0].count == 12)
    #expect(found.inert.isEmpty)
  }

  @Test func `a search comes to the same end for any number of cores`() throws {
    let (one, two) = (try found(1), try found(2))

    #expect(one.rows.map { $0.values } == two.rows.map { $0.values })
    #expect(one.rows.map { $0.objectives } == two.rows.map { $0.objectives })
    #expect(one.tried.map { $0.values } == two.tried.map { $0.values })
    #expect(one.runs == two.runs)
  }
}
