import Foundation
import MesoScenario

@testable import MesoExperiment

/// Makes an audit's runs and returns what they show.
func findings(
  _ scenario: ResolvedScenario, _ choice: DeviationChoice, jobs: Int = 2
) throws -> DeviationFindings {
  try TinySweep.inFolder { folder in
    let audit = try DeviationAudit(scenario, choice)
    let journal = try Journal.create(
      at: "\(folder)/journal.sqlite", audit.header(version: "1", command: ["deviate"]))
    try audit.run(into: journal, except: try audit.finishedRuns(in: journal), jobs: jobs)
    return try audit.findings(from: journal)
  }
}

/// Audited work against the closed forms of deterrence: R = 10, honest work costs 3 and lazy work
/// 0.2, a slash of S that is restored every epoch, detection 0.9. Operators do not affect each
/// other.
enum InspectionGame {
  static func scenario(
    rate: Double, slash: Double, falsePositive: Double = 0, _ overrides: [String] = []
  ) throws -> ResolvedScenario {
    try ScenarioLoader().load(
      text: """
        scenario: audits
        epochs: 40
        replicates: 20
        capital-cost: 0
        treasury: {balance: 10_000_000}
        production: {kind: linear}
        contributors:
          honest: {strategy: honest, operators: 120, capital: 100_000, skill: {constant: 0.5}, effort-cost: 3, quality: {skill-weight: 0, base: 1, noise: 0}}
          lazy: {strategy: lazy, operators: 0, effort-cost: 0.2, quality: {skill-weight: 0, base: 0, noise: 0}}
        validators:
          idle: {strategy: honest, operators: 1}
        mechanism:
          admission: {kind: stake, minimum: \(slash)}
          verification: {kind: audit, rate: \(rate), detection: 0.9, false-positive: \(falsePositive)}
          reward: {kind: per-task, amount: 10}
          slashing: {kind: fraction, fraction: 1}
        """, file: "audits.yaml", overrides: overrides)
  }
}
