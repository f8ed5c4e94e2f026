import MesoExperiment
import MesoModel
import MesoScenario
import MesoTestSupport
import SquareRoot

let scenarioText = """
  scenario: square-root
  seed: 1
  epochs: 50
  replicates: 4
  treasury: {balance: 10_000}
  demand: {budget: 30}
  contributors:
    honest: {strategy: honest, operators: 20, effort-cost: 0.40}
    lazy: {strategy: lazy, operators: 10, effort-cost: 0.05}
  mechanism:
    verification: {kind: audit, rate: 0.5}
    reward: {kind: pool-share, pool: 30}
  treatments:
    proportional: {}
    square-root: {mechanism: {reward: {kind: square-root, benchmark-noise: 0.1}}}
  """

/// Keeps the runs of an experiment.
struct Shelf: RunSink {
  var results: Results

  mutating func take(_ record: RunRecord) { results.append(record) }
}

/// Writes no tables.
struct NoTables: RunRecorder {
  mutating func record(_ observation: EpochObservation) {}
  mutating func finish(_ observation: RunObservation) {}
  var rows: [[UInt8]] { [] }
}

for fault in checkComponent(SquareRootReward.entry) { print("fault: \(fault)") }

let loader = ScenarioLoader(catalog: .standard.adding(SquareRootReward.entry))
let scenario = try loader.load(text: scenarioText, file: "square-root.yaml")
let experiment = Experiment(scenario)
let results = try experiment.run(jobs: 2, into: Shelf(results: Results(of: experiment))) { _ in
  NoTables()
}.results

for (place, treatment) in scenario.treatments.enumerated() {
  for metric in ["rewards_tokens", "honest_premium_tokens", "conservation_error_units"] {
    guard let column = results.metrics.firstIndex(where: { $0.name == metric }),
      let mean = results.summary(treatment: place, metric: column).mean
    else { continue }
    print("\(treatment.name) \(metric) \(mean)")
  }
}
