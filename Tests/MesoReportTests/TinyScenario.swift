import MesoExperiment
import MesoReport
import MesoScenario

/// Two treatments that take milliseconds.
enum TinyScenario {
  static func loaded(_ overrides: [String] = []) throws -> ResolvedScenario {
    try ScenarioLoader().load(text: text, file: "tiny.yaml", overrides: overrides)
  }

  /// Makes the runs and writes their files.
  static func written(
    to folder: OutputFolder, overrides: [String] = [], jobs: Int = 2,
    progress: RunProgress = RunProgress(), includesOperators: Bool = false
  ) throws -> Manifest {
    let experiment = Experiment(try loaded(overrides))
    let tables = StreamedTables(
      experiment, includesOperators: includesOperators, includesEvents: false)
    try folder.prepare(overwrite: true)
    var writer = try experiment.run(
      jobs: jobs, progress: progress,
      into: ResultWriter(experiment, tables: tables, in: folder)
    ) { tables.recorder(of: $0) }
    return try writer.finish(command: ["run", "tiny.yaml"])
  }

  static let text = """
    scenario: tiny
    seed: 7
    epochs: 12
    warm-up: 2
    replicates: 5
    treasury: {balance: 10_000}
    demand: {budget: 20, usage: 100, fee: 0.05}
    contributors:
      honest: {strategy: honest, operators: 12, capital: 100, effort-cost: 0.40}
      lazy: {strategy: lazy, operators: 6, capital: 100, effort-cost: 0.05}
    validators:
      honest: {strategy: honest, operators: 8, stake: 100}
    mechanism: {preset: pay-per-task}
    treatments:
      plain: {}
      slashed: {mechanism: {slashing: {kind: fraction, fraction: 0.1, to: burn}}}
    headline: [acceptance_rate, rewards_tokens]
    claims:
      - rewards_tokens: plain < slashed
    """
}
