import Foundation
import MesoExperiment
import MesoReport

/// The folder that a journal of runs is kept in, with what was asked for it.
struct JournalFolder {
  let folder: OutputFolder
  let overwrite: Bool
  let resume: Bool
  /// What such a folder holds, with its article, for messages.
  let noun: String

  /// The journal of the folder: the one to resume, or a new one.
  ///
  /// - Throws: `Ending` when the folder or the journal in it cannot be used.
  func journal(_ header: JournalHeader) throws -> Journal {
    do {
      if resume, try folder.holdsJournal() {
        try folder.prepareToContinue()
        return try Journal.resume(at: folder.journal, header)
      }
      try checkJournal()
      try folder.prepare(overwrite: overwrite)
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
    guard overwrite else {
      throw Ending.badInput(
        "error: The folder '\(folder.path)' holds \(noun); continue it with --resume, replace it "
          + "with --overwrite, or give another folder with --out.")
    }
    do { _ = try Journal.open(folder.journal) } catch {
      // A broken journal may go.
      if case .inUse = error { throw error }
    }
  }
}
