import Dispatch
public import MesoModel
public import MesoScenario
import Synchronization

/// The runs of a scenario: every treatment under every replicate.
///
/// Treatments share seeds, so that a replicate shows the same operators with the same luck to
/// each of them. Runs are independent; they are made on several threads and delivered in the
/// order of ``runs``, so the number of threads never shows.
public struct Experiment: Sendable {
  public let scenario: ResolvedScenario
  /// The metrics that runs are judged by, in the order of tables.
  public let metrics: [Metric]
  /// The work list: all treatments of a replicate, then the next replicate. What is finished
  /// when an experiment stops early covers the treatments evenly.
  public private(set) var runs: [RunID]
  /// What the runs are held against; the scenario's unless others are given.
  public var criteria: [Criterion]
  /// Whether runs keep the events of single operators for their recorders.
  public var recordsEvents = false
  /// The epoch after which every run leaves a checkpoint; none do if `nil`.
  public var checkpointEpoch: Int?
  /// Where runs go on from; runs that are not named here start at their beginning.
  public var starts: [RunID: RunCheckpoint] = [:]
  /// Takes what runs cost; they are not measured if `nil`.
  public var profiles: RunProfiles?

  /// Makes the work list of a scenario.
  ///
  /// - Parameters:
  ///   - scenario: A resolved scenario.
  ///   - metrics: The metrics to measure; the scenario's standard ones if `nil`.
  ///   - replicate: The only replicate to run, from 1; all of them if `nil`.
  public init(_ scenario: ResolvedScenario, metrics: [Metric]? = nil, replicate: Int? = nil) {
    self.scenario = scenario
    self.metrics = metrics ?? Metric.list(for: scenario)
    criteria = scenario.criteria
    let replicates = replicate.map { $0...$0 } ?? 1...max(1, scenario.replicates)
    runs = replicates.flatMap { replicate in
      scenario.treatments.indices.map { RunID(treatment: $0, replicate: replicate) }
    }
  }

  /// The same experiment with another work list.
  ///
  /// - Parameter runs: The runs to make, in the order of delivery.
  public func with(runs: [RunID]) -> Experiment {
    var other = self
    other.runs = runs
    return other
  }

  /// Makes every run and delivers it to a sink.
  ///
  /// A run that fails is delivered as such and the others go on.
  ///
  /// - Parameters:
  ///   - jobs: The number of processor cores to use. With fewer runs than that, each run uses
  ///     several.
  ///   - progress: Told of every epoch and run; asked whether to stop.
  ///   - recorded: The record of a run that was made before and is not to be made again.
  ///   - sink: Takes the records, in the order of ``runs``.
  ///   - recorder: Makes the recorder of a run.
  /// - Returns: The sink. When the experiment was cancelled it lacks the runs that had not ended.
  /// - Throws: The error of the sink.
  public func run<Sink: RunSink>(
    jobs: Int, progress: RunProgress = RunProgress(),
    recorded: @Sendable (RunID) -> RunRecord? = { _ in nil }, into sink: Sink,
    recorder: @Sendable (RunID) -> any RunRecorder
  ) throws -> Sink {
    let workers = max(1, min(jobs, runs.count))
    let threads = max(1, jobs / max(1, runs.count))
    let delivery = OrderedDelivery(to: sink, window: 2 * workers)
    let claimed = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        delivery.acquire()
        let index = claimed.add(1, ordering: .relaxed).oldValue
        guard index < runs.count, !progress.isCancelled else { return delivery.release() }
        let id = runs[index]
        let record =
          recorded(id)
          ?? make(id, threads: threads, progress: progress, recorder: recorder(id))
        if !delivery.deliver(record, at: index) { progress.cancel() }
      }
    }
    return try delivery.finish()
  }

  /// Makes one run; `nil` if it was cancelled before its end.
  private func make(
    _ id: RunID, threads: Int, progress: RunProgress, recorder: any RunRecorder
  ) -> RunRecord? {
    do {
      let record = try finishedRun(id, threads: threads, progress: progress, recorder: recorder)
      if record != nil { progress.addRun(failed: false) }
      return record
    } catch {
      progress.addRun(failed: true)
      return RunRecord(
        id: id, status: .failed(String(describing: error)),
        values: metrics.map { _ in nil }, rows: [])
    }
  }

  private func finishedRun(
    _ id: RunID, threads: Int, progress: RunProgress, recorder: any RunRecorder
  ) throws -> RunRecord? {
    let run = SingleRun(
      world: scenario.treatments[id.treatment].world, seed: scenario.seed,
      replicate: id.replicate, metrics: metrics, criteria: criteria, threads: threads,
      recordsEvents: recordsEvents, start: starts[id],
      checkpoint: checkpointEpoch.map { ($0, scenario.treatments[id.treatment].name) },
      isProfiled: profiles != nil)
    guard let outcome = try run.outcome(progress: progress, recorder: recorder) else { return nil }
    if let profile = outcome.profile { profiles?.add(profile, treatment: id.treatment) }
    return RunRecord(
      id: id, status: .ok, values: outcome.values, criterionValues: outcome.criterionValues,
      rows: outcome.rows, checkpoint: outcome.checkpoint)
  }
}
