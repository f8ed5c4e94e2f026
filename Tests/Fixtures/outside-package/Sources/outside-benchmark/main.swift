import MesoExperiment
import MesoModel
import MesoScenario
import SquareRoot

/// Runs a scenario on one thread with the components of this package added, and prints the mean of
/// every metric of its first treatment: `outside-benchmark SCENARIO [path=value ...]`.

let loader = ScenarioLoader(catalog: .standard.adding(SquareRootReward.entry))
let scenario = try loader.load(
  file: CommandLine.arguments[1], overrides: Array(CommandLine.arguments.dropFirst(2)))
let experiment = Experiment(scenario)
let results = try experiment.run(jobs: 1, into: Shelf(results: Results(of: experiment))) { _ in
  NoTables()
}.results

for (column, metric) in results.metrics.enumerated() {
  guard let mean = results.summary(treatment: 0, metric: column).mean else { continue }
  print("\(metric.name)=\(mean)")
}

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
