import MesoExperiment
import MesoModel
import MesoReport
import MesoScenario

/// What `check` says about a scenario, or about a comparison of its treatments.
struct ScenarioDescription: FileDescription {
  let file: String
  let scenario: ResolvedScenario
  var comparison: ComparisonPlan?

  var warnings: [String] { scenario.warnings }

  func text(_ format: TableFormat) -> String {
    let runs = scenario.treatments.count * scenario.replicates
    let agentEpochs = scenario.treatments.reduce(0.0) {
      $0 + Double($1.world.operators) * Double($1.world.epochs) * Double(scenario.replicates)
    }
    return """
      \(file): \(scenario.name)
      \(count(scenario.treatments.count, "treatment")) × \
      \(count(scenario.replicates, "replicate")) = \(count(runs, "run")), \
      \(NumberText.significant(agentEpochs)) agent-epochs, \
      about \(ByteCount.text(need.bytesPerRun)) of memory for each run at a time.
      \(familyText)Digest \(comparison?.digest ?? scenario.digest)

      \(table.rendered(format))
      """
  }

  private var familyText: String {
    guard let comparison else { return "" }
    return "Compared with \(comparison.baseline) in \(count(comparison.headline.count, "metric")): "
      + "\(count(comparison.family, "comparison")).\n"
  }

  var table: TextTable {
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

  private var need: MemoryNeed { MemoryNeed(ofScenario: scenario) }
}

extension MemoryNeed {
  /// The need of a scenario whose runs write no tables by operator or event.
  init(ofScenario scenario: ResolvedScenario) {
    let experiment = Experiment(scenario)
    self.init(
      of: experiment,
      tables: StreamedTables(experiment, includesOperators: false, includesEvents: false))
  }
}

extension World {
  /// Identities of both sides.
  fileprivate var identities: Int {
    (contributors.map { $0.terms } + validators.map { $0.terms })
      .reduce(0) { $0 + $1.operators * $1.identities }
  }
}
