import MesoExperiment
import MesoModel
import MesoReport
import MesoScenario

/// One scenario's runs, checked and ready to be made.
struct RunPlan {
  let file: String
  let experiment: Experiment
  let tables: StreamedTables
  let jobs: Int
  let folder: OutputFolder
  let output: OutputOptions
  var trace: OperatorKey?
  var intervals = Results.IntervalMethod.studentT
  /// How narrow intervals have to become; the replicates are the scenario's if `nil`.
  var precision: PrecisionTarget?
  /// The treatment that the others are compared with; none are if `nil`.
  var baseline: String?
  /// Results in the folder that are to be continued.
  var recorded: RecordedResult?
  /// What the manifest calls the command.
  let command: [String]

  /// What came of the runs.
  struct Outcome {
    let plan: RunPlan
    let results: Results
    let manifest: Manifest
    let trace: Trace
    let elapsed: Duration
    /// Operators × epochs stepped.
    let agentEpochs: Int
  }

  /// Makes the runs and writes their files.
  ///
  /// - Throws: `Ending` when the folder or a file cannot be written.
  func execute() throws -> Outcome {
    do {
      if recorded == nil {
        try folder.prepare(overwrite: output.overwrite)
      } else {
        try folder.prepareToContinue()
      }
    } catch {
      throw Ending.badInput("error: \(error)")
    }
    let start = ContinuousClock.now
    let trace = Trace(of: self.trace, in: experiment)
    let (results, manifest) = try written(trace: trace)
    return Outcome(
      plan: self, results: results, manifest: manifest, trace: trace,
      elapsed: ContinuousClock.now - start, agentEpochs: agentEpochs(of: results))
  }

  private func written(trace: Trace) throws -> (Results, Manifest) {
    do {
      let start = precision == nil ? experiment : experiment.with(runs: [])
      var writer = try ResultWriter(start, tables: tables, in: folder)
      writer.baseline = baseline
      writer.useIntervals(intervals)
      do {
        writer = try runs(into: writer, trace: trace)
        let manifest = try writer.finish(command: command)
        return (writer.results, manifest)
      } catch {
        writer.abandon()
        throw error
      }
    } catch {
      throw Ending.failed("error: \(error)")
    }
  }

  private func runs(into writer: ResultWriter, trace: Trace) throws -> ResultWriter {
    let progress = RunProgress()
    let interruption = Interruption(of: progress)
    defer { interruption.finish() }
    let line =
      output.quiet || !Console.isErrorTerminal
      ? nil
      : ProgressLine(progress, runs: longest.runs.count, epochs: epochCount)
    defer { line?.finish() }
    let records = recordedRuns
    func made(_ experiment: Experiment, into writer: ResultWriter) throws -> ResultWriter {
      try experiment.run(
        jobs: jobs, progress: progress, recorded: { records[$0] }, into: writer,
        recorder: { trace.recorder(of: $0, beside: tables.recorder(of: $0)) })
    }
    guard let precision else { return try made(experiment, into: writer) }
    return try looked(precision, progress: progress, into: writer, made)
  }

  /// The runs that the folder holds already.
  private var recordedRuns: [RunID: RunRecord] {
    guard let recorded, !recorded.values.isEmpty else { return [:] }
    let records = recorded.records(of: experiment, tables: tables)
    if records.isEmpty {
      Console.complain(
        "note: '\(folder.path)' lacks a table or what a criterion asks of epochs; all is run again."
      )
    } else if !output.quiet {
      let count = experiment.runs.count { records[$0] != nil }
      Console.complain("note: \(count) of \(experiment.runs.count) runs are in '\(folder.path)'.")
    }
    return records
  }

  /// Makes replicates, looks how wide intervals are, and makes more where they are too wide.
  private func looked(
    _ target: PrecisionTarget, progress: RunProgress, into writer: ResultWriter,
    _ made: (Experiment, ResultWriter) throws -> ResultWriter
  ) throws -> ResultWriter {
    var writer = writer
    var looks = PrecisionLooks(
      subjects: experiment.scenario.treatments.count, maximum: target.maximum)
    while !progress.isCancelled,
      let more = looks.next(isPrecise: { treatment, level in
        writer.results.headline.allSatisfy { metric in
          target.isMet(
            by: writer.results.summary(treatment: treatment, metric: metric, level: level))
        }
      })
    {
      let runs = more.replicates.flatMap { replicate in
        more.subjects.map { RunID(treatment: $0, replicate: replicate) }
      }
      writer.plan(runs)
      writer = try made(experiment.with(runs: runs), writer)
    }
    writer.useIntervals(intervals, levels: looks.levels)
    return writer
  }

  /// The experiment with the most runs that it may take.
  private var longest: Experiment {
    guard let precision else { return experiment }
    let treatments = experiment.scenario.treatments.indices
    return experiment.with(
      runs: (1...precision.maximum).flatMap { replicate in
        treatments.map { RunID(treatment: $0, replicate: replicate) }
      })
  }

  private var epochCount: Int {
    longest.runs.reduce(0) {
      $0 + experiment.scenario.treatments[$1.treatment].world.epochs
    }
  }

  private func agentEpochs(of results: Results) -> Int {
    results.outcomes.filter { $0.failure == nil }.reduce(0) {
      let world = experiment.scenario.treatments[$1.id.treatment].world
      return $0 + world.operators * world.epochs
    }
  }
}
