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
  let output: SweepFolderOptions
  let resume: Bool
  let format: TableFormat
  /// What the manifest calls the command.
  let command: [String]

  /// Makes the runs that are missing, writes the tables and prints the headline.
  ///
  /// - Throws: `Ending` when the folder or the journal cannot be used.
  func run() throws -> SweepWriter.Outcome {
    let journal = try openJournal()
    let progress = RunProgress()
    do {
      let finished = try sweep.finishedRuns(in: journal)
      noteFinished(finished.count)
      let start = ContinuousClock.now
      let looks = try makeRuns(into: journal, except: finished, progress)
      let elapsed = ContinuousClock.now - start
      return try SweepReport(sweep: sweep, folder: folder, format: format, isQuiet: output.quiet)
        .publish(
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
    let interruption = Interruption(of: progress)
    defer { interruption.finish() }
    let remaining = sweep.work.count(of: sweep.shard) - finished.count
    let line =
      output.quiet || !Console.isErrorTerminal
      ? nil
      : ProgressLine(
        progress, runs: remaining, epochs: sweep.epochs / max(1, sweep.work.count) * remaining)
    defer { line?.finish() }
    let tables = SweepTables(sweep)
    let rowBytes = try sweep.worlds(at: sweep.plan.largestPoint)
      .map { tables.estimatedBytes(of: $0) }
    return try sweep.run(
      into: journal, except: finished, jobs: jobs, bytesPerRun: rowBytes.max() ?? 0,
      progress: progress
    ) { run, world in tables.recorder(of: run, in: world) }
  }

  /// The journal of the folder: the one to resume, or a new one.
  private func openJournal() throws -> Journal {
    do {
      let header = sweep.header(version: Mesocosm.version, command: command)
      if resume, try folder.holdsJournal() {
        try folder.prepareToContinue()
        return try Journal.resume(at: folder.journal, header)
      }
      try checkJournal()
      try folder.prepare(overwrite: output.overwrite)
      return try Journal.create(at: folder.journal, header)
    } catch let error as Ending {
      throw error
    } catch {
      throw Ending.badInput("error: \(error)")
    }
  }

  /// Checks that a journal in the folder may be replaced.
  ///
  /// - Throws: `Ending` when it was not asked for; `JournalError` when another process is writing
  ///   it.
  private func checkJournal() throws {
    guard FileManager.default.fileExists(atPath: folder.journal) else { return }
    guard output.overwrite else {
      throw Ending.badInput(
        "error: The folder '\(folder.path)' holds a sweep; continue it with --resume, replace it "
          + "with --overwrite, or give another folder with --out.")
    }
    do { _ = try Journal.open(folder.journal) } catch {
      // A broken journal may go.
      if case .inUse = error { throw error }
    }
  }

  private func noteFinished(_ count: Int) {
    guard count > 0, !output.quiet else { return }
    guard sweep.precision == nil else {
      return Console.complain(
        "\(mesocosm.count(count, "run")) are in the journal; the looks at them begin anew.")
    }
    let planned = sweep.work.count(of: sweep.shard)
    Console.complain("\(count) of \(planned) runs are in the journal; \(planned - count) to go.")
  }
}
