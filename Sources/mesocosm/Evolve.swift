import ArgumentParser
import MesoExperiment
import MesoModel
import MesoReport
import MesoScenario

struct Evolve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find which behaviours last: equilibria, invasions, and where mixes go.",
    discussion: """
      Operators of one side take up every mix of its behaviours on a lattice, and what each \
      behaviour earns there makes a payoff table: its equilibria, who invades whom, and which \
      behaviours prevail where mutants are rare. If the scenario has adaptation, long runs from \
      mixes all over show which of them are reached, and from how many starts.
      """)

  @Argument(
    help: "The scenario, such as Scenarios/quickstart.yaml.",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var scenario: String

  @OptionGroup var options: EvolutionOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var output: ResumeOptions
  @OptionGroup var part: ShardOption
  @OptionGroup var machine: JobOptions
  @OptionGroup var table: FormatOption

  func run() throws {
    let evolution = try study(of: try loadedScenario(scenario, change))
    if !output.quiet { Console.complain(arithmetic(of: evolution)) }
    let session = StudySession(
      output: output, name: "\(evolution.scenario.name)-evolution", noun: "a study",
      epochs: evolution.epochs, shard: part.shard)
    let journal = try session.journal(
      evolution, command: ["evolve", scenario] + options.words + change.words)
    let jobs = try jobs(for: evolution)
    guard try session.makeRuns(of: evolution, into: journal, jobs: jobs) else { return }
    try Self.publish(evolution, journal, session, table.format)
  }

  /// Writes what a journal of all runs shows, and prints it.
  ///
  /// - Throws: `Ending` when runs are missing or failed.
  static func publish(
    _ evolution: Evolution, _ journal: Journal, _ session: StudySession, _ format: TableFormat
  ) throws {
    let findings: EvolutionFindings
    let writer: EvolutionWriter
    let manifest: Manifest
    do {
      findings = try evolution.findings(from: journal)
      writer = EvolutionWriter(evolution, findings, header: journal.header)
      manifest = try writer.write(to: session.folder)
      try journal.settle()
    } catch {
      throw Ending.failed("error: \(error)")
    }
    show(evolution, findings, writer, format)
    try session.close(manifest)
  }

  private func study(of scenario: ResolvedScenario) throws -> Evolution {
    do {
      return try Evolution(scenario, options.choice, treatment: options.treatment)
    } catch {
      throw Ending.badInput("error: \(error)")
    }
  }

  private func jobs(for evolution: Evolution) throws -> Int {
    let world = evolution.scenario.treatments[evolution.treatment].world
    return try machine.jobs(
      for: evolution.scenario.name, runs: evolution.runs,
      bytesPerRun: Engine.estimatedBytes(of: world))
  }

  /// `15 mixes in 30 runs and 15 starts × 10 replicates = 450 runs`.
  private func arithmetic(of evolution: Evolution) -> String {
    let tables = evolution.runsPerReplicate - evolution.starts
    return "\(count(evolution.mixes, "mix", "mixes")) in \(count(tables, "run"))"
      + (evolution.adapts ? " and \(count(evolution.starts, "start"))" : "")
      + " × \(count(evolution.scenario.replicates, "replicate")) = "
      + count(evolution.runs, "run")
  }

  private static func show(
    _ evolution: Evolution, _ findings: EvolutionFindings, _ writer: EvolutionWriter,
    _ format: TableFormat
  ) {
    if format == .csv {
      Console.print(writer.csv)
    } else {
      let head = format == .markdown ? "## " : ""
      let title =
        "\(evolution.scenario.name), \(evolution.mechanism): which behaviours of "
        + "\(evolution.choice.side.rawValue) last?"
      let tables = [findings.basinTable, findings.equilibriumTable, findings.invasionTable]
      Console.print(
        head + title + "\n\n"
          + tables.compactMap { $0?.rendered(format) }.joined(separator: "\n") + "\n"
          + explanation(of: evolution, findings))
    }
    for note in findings.notes(evolution) { Console.complain("note: \(note)") }
  }

  private static func explanation(of evolution: Evolution, _ findings: EvolutionFindings) -> String
  {
    let alpha = findings.alpha.map {
      "; alpha-rank is their limit, at \(NumberText.significant($0))"
    }
    return "Payoffs are tokens an operator and epoch. Mutants arise in a population of "
      + "\(evolution.population) (\(evolution.choice.process.rawValue), intensity "
      + "\(NumberText.significant(evolution.choice.intensity)))\(alpha ?? "").\n"
      + (evolution.adapts
        ? "A long run is called by the behaviours that have a tenth of the operators or more in "
          + "the last half of its measured epochs.\n" : "")
  }
}
