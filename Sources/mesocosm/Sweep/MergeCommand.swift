import ArgumentParser
import MesoExperiment
import MesoReport
import MesoScenario

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join the folders of a sweep's shards into the results of the whole sweep.",
    discussion: "The tables are the same bytes as those of one machine.")

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
      let outcome = try merged()
      if outcome.manifest.runsFailed > 0 { throw Ending.failed() }
    } catch let error as Ending {
      throw error
    } catch {
      throw Ending.badInput("error: \(error)")
    }
  }

  private func merged() throws -> SweepWriter.Outcome {
    let journals = try folders.map { try Journal.open(OutputFolder($0).journal) }
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
    let differences = header.differences(from: whole, ignoringShard: true)
    guard differences.isEmpty else {
      throw JournalError.differs(path: journals[0].path, differences)
    }
    let merge = try Merge(of: sweep, journals)
    let folder = output.folder(for: plan.name)
    guard !folders.contains(where: { OutputFolder($0) == folder }) else {
      throw Ending.badInput(
        "error: '\(folder.path)' is one of the folders to merge; give another with --out.")
    }
    try folder.prepare(overwrite: output.overwrite)
    let journal = try Journal.create(at: folder.journal, whole)
    try merge.write(to: journal)
    return try SweepReport(
      sweep: sweep, folder: folder, format: table.format, isQuiet: output.quiet
    ).publish(journal, command: header.command)
  }
}
