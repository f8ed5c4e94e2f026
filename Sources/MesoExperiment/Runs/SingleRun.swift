import Dispatch
import MesoModel
import MesoScenario

/// One run of a world, from its first epoch to its last.
struct SingleRun {
  let world: World
  let seed: UInt64
  let replicate: Int
  let metrics: [Metric]
  let criteria: [Criterion]
  /// Threads to step with; the result does not depend on it.
  var threads = 1
  /// Whether the events of single operators are shown to the recorder.
  var recordsEvents = false
  /// Where the run goes on from; its beginning if `nil`.
  var start: RunCheckpoint?
  /// The epoch after which a checkpoint is made, and of which treatment.
  var checkpoint: (epoch: Int, treatment: String)?
  /// Whether what the run costs is measured.
  var isProfiled = false

  /// What a run that reached its end leaves.
  struct Outcome {
    let values: [Double?]
    let criterionValues: [Double?]
    let extinct: [String]
    let rows: [[UInt8]]
    let checkpoint: RunCheckpoint?
    let profile: Profile?
  }

  /// Makes the run.
  ///
  /// - Returns: `nil` if it was cancelled before its end.
  /// - Throws: `EngineError` when it cannot go on.
  func outcome(progress: RunProgress, recorder: any RunRecorder) throws -> Outcome? {
    let stopwatch = isProfiled ? Stopwatch { DispatchTime.now().uptimeNanoseconds } : nil
    var profile = Profile()
    let notes = RunNotes(
      collector: MetricCollector(metrics: metrics, world: world, criteria: criteria),
      recorder: recorder, extinction: Extinction(world: world), stopwatch: stopwatch)
    // A checkpoint serves whoever goes on from it, whatever they read.
    let records: OperatorRecords =
      checkpoint != nil || recorder.readsOperators ? .all : notes.collector.records
    let engine = try stopwatch.time(.setup) { try startedEngine(records) }
    if let start { try notes.collector.restore(start.collector) }
    engine.recordsEvents = recordsEvents
    if let stopwatch { engine.profile(with: stopwatch) }
    var made: RunCheckpoint?
    // What an epoch showed is noted while the next is stepped, if there is a thread to do it.
    let isAside = threads > 1 && stopwatch == nil
    var aside: (() -> Void)?
    let schedule = notes.collector
    while engine.epoch < world.epochs {
      if progress.isCancelled { return nil }
      try engine.step(beside: aside)
      var amounts: [HeldAmounts: [Int64]] = [:]
      for held in schedule.amounts(in: engine.epoch) { amounts[held] = engine.amounts(held) }
      let events = recordsEvents ? engine.events : []
      if !isAside || checkpoint?.epoch == engine.epoch || engine.epoch == world.epochs {
        aside = nil
        notes.take(engine.frame, amounts, events)
      } else {
        aside = { [frame = engine.frame, amounts] in notes.take(frame, amounts, events) }
      }
      if stopwatch != nil { profile.count(engine.frame) }
      progress.addEpoch()
      if let checkpoint, checkpoint.epoch == engine.epoch {
        made = RunCheckpoint(
          treatment: checkpoint.treatment, replicate: replicate, seed: seed, epoch: engine.epoch,
          engine: engine.checkpoint(), collector: notes.collector.state)
      }
    }
    let columns = records.isEmpty ? OperatorColumns() : engine.operatorColumns()
    let values = stopwatch.time(.metrics) { notes.collector.runValues(columns) }
    stopwatch.time(.tables) {
      notes.recorder.finish(
        RunObservation(
          columns: columns,
          validators: recorder.readsOperators
            ? engine.operatorColumns(of: .validators) : OperatorColumns(),
          values: values))
    }
    if let measured = engine.profile { profile.add(measured) }
    return Outcome(
      values: values, criterionValues: notes.collector.criterionValues(values),
      extinct: notes.extinction.strategies, rows: notes.recorder.rows, checkpoint: made,
      profile: stopwatch == nil ? nil : profile)
  }

  private func startedEngine(_ records: OperatorRecords) throws -> Engine {
    try start.map { try Engine(world: world, checkpoint: $0.engine, threads: threads) }
      ?? Engine(
        world: world, seed: seed, replicate: replicate, threads: threads, records: records)
  }
}

/// What is noted of a run, epoch by epoch.
private final class RunNotes {
  var collector: MetricCollector
  var recorder: any RunRecorder
  var extinction: Extinction
  private let stopwatch: Stopwatch?

  init(
    collector: MetricCollector, recorder: any RunRecorder, extinction: Extinction,
    stopwatch: Stopwatch?
  ) {
    self.collector = collector
    self.recorder = recorder
    self.extinction = extinction
    self.stopwatch = stopwatch
  }

  /// Takes an epoch.
  ///
  /// - Parameter amounts: What is held, as far as the epoch's metrics need it.
  func take(_ frame: EpochFrame, _ amounts: [HeldAmounts: [Int64]], _ events: [Event]) {
    let values = stopwatch.time(.metrics) {
      collector.observe(frame) { amounts[$0] ?? [] }
    }
    extinction.observe(frame)
    stopwatch.time(.tables) {
      recorder.record(EpochObservation(frame: frame, values: values, events: events))
    }
  }
}
