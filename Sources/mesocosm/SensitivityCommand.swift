import ArgumentParser
import MesoExperiment
import MesoModel
import MesoPrimitives
import MesoReport
import MesoScenario

struct SensitivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    abstract: "Find which parameters move a metric, and how much.",
    discussion: """
      The plan is a sweep whose design is one block 'morris', to screen many parameters with few \
      runs, or 'saltelli', for Sobol' indices of up to 20 parameters. It runs like a sweep, \
      stops and resumes like one, and the analysis is that of the design that made the runs.
      """)

  @Argument(
    help: "The plan, a sweep with a 'morris' or 'saltelli' design.",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var plan: String

  @Option(
    help: ArgumentHelp(
      "A metric to analyse; may be repeated.", discussion: "Default: the headline.",
      valueName: "name"))
  var metric: [String] = []

  /// Warnings that are told one by one: a design has a point for every row.
  private static let shownWarnings = 3

  @OptionGroup var change: ChangeOptions
  @OptionGroup var output: ResumeOptions
  @OptionGroup var part: ShardOption
  @OptionGroup var machine: JobOptions
  @OptionGroup var table: FormatOption

  func run() throws {
    let plan = try SweepCommand.loadedPlan(self.plan, change)
    guard plan.analysis != nil else {
      throw Ending.badInput(
        "error: The design of '\(self.plan)' is none that an analysis goes with; it must be one "
          + "block 'morris' or 'saltelli'.")
    }
    for warning in plan.warnings.prefix(Self.shownWarnings) {
      Console.complain("warning: \(warning)")
    }
    if plan.warnings.count > Self.shownWarnings {
      Console.complain(
        "warning: \(plan.warnings.count - Self.shownWarnings) more; 'mesocosm check' tells them all."
      )
    }
    let sweep = try swept(plan)
    try checkMetrics(of: sweep)
    if !output.quiet {
      Console.complain(
        "\(plan.arithmetic) (\(NumberText.significant(plan.agentEpochs)) agent-epochs)")
    }
    let suffix =
      part.shard.isWhole ? "" : "-shard-\(part.shard.index)-of-\(part.shard.count)"
    let needs = try sweep.worlds(at: plan.largestPoint).map { Engine.estimatedBytes(of: $0) }
    let session = SweepSession(
      sweep: sweep,
      jobs: try machine.jobs(
        for: plan.name, runs: sweep.work.count(of: part.shard),
        bytesPerRun: needs.max() ?? 0),
      folder: output.folder(for: plan.name, "sensitivity\(suffix)"), overwrite: output.overwrite,
      isQuiet: output.quiet, resume: output.resume, format: table.format,
      command: ["sensitivity", self.plan] + metric.flatMap { ["--metric", $0] } + change.words,
      sensitivity: part.shard.isWhole ? metric : nil)
    let ending = try session.run()
    if ending.manifest.status == .interrupted { throw Ending.interrupted }
    if ending.manifest.runsFailed > 0 { throw Ending.failed() }
  }

  private func swept(_ plan: SweepPlan) throws -> Sweep {
    do { return try Sweep(plan, shard: part.shard, jobs: machine.jobs) } catch {
      throw Ending.badInput("error: \(error)")
    }
  }

  private func checkMetrics(of sweep: Sweep) throws {
    let known = sweep.metrics.map { $0.name }
    for name in metric where !known.contains(name) {
      let hint = closestName(to: name, in: known).map { " Did you mean '\($0)'?" } ?? ""
      throw Ending.badInput(
        "error: There is no metric called '\(name)'.\(hint) 'mesocosm describe' lists them.")
    }
  }
}
