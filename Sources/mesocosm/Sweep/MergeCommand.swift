import ArgumentParser
import MesoExperiment
import MesoReport
import MesoScenario

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join the folders of shards into the results of the whole.",
    discussion: """
      Shards of 'sweep', 'sensitivity', 'deviate' and 'evolve' can be joined. The tables are the \
      same bytes as those of one machine.
      """)

  @Argument(help: "The folders of the shards, in any order.", completion: .directory)
  var folders: [String]

  @OptionGroup var output: SweepFolderOptions
  @OptionGroup var machine: JobOptions
  @OptionGroup var table: FormatOption

  func validate() throws {
    var known: Set<OutputFolder> = []
    for folder in folders where !known.insert(OutputFolder(folder)).inserted {
      throw ValidationError("The folder '\(folder)' is given twice; merge each shard once.")
    }
  }

  func run() throws {
    do {
      let journals = try folders.map { try Journal.open(OutputFolder($0).journal) }
      let study = StudyText(journals[0].header.planText)
      switch study.command {
      case "deviate": try mergeAudit(study, journals)
      case "evolve":
        let evolution = try study.evolution(file: journals[0].path)
        let (journal, session) = try merged(
          evolution, journals, name: "\(evolution.scenario.name)-evolution",
          epochs: evolution.epochs)
        try Evolve.publish(evolution, journal, session, table.format)
      case "breakeven", "optimize":
        throw Ending.badInput(
          "error: '\(folders[0])' holds a search, which is whole: it decides what to run from what it "
            + "found. There is nothing to merge.")
      default:
        if try mergedSweep(journals).manifest.runsFailed > 0 { throw Ending.failed() }
      }
    } catch let error as Ending {
      throw error
    } catch {
      throw Ending.badInput("error: \(error)")
    }
  }

  private func mergeAudit(_ study: StudyText, _ journals: [Journal]) throws {
    let audit = try study.audit(file: journals[0].path)
    let (journal, session) = try merged(
      audit, journals, name: "\(audit.scenario.name)-deviations", epochs: audit.epochs)
    try Deviate.publish(audit, journal, session, table.format, requireHonest: false)
  }

  /// All runs of a study in one journal.
  private func merged(
    _ study: some JournalledStudy, _ journals: [Journal], name: String, epochs: Int
  ) throws -> (Journal, StudySession) {
    let header = journals[0].header
    let whole = study.header(version: Mesocosm.version, command: header.command, shard: .whole)
    try check(header, whole, journals)
    let merge = try Merge(of: study, journals)
    let folder = output.folder(for: name)
    let journal = try created(in: folder, whole)
    try merge.write(to: journal)
    let session = StudySession(
      folder: folder, overwrite: output.overwrite, resume: false, isQuiet: output.quiet,
      noun: "a study", epochs: epochs, shard: .whole)
    return (journal, session)
  }

  private func check(
    _ header: JournalHeader, _ whole: JournalHeader, _ journals: [Journal]
  ) throws {
    let differences = header.differences(from: whole, ignoringShard: true)
    guard differences.isEmpty else {
      throw JournalError.differs(path: journals[0].path, differences)
    }
  }

  /// A new journal in the folder of the whole.
  private func created(in folder: OutputFolder, _ whole: JournalHeader) throws -> Journal {
    guard !folders.contains(where: { OutputFolder($0) == folder }) else {
      throw Ending.badInput(
        "error: '\(folder.path)' is one of the folders to merge; give another with --out.")
    }
    try folder.prepare(overwrite: output.overwrite)
    return try Journal.create(at: folder.journal, whole)
  }

  private func mergedSweep(_ journals: [Journal]) throws -> SweepWriter.Outcome {
    let header = journals[0].header
    guard header.precision == nil else {
      throw Ending.badInput(
        "error: '\(folders[0])' holds a sweep with --until-precision, which is whole; there is "
          + "nothing to merge.")
    }
    let plan = try PlanLoader().sweep(
      text: header.planText, file: OutputFolder(folders[0]).journal)
    let sweep = try Sweep(plan, intervals: header.intervals, jobs: machine.jobs)
    let whole = sweep.header(version: Mesocosm.version, command: header.command)
    try check(header, whole, journals)
    let merge = try Merge(of: sweep, journals)
    let journal = try created(in: output.folder(for: plan.name), whole)
    try merge.write(to: journal)
    return try SweepReport(
      sweep: sweep, folder: output.folder(for: plan.name), format: table.format,
      isQuiet: output.quiet, sensitivity: Self.sensitivity(header.command)
    ).publish(journal, command: header.command)
  }

  /// The metrics that a shard of a sensitivity analysis was asked for; `nil` for a sweep.
  private static func sensitivity(_ command: [String]) -> [String]? {
    guard command.first == "sensitivity" else { return nil }
    return zip(command, command.dropFirst()).filter { $0.0 == "--metric" }.map { $0.1 }
  }
}
