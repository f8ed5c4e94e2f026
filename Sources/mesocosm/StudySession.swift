import MesoExperiment
import MesoReport

/// A study whose runs are listed beforehand, from its journal to its manifest, in one process.
struct StudySession {
  let folder: OutputFolder
  /// Whether results of an earlier run may be replaced, or are gone on with.
  let overwrite: Bool
  let resume: Bool
  let isQuiet: Bool
  /// What the folder holds, with its article, for messages.
  let noun: String
  /// Epochs over all runs.
  let epochs: Int
  /// The part of the runs to make.
  let shard: Shard

  /// - Parameter name: What the folder is called where none is given; a shard's has its number too.
  init(
    output: ResumeOptions, name: String, noun: String, epochs: Int, shard: Shard
  ) {
    let part = shard.isWhole ? "" : "-shard-\(shard.index)-of-\(shard.count)"
    self.init(
      folder: OutputFolder(output.out ?? "Results/runs/\(name)\(part)"),
      overwrite: output.overwrite, resume: output.resume, isQuiet: output.quiet, noun: noun,
      epochs: epochs, shard: shard)
  }

  init(
    folder: OutputFolder, overwrite: Bool, resume: Bool, isQuiet: Bool, noun: String, epochs: Int,
    shard: Shard
  ) {
    self.folder = folder
    self.overwrite = overwrite
    self.resume = resume
    self.isQuiet = isQuiet
    self.noun = noun
    self.epochs = epochs
    self.shard = shard
  }

  /// The journal of the study: the one to resume, or a new one.
  ///
  /// - Throws: `Ending` when the folder or the journal in it cannot be used.
  func journal(_ study: some JournalledStudy, command: [String]) throws -> Journal {
    try JournalFolder(folder: folder, overwrite: overwrite, resume: resume, noun: noun)
      .journal(study.header(version: Mesocosm.version, command: command, shard: shard))
  }

  /// Makes the runs that the journal lacks, and stops when interrupted.
  ///
  /// - Returns: Whether there is a whole study to report; a shard's runs wait for the others.
  /// - Throws: `Ending` when the journal cannot be used, or a shard was interrupted.
  func makeRuns(of study: some JournalledStudy, into journal: Journal, jobs: Int) throws -> Bool {
    let planned = study.work.count(of: shard)
    do {
      let finished = try study.finishedRuns(in: journal)
      let remaining = planned - finished.count
      if finished.count > 0, !isQuiet {
        Console.complain(
          "\(finished.count) of \(planned) runs are in the journal; \(remaining) to go.")
      }
      let progress = RunProgress()
      let watch = Watch(
        progress, runs: remaining, epochs: epochs / max(1, study.work.count) * remaining,
        quiet: isQuiet)
      defer { watch.finish() }
      try study.run(
        into: journal, except: finished, jobs: jobs, shard: shard, progress: progress)
      if shard.isWhole { return true }
      let made = try study.finishedRuns(in: journal).count
      try journal.settle()
      try closeShard(made, of: planned)
      return false
    } catch let error as Ending {
      throw error
    } catch {
      throw Ending.failed("error: \(error)")
    }
  }

  private func closeShard(_ made: Int, of planned: Int) throws {
    if !isQuiet {
      Console.complain(
        "Shard \(shard): \(made) of \(planned) runs in \(folder.path). 'mesocosm merge' makes the "
          + "tables of all shards.")
    }
    if made < planned { throw Ending.interrupted }
  }

  /// Says how it went.
  ///
  /// - Throws: `Ending` when runs are missing or failed.
  func close(_ manifest: Manifest) throws {
    if !isQuiet { RunsReport(manifest: manifest, folder: folder).print() }
    if manifest.status == .interrupted { throw Ending.interrupted }
    if manifest.runsFailed > 0 { throw Ending.failed() }
  }
}
