public import MesoExperiment
import MesoModel

/// `sensitivity.csv`: every index of every metric.
///
/// | column | what it holds |
/// |---|---|
/// | `scenario`, `mechanism`, `metric`, `unit` | what moves; outputs are means over replicates |
/// | `index` | `S1`, `ST`, `S2` of Sobol'; `mu_star`, `mu`, `sigma` of Morris |
/// | `parameter`, `parameter_2` | what moves it; the other of a pair |
/// | `value`, `ci_low`, `ci_high` | the index, with 95 % from resampled base points or walks |
/// | `rank` | by `ST` or `mu_star`; empty for what the seeds could make |
/// | `noise` | the index that the luck of replicates could make by itself |
/// | `converged` | whether the interval is narrow enough to rely on |
/// | `n` | base points or walks with all their values |
enum SensitivityRows {
  static let columns = [
    "scenario", "mechanism", "metric", "unit", "index", "parameter", "parameter_2", "value",
    "ci_low", "ci_high", "rank", "noise", "converged", "n",
  ]

  static func text(_ sensitivity: Sensitivity, scenario: String) -> CSVText {
    var text = CSVText(row: columns)
    for row in sensitivity.rows {
      text.add(scenario)
      text.add(row.mechanism)
      text.add(row.metric.name)
      text.add(row.metric.unit)
      text.add(row.index.rawValue)
      text.add(row.parameter)
      text.add(row.other ?? "")
      text.add(row.value)
      text.add(row.interval.low)
      text.add(row.interval.high)
      if let rank = row.rank { text.add(rank) } else { text.addMissing() }
      text.add(row.noise)
      text.add(String(row.isConverged))
      text.add(row.count)
      text.endRow()
    }
    return text
  }
}

extension Sensitivity {
  /// `sensitivity.csv` as text.
  public func csv(scenario: String) -> String {
    String(decoding: SensitivityRows.text(self, scenario: scenario).bytes, as: UTF8.self)
  }
}
