import MesoExperiment
import MesoModel
import MesoScenario

/// `runs.csv`: how each run ended, and its metrics.
enum RunRows {
  static func text(_ results: Results) -> CSVText {
    var text = CSVText(row: RunIdentifiers.runColumns + columns(results.metrics))
    let identifiers = RunIdentifiers(results.scenario)
    for outcome in results.outcomes {
      add(outcome.status, outcome.values, ids: identifiers.cells(of: outcome.id), to: &text)
    }
    return text
  }

  /// The columns after the ids.
  static func columns(_ metrics: [Metric]) -> [String] {
    ["status", "error"] + metrics.map { $0.name }
  }

  /// Adds the row of a run.
  static func add(
    _ status: RunRecord.Status, _ values: [Double?], ids: CSVText, to text: inout CSVText
  ) {
    text.add(cells: ids)
    text.add(status == .ok ? "ok" : "failed")
    text.add(status.failure ?? "")
    for value in values { text.add(value) }
    text.endRow()
  }
}
