import MesoExperiment
import MesoModel
import MesoScenario

/// `summary.csv`: every metric of every treatment over its replicates.
enum SummaryRows {
  static func text(_ results: Results) -> CSVText {
    var text = CSVText(
      row: RunIdentifiers.pointColumns + [
        "metric", "unit", "n", "mean", "sd", "ci_low", "ci_high", "q05", "q50", "q95",
      ])
    let identifiers = RunIdentifiers(results.scenario)
    for treatment in results.scenario.treatments.indices {
      for (index, metric) in results.metrics.enumerated() {
        let summary = results.summary(treatment: treatment, metric: index)
        text.add(cells: identifiers.cells(ofTreatment: treatment))
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
    return text
  }
}
