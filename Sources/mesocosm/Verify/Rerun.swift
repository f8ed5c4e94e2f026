import MesoExperiment
import MesoModel
import MesoPrimitives
import MesoReport
import MesoScenario

/// Makes single runs of a result again.
struct Rerun {
  private enum Source {
    case experiment(Experiment)
    case sweep(Sweep)
  }

  private let source: Source
  /// The replicates of the result, which need not be those of its scenario or plan.
  private let replicates: Set<Int>
  private let jobs: Int

  /// Reads the scenario or plan that a folder keeps.
  ///
  /// - Throws: `ScenarioErrors`, or `Ending` when it is not the one of the manifest.
  init(_ manifest: Manifest, in folder: OutputFolder, jobs: Int) throws {
    self.jobs = jobs
    replicates = Set(manifest.replicates)
    let file = "\(folder.path)/scenario.yaml"
    let digest: String
    switch try PlanLoader.kind(of: file) {
    case .scenario:
      let scenario = try ScenarioLoader().load(file: file)
      (source, digest) = (.experiment(Experiment(scenario)), scenario.digest)
    case .comparison:
      let plan = try PlanLoader().comparison(file: file)
      (source, digest) = (.experiment(Experiment(plan.scenario)), plan.digest)
    case .optimization:
      throw Ending.badInput("error: '\(file)' is a search, which lists no single runs.")
    case .sweep:
      let plan = try PlanLoader().sweep(file: file)
      (source, digest) = (.sweep(try Sweep(plan, jobs: jobs)), plan.digest)
    }
    guard digest == manifest.scenarioDigest else {
      throw Ending.badInput(
        "error: '\(file)' is not what the manifest names: its digest is \(digest.prefix(16)), not "
          + "\(manifest.scenarioDigest.prefix(16)).")
    }
  }

  /// How a run made again differs from the table, one sentence each.
  func differences(from run: RecordedRuns.Run) -> [String] {
    let name = "point \(run.point), '\(run.mechanism)', replicate \(run.replicate)"
    guard let (status, values) = again(run) else {
      return ["The run of \(name) is none of scenario.yaml's."]
    }
    if (status.failure ?? "") != run.error {
      return ["The run of \(name) now ends with '\(status.failure ?? "no error")'."]
    }
    return zip(metrics, values).compactMap { metric, value in
      let (now, then) = (value?.shortest ?? "", run.metrics[metric.name])
      guard now != then else { return nil }
      return "The run of \(name) has \(metric.name) \(now), not \(then ?? "a missing column")."
    }
  }

  private var metrics: [Metric] {
    switch source {
    case .experiment(let experiment): experiment.metrics
    case .sweep(let sweep): sweep.metrics
    }
  }

  private func again(_ run: RecordedRuns.Run) -> (RunRecord.Status, [Double?])? {
    guard replicates.contains(run.replicate) else { return nil }
    switch source {
    case .experiment(let experiment):
      let names = experiment.scenario.treatments.map { $0.name }
      guard let treatment = names.firstIndex(of: run.mechanism) else { return nil }
      let one = experiment.with(runs: [RunID(treatment: treatment, replicate: run.replicate)])
      let shelf = try? one.run(jobs: jobs, into: Shelf()) { _ in NoRecorder() }
      return shelf?.record.map { ($0.status, $0.values) }
    case .sweep(let sweep):
      guard (1...sweep.work.points).contains(run.point) else { return nil }
      let ids = (0..<sweep.work.treatments).map {
        SweepRunID(point: run.point, treatment: $0, replicate: run.replicate)
      }
      let id = ids.first { sweep.mechanism(of: $0) == run.mechanism }
      return id.flatMap { sweep.entry(of: $0, threads: jobs) { _, _ in NoRecorder() } }
        .map { ($0.status, $0.values) }
    }
  }

  /// Keeps the one record that it is given.
  private struct Shelf: RunSink {
    var record: RunRecord?

    mutating func take(_ record: RunRecord) { self.record = record }
  }
}
