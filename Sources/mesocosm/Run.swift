import ArgumentParser
import Foundation
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

  @Option(help: "The number of processor cores to use; results do not depend on it.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: ArgumentHelp("Refuse runs that need more memory.", valueName: "size"))
  var maxMemory = ByteCount(gibibytes: 4)

  @Option(
    help: ArgumentHelp(
      "Print every posting of one operator and why, in the first replicate.",
      valueName: "side/cohort/ordinal"))
  var trace: OperatorKey?

  func validate() throws {
    guard (1...1024).contains(jobs) else {
      throw ValidationError("'--jobs' is \(jobs); it must be between 1 and 1024.")
    }
    if let replicate, replicate < 1 {
      throw ValidationError("'--replicate' is \(replicate); it must be at least 1.")
    }
  }

  func run() throws {
    let plans = try plans()
    var hasFailures = false
    for (index, plan) in plans.enumerated() {
      let outcome = try plan.execute()
      RunReport(plan: plan, outcome: outcome, format: table.format, isFirst: index == 0).print()
      if outcome.manifest.status == .interrupted { throw Ending.interrupted }
      hasFailures = hasFailures || outcome.manifest.runsFailed > 0
    }
    if hasFailures { throw Ending.failed() }
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
        jobs: try jobs(for: experiment, MemoryNeed(of: experiment, tables: tables)),
        folder: output.folder(for: scenario.name, among: scenarios.count), output: output,
        trace: trace, command: ["run", file] + commandWords)
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
    experiment.recordsEvents = output.events || trace != nil
    return experiment
  }

  /// The number of cores to use so that the runs in work fit the memory.
  private func jobs(for experiment: Experiment, _ need: MemoryNeed) throws -> Int {
    let (name, bytes) = (experiment.scenario.name, need.bytesPerRun)
    guard bytes <= maxMemory.bytes else {
      throw Ending.badInput(
        "error: A run of '\(name)' needs about \(ByteCount.text(bytes)), more than "
          + "--max-memory \(maxMemory).")
    }
    let atOnce = min(jobs, experiment.runs.count)
    let fitting = max(1, maxMemory.bytes / max(1, bytes))
    guard fitting < atOnce else { return jobs }
    Console.complain(
      "note: \(fitting) of \(atOnce) runs of '\(name)' at a time fit --max-memory \(maxMemory).")
    return fitting
  }

  /// The options that change results, for the manifest.
  private var commandWords: [String] {
    scenario.words + (replicate.map { ["--replicate", String($0)] } ?? [])
  }
}
