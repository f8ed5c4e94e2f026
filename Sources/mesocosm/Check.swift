import ArgumentParser
import MesoExperiment
import MesoModel
import MesoReport
import MesoScenario

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check scenario files and say what running them takes, without running them.")

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var table: FormatOption

  func run() throws {
    for (index, (file, scenario)) in try scenario.load().enumerated() {
      let need = need(of: scenario)
      if table.format == .csv {
        let text = arithmetic(of: scenario, need).rendered(.csv)
        let header = text.prefix { $0 != "\n" }
        Console.print(index == 0 ? text : String(text.dropFirst(header.count + 1)))
      } else {
        Console.print((index == 0 ? "" : "\n") + description(of: scenario, need, file: file))
      }
    }
  }

  private func description(
    of scenario: ResolvedScenario, _ need: MemoryNeed, file: String
  ) -> String {
    let runs = scenario.treatments.count * scenario.replicates
    let agentEpochs = scenario.treatments.reduce(0.0) {
      $0 + Double($1.world.operators) * Double($1.world.epochs) * Double(scenario.replicates)
    }
    return """
      \(file): \(scenario.name)
      \(count(scenario.treatments.count, "treatment")) x \
      \(count(scenario.replicates, "replicate")) = \(count(runs, "run")), \
      \(NumberText.significant(agentEpochs)) agent-epochs, \
      about \(ByteCount.text(need.bytesPerRun)) of memory for each run at a time.
      Digest \(scenario.digest)

      \(arithmetic(of: scenario, need).rendered(table.format))
      """
  }

  private func arithmetic(of scenario: ResolvedScenario, _ need: MemoryNeed) -> TextTable {
    var table = TextTable(
      [
        "scenario", "mechanism", "replicates", "epochs", "warm_up", "operators", "identities",
        "memory_bytes",
      ], firstNumber: 2)
    for (index, treatment) in scenario.treatments.enumerated() {
      let world = treatment.world
      table.add(
        [scenario.name, treatment.name]
          + [
            scenario.replicates, world.epochs, world.warmUp, world.operators, world.identities,
            need.bytes(ofTreatment: index),
          ].map(String.init))
    }
    return table
  }

  private func need(of scenario: ResolvedScenario) -> MemoryNeed {
    let experiment = Experiment(scenario)
    return MemoryNeed(
      of: experiment,
      tables: StreamedTables(experiment, includesOperators: false, includesEvents: false))
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension World {
  /// Identities of both sides.
  fileprivate var identities: Int {
    (contributors.map { $0.terms } + validators.map { $0.terms })
      .reduce(0) { $0 + $1.operators * $1.identities }
  }
}
