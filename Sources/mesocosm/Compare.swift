import ArgumentParser
import Foundation
import MesoExperiment
import MesoReport
import MesoScenario

struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare treatments: what is better, by how much, and what is undecided.",
    discussion: """
      Give a comparison plan, or a scenario with treatments: what its folder lacks is run, with \
      the same seeds for all. Or give folders that 'run' wrote: nothing is run, and their \
      replicates are paired. Or give folders that 'replay' wrote of one record. Differences are against the baseline, Holm-adjusted over the \
      headline metrics.
      """)

  @Argument(
    help: "A plan, such as Scenarios/comparisons/three-mechanisms.yaml, or folders of results.",
    completion: .file())
  var inputs: [String]

  @OptionGroup var changes: ChangeOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var table: FormatOption
  @OptionGroup var machine: JobOptions
  @OptionGroup var criteria: CriteriaOptions

  @Option(
    help: ArgumentHelp(
      "The treatment that the others are compared with.",
      discussion: "Default: the plan's, or the first.", valueName: "name"))
  var baseline: String?

  @Flag(help: "Compare folders whose replicates share no luck, by Welch's t.")
  var unpaired = false

  func run() throws {
    let areFolders = inputs.map { Self.isFolder($0) }
    if areFolders.allSatisfy({ $0 }) {
      guard changes.overrides.isEmpty else {
        throw Ending.badInput("error: Folders hold finished runs; nothing in them can be set.")
      }
      if inputs.allSatisfy({ RecordedReplay.isReplay($0) }) {
        return try ReplayComparison(
          folders: inputs, baseline: baseline, format: table.format
        ).run()
      }
      return try FolderComparison(
        folders: inputs, baseline: baseline, isPaired: !unpaired, output: output,
        format: table.format
      ).run()
    }
    guard inputs.count == 1, !areFolders[0] else {
      throw Ending.badInput("error: Give one plan, or folders of results alone.")
    }
    guard !unpaired else {
      throw Ending.badInput(
        "error: '--unpaired' is for folders; the treatments of a plan share their seeds.")
    }
    let outcome = try plan(inputs[0]).execute()
    try report(outcome)
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// The runs of a plan, as far as its folder lacks them.
  private func plan(_ file: String) throws -> RunPlan {
    let (scenario, planned) = try loaded(file)
    for warning in scenario.warnings { Console.complain("warning: \(warning)") }
    let names = scenario.treatments.map { $0.name }
    let baseline = try BaselineName(baseline ?? planned, among: names).name
    let experiment = Experiment(scenario)
    let tables = StreamedTables(
      experiment, includesOperators: output.operators, includesEvents: output.events)
    let folder = output.folder(for: scenario.name, among: 1)
    let recorded = output.overwrite ? nil : recorded(in: folder, of: scenario)
    if recorded == nil {
      do { try folder.check(overwrite: output.overwrite) } catch {
        throw Ending.badInput("error: \(error)")
      }
    }
    return RunPlan(
      file: file, experiment: experiment, tables: tables,
      jobs: try machine.jobs(for: experiment, MemoryNeed(of: experiment, tables: tables)),
      folder: folder, output: output, baseline: baseline, recorded: recorded,
      command: ["compare", file] + changes.words + ["--baseline", baseline])
  }

  private func loaded(_ file: String) throws -> (ResolvedScenario, baseline: String?) {
    do {
      switch try PlanLoader.kind(of: file) {
      case .comparison:
        let plan = try PlanLoader().comparison(file: file, overrides: changes.overrides)
        return (plan.scenario, plan.baseline)
      case .scenario:
        return (try ScenarioLoader().load(file: file, overrides: changes.overrides), nil)
      case .optimization:
        throw Ending.badInput("error: '\(file)' is a search; run it with 'mesocosm optimize'.")
      case .sweep:
        throw Ending.badInput("error: '\(file)' is a sweep; run it with 'mesocosm sweep'.")
      }
    } catch let error as ScenarioErrors {
      throw Ending.badInput(String(describing: error))
    }
  }

  /// What the folder holds of the same scenario by the same version; `nil` if nothing.
  private func recorded(
    in folder: OutputFolder, of scenario: ResolvedScenario
  ) -> RecordedResult? {
    guard let recorded = try? RecordedResult(in: folder.path),
      recorded.manifest.scenarioDigest == scenario.digest,
      recorded.manifest.version == Mesocosm.version
    else { return nil }
    return recorded
  }

  /// How the headline moves over epochs, where the output can show it.
  private func trends(_ outcome: RunPlan.Outcome) -> [String] {
    guard table.format == .text, Console.isOutputStyled,
      let trends = TextTable(
        trendsOf: outcome.results.scenario.headline, in: outcome.plan.folder)
    else { return [] }
    return [trends.rendered(.text)]
  }

  private func report(_ outcome: RunPlan.Outcome) throws {
    let results = outcome.results
    guard let baseline = outcome.plan.baseline,
      let comparison = results.comparison(baseline: baseline)
    else { return }
    let scenario = results.scenario
    let title = scenario.question.map { "\(scenario.name): \($0)" } ?? scenario.name
    let isCSV = table.format == .csv
    ComparisonReport(comparison, title: title, format: table.format).print(
      also: isCSV ? [] : trends(outcome) + CriteriaReport(results).parts(table.format))
    if isCSV { CriteriaReport(results).complain() }
    if !output.quiet { RunReport.close(outcome) }
    if outcome.manifest.status == .interrupted { throw Ending.interrupted }
    if outcome.manifest.runsFailed > 0 { throw Ending.failed() }
    if !criteria.accepts(results) { throw Ending.criteriaNotMet }
  }
}
