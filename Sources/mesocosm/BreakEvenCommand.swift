import ArgumentParser
import MesoExperiment
import MesoModel
import MesoPrimitives
import MesoReport
import MesoScenario

struct BreakEvenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "breakeven",
    abstract: "Find the value of a lever at which a metric crosses a target.",
    discussion: """
      By default the metric is the gain of the deviation that gains most ('mesocosm deviate'), \
      and the target 0: the value at which honesty becomes the best reply. The range is scanned, \
      every change of sign refined by bisection, all on the same luck. Values that are levers \
      themselves are held fixed with --over, one search for each.
      """)

  @Argument(
    help: "The scenario.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var scenario: String

  @Option(
    help: ArgumentHelp(
      "The path of the lever, such as mechanism.slashing.fraction.", valueName: "path"))
  var parameter: String

  @Option(
    help: ArgumentHelp(
      "The metric of whole runs that is to cross the target.",
      discussion: "Default: the gain of the best deviation.", valueName: "name"))
  var metric: String?

  @Option(help: "What the metric is to cross.")
  var target = 0.0

  @OptionGroup var search: SearchOptions
  @OptionGroup var deviation: DeviationOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var output: ResumeOptions
  @OptionGroup var part: ShardOption
  @OptionGroup var machine: JobOptions
  @OptionGroup var table: FormatOption

  func validate() throws {
    try part.refuse()
    guard target.isFinite else { throw ValidationError("'--target' must be a number.") }
    if metric != nil, !deviation.words.isEmpty {
      throw ValidationError(
        "'--metric' is measured without deviations; leave '\(deviation.words[0])' out.")
    }
  }

  func run() throws {
    let base = try loadedScenario(scenario, change)
    let (axis, over) = try levers(base)
    let runs = BreakEvenRuns(
      metric.map { .metric($0) } ?? .gain(deviation.choice), target: target,
      treatment: search.treatment
    ) { [scenario, change, prefix = search.prefix(in: base)] changes in
      try ScenarioLoader().load(
        file: scenario, overrides: change.overrides + changes.map { prefix + $0 })
    }
    let place = try checked(runs, base)
    let jobs = try machine.jobs(
      for: base.name, runs: base.replicates,
      bytesPerRun: Engine.estimatedBytes(of: base.treatments[place].world))
    let header = runs.header(
      of: base, search: search.text(parameter), version: Mesocosm.version,
      command: ["breakeven", scenario, "--parameter", parameter]
        + (metric.map { ["--metric", $0] } ?? [])
        + (target == 0 ? [] : ["--target", String(target)])
        + search.words + deviation.words + change.words)
    let folder = output.folder(for: base.name, "breakeven")
    let journal = try JournalFolder(
      folder: folder, overwrite: output.overwrite, resume: output.resume, noun: "a search"
    ).journal(header)
    let (parts, failures) = try searched(runs, axis, over, journal, jobs)
    let frontier = BreakEvenFrontier(
      scenario: base.name, mechanism: base.treatments[place].name, measure: runs.measure.name,
      target: target, axis: axis, over: over.map { $0.path }, parts: parts)
    try publish(frontier, base, journal, failures, to: folder)
  }

  private func levers(
    _ base: ResolvedScenario
  ) throws -> (LeverAxis, over: [SearchOptions.Fixed]) {
    do {
      let loader = ScenarioLoader()
      let lever = try loader.lever(parameter, file: scenario)
      let over = try search.fixed()
      for fixed in over { _ = try loader.lever(fixed.path, file: scenario) }
      return (try search.axis(of: lever), over)
    } catch let error as ScenarioErrors {
      throw Ending.badInput(error.description)
    } catch let error as Ending {
      throw error
    } catch {
      throw Ending.badInput("error: \(error)")
    }
  }

  private func checked(_ runs: BreakEvenRuns, _ base: ResolvedScenario) throws -> Int {
    do { return try runs.check(base) } catch { throw Ending.badInput("error: \(error)") }
  }

  private func searched(
    _ runs: BreakEvenRuns, _ axis: LeverAxis, _ over: [SearchOptions.Fixed], _ journal: Journal,
    _ jobs: Int
  ) throws -> (
    [BreakEvenFrontier.Part], [(value: String, replicate: Int, reason: String)]
  ) {
    let progress = RunProgress()
    let interruption = Interruption(of: progress)
    defer { interruption.finish() }
    do {
      var session = try BreakEvenRuns.Session(
        runs, journal: journal, jobs: jobs, progress: progress)
      var parts: [BreakEvenFrontier.Part] = []
      for values in SearchOptions.combinations(of: over) {
        let before = (session.evaluations, session.runCount)
        let found = try session.search(
          axis, with: zip(over, values).map { "\($0.path)=\($1)" })
        parts.append(
          BreakEvenFrontier.Part(
            fixed: values, found: found, evaluations: session.evaluations - before.0,
            runs: session.runCount - before.1))
        note(parts[parts.count - 1], over)
      }
      return (parts, session.failures)
    } catch BreakEvenRuns.Failure.interrupted {
      try? journal.settle()
      Console.complain("The search is unfinished and writes no tables; go on with --resume.")
      throw Ending.interrupted
    } catch let error as ScenarioErrors {
      throw Ending.badInput(error.description)
    } catch {
      throw Ending.failed("error: \(error)")
    }
  }

  /// Says on standard error that a search of several is done.
  private func note(_ part: BreakEvenFrontier.Part, _ over: [SearchOptions.Fixed]) {
    guard !output.quiet, !over.isEmpty else { return }
    let values = zip(over, part.fixed).map { "\($0.path) = \($1)" }.joined(separator: ", ")
    Console.complain("\(values): \(count(part.evaluations, "value")) tried.")
  }

  private func publish(
    _ frontier: BreakEvenFrontier, _ base: ResolvedScenario, _ journal: Journal,
    _ failures: [(value: String, replicate: Int, reason: String)], to folder: OutputFolder
  ) throws {
    let writer = BreakEvenWriter(frontier, scenario: base, header: journal.header)
    let manifest: Manifest
    do {
      manifest = try writer.write(failures: failures, to: folder)
      try journal.settle()
    } catch {
      throw Ending.failed("error: \(error)")
    }
    if table.format == .csv {
      Console.print(writer.csv)
    } else {
      let title =
        "\(base.name), \(frontier.mechanism): where does \(frontier.measure) cross "
        + "\(NumberText.significant(target)) along \(parameter)?"
      Console.print(
        (table.format == .markdown ? "## " : "") + title + "\n\n"
          + frontier.table.rendered(table.format))
    }
    for note in frontier.notes { Console.complain("note: \(note)") }
    if !output.quiet { RunsReport(manifest: manifest, folder: folder).print() }
    if !failures.isEmpty { throw Ending.failed() }
  }
}
