import ArgumentParser
import MesoExperiment
import MesoModel
import MesoReport
import MesoScenario

struct Optimize: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Search the levers for designs that meet requirements and cost least or do most.",
    discussion: """
      Designs spread over the levers race each other on the same luck: what is shown to miss a \
      requirement or to be worse in every objective drops out, the rest gets more replicates, and \
      the next round looks around the best. What is left is run again on fresh luck, and only that \
      is reported. Exits with 3 if no design is shown to meet every requirement.
      """)

  @Argument(
    help: "The plan, such as Scenarios/searches/cheapest-deterrence.yaml.",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var plan: String

  @OptionGroup var change: ChangeOptions
  @OptionGroup var output: ResumeOptions
  @OptionGroup var part: ShardOption
  @OptionGroup var machine: JobOptions
  @OptionGroup var table: FormatOption

  func validate() throws { try part.refuse() }

  func run() throws {
    let plan = try Self.loadedPlan(self.plan, change)
    for warning in plan.warnings { Console.complain("warning: \(warning)") }
    let search: DesignSearch
    do { search = try DesignSearch(plan) } catch { throw Ending.badInput("error: \(error)") }
    let jobs = try machine.jobs(
      for: plan.name, runs: plan.effort.points * plan.effort.first,
      bytesPerRun: Engine.estimatedBytes(of: plan.base.treatments[plan.treatment].world))
    let folder = output.folder(for: plan.name, "optimization")
    let journal = try JournalFolder(
      folder: folder, overwrite: output.overwrite, resume: output.resume, noun: "a search"
    ).journal(
      search.header(version: Mesocosm.version, command: ["optimize", self.plan] + change.words))
    let found = try found(search, journal, jobs)
    let writer = DesignWriter(plan, found, header: journal.header)
    let manifest: Manifest
    do {
      manifest = try writer.write(to: folder)
      try journal.settle()
    } catch {
      throw Ending.failed("error: \(error)")
    }
    show(plan, found, writer)
    if !output.quiet { RunsReport(manifest: manifest, folder: folder).print() }
    if !found.failures.isEmpty { throw Ending.failed() }
    if !found.hasDesign { throw Ending.criteriaNotMet }
  }

  /// Loads a search.
  ///
  /// - Throws: `Ending` when the file is none, or wrong.
  static func loadedPlan(_ plan: String, _ change: ChangeOptions) throws -> OptimizationPlan {
    do {
      let kind = try PlanLoader.kind(of: plan)
      guard kind == .optimization else {
        throw Ending.badInput(
          "error: '\(plan)' is a \(kind.noun), not a search; a search starts with 'optimize: "
            + "NAME'.")
      }
      return try PlanLoader().optimization(file: plan, overrides: change.overrides)
    } catch let error as ScenarioErrors {
      throw Ending.badInput(error.description)
    }
  }

  private func found(
    _ search: DesignSearch, _ journal: Journal, _ jobs: Int
  ) throws -> DesignFront {
    let progress = RunProgress()
    let interruption = Interruption(of: progress)
    defer { interruption.finish() }
    do {
      return try search.found(in: journal, jobs: jobs, progress: progress) { look in
        if !output.quiet { Console.complain(text(of: look, search.plan)) }
      }
    } catch DesignSearch.Failure.interrupted {
      try? journal.settle()
      Console.complain("The search is unfinished and writes no tables; go on with --resume.")
      throw Ending.interrupted
    } catch let error as ScenarioErrors {
      throw Ending.badInput(error.description)
    } catch {
      throw Ending.failed("error: \(error)")
    }
  }

  private func text(of look: DesignSearch.Look, _ plan: OptimizationPlan) -> String {
    let round =
      look.round > plan.effort.rounds
      ? "On fresh luck" : "Round \(look.round) of \(plan.effort.rounds)"
    return "\(round): \(count(look.designs, "design")) × \(count(look.replicates, "replicate"))."
  }

  private func show(_ plan: OptimizationPlan, _ found: DesignFront, _ writer: DesignWriter) {
    if table.format == .csv {
      Console.print(writer.csv)
    } else {
      let title = plan.question.map { "\(plan.name): \($0)" } ?? plan.name
      let numbers = NumberText(isASCII: !Console.isOutputTerminal)
      Console.print(
        (table.format == .markdown ? "## " : "") + title + "\n\n"
          + found.table(numbers).rendered(table.format) + "\n"
          + "\(count(found.tried.count, "design")) tried; these were run again on "
          + "\(count(plan.replicates, "replicate")) that had no part in the search.\n")
    }
    for note in found.notes { Console.complain("note: \(note)") }
  }
}
