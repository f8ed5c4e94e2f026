import Foundation
import MesoExperiment
import MesoModel
import MesoReport
import MesoScenario

/// A sweep from its journal to its tables, in one process.
struct SweepSession {
  let sweep: Sweep
  let jobs: Int
  let folder: OutputFolder
  /// Whether results of an earlier run may be replaced.
  let overwrite: Bool
  let isQuiet: Bool
  let resume: Bool
  let format: TableFormat
  /// What the manifest calls the command.
  let command: [String]
  /// Metrics whose sensitivity is asked for; see ``SweepReport/sensitivity``.
  var sensitivity: [String]?

  /// Makes the runs that are missing, writes the tables and prints the headline.
  ///
  /// - Throws: `Ending` when the folder or the journal cannot be used.
  func run() throws -> SweepWriter.Outcome {
    let journal = try JournalFolder(
      folder: folder, overwrite: overwrite, resume: resume, noun: "a sweep"
    ).journal(sweep.header(version: Mesocosm.version, command: command))
    let progress = RunProgress()
    do {
      let finished = try sweep.finishedRuns(in: journal)
      noteFinished(finished.count)
      let start = ContinuousClock.now
      let looks = try makeRuns(into: journal, except: finished, progress)
      let elapsed = ContinuousClock.now - start
      return try SweepReport(
        sweep: sweep, folder: folder, format: format, isQuiet: isQuiet,
        sensitivity: sensitivity
      ).publish(
        journal, command: journal.header.command, after: looks, work: (progress, elapsed))
    } catch let error as Ending {
      throw error
    } catch {
      throw Ending.failed("error: \(error)")
    }
  }

  private func makeRuns(
    into journal: Journal, except finished: RunSet, _ progress: RunProgress
  ) throws -> PrecisionLooks? {
    let remaining = sweep.work.count(of: sweep.shard) - finished.count
    let watch = Watch(
      progress, runs: remaining, epochs: sweep.epochs / max(1, sweep.work.count) * remaining,
      quiet: isQuiet)
    defer { watch.finish() }
    let tables = SweepTables(sweep)
    let rowBytes = try sweep.worlds(at: sweep.plan.largestPoint)
      .map { tables.estimatedBytes(of: $0) }
    return try sweep.run(
      into: journal, except: finished, jobs: jobs, bytesPerRun: rowBytes.max() ?? 0,
      progress: progress
    ) { run, world in tables.recorder(of: run, in: world) }
  }

  private func noteFinished(_ count: Int) {
    guard count > 0, !isQuiet else { return }
    guard sweep.precision == nil else {
      return Console.complain(
        "\(mesocosm.count(count, "run")) are in the journal; the looks at them begin anew.")
    }
    let planned = sweep.work.count(of: sweep.shard)
    Console.complain("\(count) of \(planned) runs are in the journal; \(planned - count) to go.")
  }
}
