import ArgumentParser
import MesoExperiment
import MesoModel
import MesoReport
import MesoScenario

struct Deviate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Audit incentives: does leaving honest behaviour pay, for whom and how?",
    discussion: """
      Honest operators, drawn anew in each replicate, take up every other behaviour that the \
      scenario declares: one alone, several together, or one under several identities. Each run \
      is held against a baseline with the same luck. A cohort with 'operators: 0' declares a \
      behaviour that nobody has yet.
      """)

  @Argument(
    help: "The scenario, such as Scenarios/quickstart.yaml.",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var scenario: String

  @OptionGroup var deviation: DeviationOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var output: ResumeOptions
  @OptionGroup var part: ShardOption
  @OptionGroup var machine: JobOptions
  @OptionGroup var table: FormatOption

  @Option(help: ArgumentHelp("Gains up to so many tokens count as none.", valueName: "tokens"))
  var epsilon = 0.0

  @Flag(help: "Exit with 3 if any deviation pays.")
  var requireHonest = false

  func validate() throws {
    guard epsilon >= 0, epsilon.isFinite else {
      throw ValidationError("'--epsilon' is \(epsilon); it must be 0 or more.")
    }
  }

  func run() throws {
    let audit = try audit(of: try loadedScenario(scenario, change))
    if !output.quiet { Console.complain(arithmetic(of: audit)) }
    let worlds = audit.scenario.treatments.map { $0.world }
    let jobs = try machine.jobs(
      for: audit.scenario.name, runs: audit.runs,
      bytesPerRun: worlds.map { Engine.estimatedBytes(of: $0) }.max() ?? 0)
    let session = StudySession(
      output: output, name: "\(audit.scenario.name)-deviations", noun: "an audit",
      epochs: audit.epochs, shard: part.shard)
    let journal = try session.journal(
      audit,
      command: ["deviate", scenario] + deviation.words
        + (epsilon > 0 ? ["--epsilon", String(epsilon)] : []) + change.words)
    guard try session.makeRuns(of: audit, into: journal, jobs: jobs) else { return }
    try Self.publish(audit, journal, session, table.format, requireHonest: requireHonest)
  }

  /// Writes what a journal of all runs shows, and prints it.
  ///
  /// - Throws: `Ending` when runs failed, or something pays that must not.
  static func publish(
    _ audit: DeviationAudit, _ journal: Journal, _ session: StudySession, _ format: TableFormat,
    requireHonest: Bool
  ) throws {
    let findings: DeviationFindings
    let writer: DeviationWriter
    let manifest: Manifest
    do {
      findings = try audit.findings(from: journal)
      writer = DeviationWriter(audit, findings, header: journal.header)
      manifest = try writer.write(to: session.folder)
      try journal.settle()
    } catch {
      throw Ending.failed("error: \(error)")
    }
    show(audit, findings, writer, format)
    try session.close(manifest)
    if requireHonest, !findings.paying.isEmpty { throw Ending.criteriaNotMet }
  }

  private func audit(of scenario: ResolvedScenario) throws -> DeviationAudit {
    do {
      var choice = deviation.choice
      choice.epsilon = epsilon
      let audit = try DeviationAudit(scenario, choice)
      for name in audit.skipped {
        Console.complain("warning: '\(name)' declares no behaviour to deviate to; it is left out.")
      }
      return audit
    } catch {
      throw Ending.badInput("error: \(error)")
    }
  }

  /// `20 deviations in 36 runs and a baseline × 30 replicates = 1110 runs`.
  private func arithmetic(of audit: DeviationAudit) -> String {
    "\(count(audit.deviations, "deviation")), \(count(audit.runsPerReplicate, "run")) with "
      + "baselines × \(count(audit.scenario.replicates, "replicate")) = "
      + count(audit.runs, "run")
  }

  private static func show(
    _ audit: DeviationAudit, _ findings: DeviationFindings, _ writer: DeviationWriter,
    _ format: TableFormat
  ) {
    guard format != .csv else { return Console.print(writer.csv) }
    let scenario = audit.scenario
    let title = "\(scenario.name): does leaving honest behaviour pay?"
    let numbers = NumberText(isASCII: !Console.isOutputStyled)
    let rows = findings.table(numbers).rendered(format)
    Console.print(
      (format == .markdown ? "## " : "") + title + "\n\n"
        + (format == .text ? Console.painted(rows) : rows) + "\n"
        + findings.note(epsilon: audit.choice.epsilon) + findings.exploitabilityText)
  }
}

/// Loads a scenario, and says what is doubtful about it.
///
/// - Throws: `Ending` when it cannot be used.
func loadedScenario(_ file: String, _ change: ChangeOptions) throws -> ResolvedScenario {
  do {
    let kind = try PlanLoader.kind(of: file)
    guard kind == .scenario else {
      throw Ending.badInput(
        "error: '\(file)' is a \(kind.noun), not a scenario; give the scenario itself.")
    }
    let scenario = try ScenarioLoader().load(file: file, overrides: change.overrides)
    for warning in scenario.warnings { Console.complain("warning: \(warning)") }
    return scenario
  } catch let error as ScenarioErrors {
    throw Ending.badInput(error.description)
  }
}
