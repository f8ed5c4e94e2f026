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

  /// What a run that reached its end leaves.
  struct Outcome {
    let values: [Double?]
    let criterionValues: [Double?]
    let extinct: [String]
    let rows: [[UInt8]]
    let checkpoint: RunCheckpoint?
  }

  /// Makes the run.
  ///
  /// - Returns: `nil` if it was cancelled before its end.
  /// - Throws: `EngineError` when it cannot go on.
  func outcome(progress: RunProgress, recorder: any RunRecorder) throws -> Outcome? {
    var recorder = recorder
    var collector = MetricCollector(metrics: metrics, world: world, criteria: criteria)
    let engine =
      try start.map { try Engine(world: world, checkpoint: $0.engine, threads: threads) }
      ?? Engine(world: world, seed: seed, replicate: replicate, threads: threads)
    if let start { try collector.restore(start.collector) }
    engine.recordsEvents = recordsEvents
    var made: RunCheckpoint?
    var extinction = Extinction(world: world)
    while engine.epoch < world.epochs {
      if progress.isCancelled { return nil }
      try engine.step()
      let frame = engine.frame
      let values = collector.observe(frame) { engine.holdings() }
      extinction.observe(frame)
      recorder.record(
        EpochObservation(
          frame: frame, values: values, events: recordsEvents ? engine.events : []))
      progress.addEpoch()
      if let checkpoint, checkpoint.epoch == engine.epoch {
        made = RunCheckpoint(
          treatment: checkpoint.treatment, replicate: replicate, seed: seed, epoch: engine.epoch,
          engine: engine.checkpoint(), collector: collector.state)
      }
    }
    let columns = engine.operatorColumns()
    let values = collector.runValues(columns)
    recorder.finish(
      RunObservation(
        columns: columns, validators: engine.operatorColumns(of: .validators), values: values))
    return Outcome(
      values: values, criterionValues: collector.criterionValues(values),
      extinct: extinction.strategies, rows: recorder.rows, checkpoint: made)
  }
}
