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
  let trace: OperatorKey?
  /// What the manifest calls the command.
  let command: [String]

  /// What came of the runs.
  struct Outcome {
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
    do { try folder.prepare(overwrite: output.overwrite) } catch {
      throw Ending.badInput("error: \(error)")
    }
    let start = ContinuousClock.now
    let trace = Trace(of: self.trace, in: experiment)
    let (results, manifest) = try written(trace: trace)
    return Outcome(
      results: results, manifest: manifest, trace: trace,
      elapsed: ContinuousClock.now - start, agentEpochs: agentEpochs(of: results))
  }

  private func written(trace: Trace) throws -> (Results, Manifest) {
    do {
      var writer = try ResultWriter(experiment, tables: tables, in: folder)
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
      : ProgressLine(progress, runs: experiment.runs.count, epochs: epochCount)
    defer { line?.finish() }
    return try experiment.run(jobs: jobs, progress: progress, into: writer) { run in
      trace.recorder(of: run, beside: tables.recorder(of: run))
    }
  }

  private var epochCount: Int {
    experiment.runs.reduce(0) {
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
