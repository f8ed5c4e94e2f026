import MesoExperiment
import MesoModel
import MesoScenario

/// `summary.csv`: every metric of every treatment over its replicates.
enum SummaryRows {
  static func text(_ results: Results) -> CSVText {
    var text = CSVText(row: RunIdentifiers.pointColumns + columns)
    let identifiers = RunIdentifiers(results.scenario)
    for treatment in results.scenario.treatments.indices {
      let ids = identifiers.cells(ofTreatment: treatment)
      for (index, metric) in results.metrics.enumerated() {
        add(results.summary(treatment: treatment, metric: index), of: metric, ids: ids, to: &text)
      }
    }
    return text
  }

  /// The columns after the ids.
  static let columns = [
    "metric", "unit", "n", "mean", "sd", "ci_low", "ci_high", "q05", "q50", "q95",
  ]

  /// Adds the row of a metric.
  static func add(_ summary: Summary, of metric: Metric, ids: CSVText, to text: inout CSVText) {
    text.add(cells: ids)
    text.add(metric.name)
    text.add(metric.unit)
    text.add(summary.count)
    text.add(summary.mean)
    text.add(summary.standardDeviation)
    text.add(summary.interval?.low)
    text.add(summary.interval?.high)
    text.add(summary.q05)
    text.add(summary.q50)
    text.add(summary.q95)
    text.endRow()
  }
}
