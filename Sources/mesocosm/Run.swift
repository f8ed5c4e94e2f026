import ArgumentParser
import MesoExperiment
import MesoReport
import MesoScenario

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run scenarios, write their tables and print the headline.",
    discussion: """
      Every treatment runs under the same seeds. Tables go to Results/runs/<scenario>, the \
      headline with 95 % intervals over replicates to standard output.
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var table: FormatOption

  @Option(help: "Run this replicate alone, from 1.")
  var replicate: Int?

  @OptionGroup var checkpoints: CheckpointOptions
  @OptionGroup var machine: JobOptions
  @OptionGroup var statistics: StatisticsOptions
  @OptionGroup var criteria: CriteriaOptions

  @Flag(help: "Print what each phase and component cost, on standard error.")
  var profile = false

  @Option(
    help: ArgumentHelp(
      "Print every posting of one operator and why, in the first replicate.",
      valueName: "side/cohort/ordinal"))
  var trace: OperatorKey?

  func validate() throws {
    if let replicate, replicate < 1 {
      throw ValidationError("'--replicate' is \(replicate); it must be at least 1.")
    }
    if statistics.untilPrecision != nil, replicate != nil || scenario.changes.replicates != nil {
      throw StatisticsOptions.contradiction(
        of: replicate == nil ? "--replicates" : "--replicate")
    }
  }

  func run() throws {
    let plans = try plans()
    var hasFailures = false
    var areMet = true
    for (index, plan) in plans.enumerated() {
      let outcome = try plan.execute()
      RunReport(outcome: outcome, format: table.format, isFirst: index == 0).print()
      if let profiles = plan.experiment.profiles {
        Console.complain(profiles.table(of: plan.experiment.scenario).rendered(table.format))
      }
      if outcome.manifest.status == .interrupted { throw Ending.interrupted }
      hasFailures = hasFailures || outcome.manifest.runsFailed > 0
      areMet = areMet && criteria.accepts(outcome.results)
    }
    if hasFailures { throw Ending.failed() }
    if !areMet { throw Ending.criteriaNotMet }
  }

  /// Checks everything that can be checked before the first run.
  private func plans() throws -> [RunPlan] {
    let scenarios = try scenario.load()
    let plans = try scenarios.map { file, scenario in
      let experiment = try experiment(of: scenario)
      let tables = StreamedTables(
        experiment, includesOperators: output.operators, includesEvents: output.events)
      return RunPlan(
        file: file, experiment: experiment, tables: tables,
        jobs: try machine.jobs(for: experiment, MemoryNeed(of: experiment, tables: tables)),
        folder: output.folder(for: scenario.name, among: scenarios.count), output: output,
        trace: trace, intervals: statistics.interval, precision: statistics.precision,
        command: ["run", file] + commandWords)
    }
    for (index, plan) in plans.enumerated() {
      if let other = plans[..<index].first(where: { $0.folder == plan.folder }) {
        throw Ending.badInput(
          "error: '\(other.file)' and '\(plan.file)' are both called "
            + "'\(plan.experiment.scenario.name)'; run them one at a time with --out.")
      }
      do { try plan.folder.check(overwrite: output.overwrite) } catch {
        throw Ending.badInput("error: \(error)")
      }
    }
    return plans
  }

  private func experiment(of scenario: ResolvedScenario) throws -> Experiment {
    if let replicate, replicate > scenario.replicates {
      throw Ending.badInput(
        "error: '--replicate' is \(replicate); '\(scenario.name)' has \(scenario.replicates).")
    }
    if let trace { try trace.check(in: scenario) }
    var experiment = Experiment(scenario, replicate: replicate)
    try checkpoints.apply(to: &experiment)
    experiment.recordsEvents = output.events || trace != nil
    if profile { experiment.profiles = RunProfiles() }
    return experiment
  }

  /// The options that change results, for the manifest.
  private var commandWords: [String] {
    scenario.words + (replicate.map { ["--replicate", String($0)] } ?? [])
      + checkpoints.words + statistics.words
  }
}
