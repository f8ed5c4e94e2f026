import MesoExperiment
import MesoModel
import MesoScenario

/// `runs.csv`: how each run ended, and its metrics.
enum RunRows {
  static func text(_ results: Results) -> CSVText {
    var text = CSVText(
      row: RunIdentifiers.runColumns + ["status", "error"] + results.metrics.map { $0.name })
    let identifiers = RunIdentifiers(results.scenario)
    for outcome in results.outcomes {
      text.add(cells: identifiers.cells(of: outcome.id))
      text.add(outcome.failure == nil ? "ok" : "failed")
      text.add(outcome.failure ?? "")
      for value in outcome.values { text.add(value) }
      text.endRow()
    }
    return text
  }
}
