import MesoExperiment
import MesoModel

/// `comparison.csv`: every metric of every treatment beside the baseline's.
enum ComparisonRows {
  static let columns = [
    "mechanism", "metric", "unit", "better", "n", "n_pairs", "mean", "ci_low", "ci_high",
    "baseline", "diff", "diff_ci_low", "diff_ci_high", "paired_correlation", "p_value", "p_rank",
    "family", "p_adjusted", "effect_size", "rank", "verdict",
  ]

  static func text(_ comparison: Comparison) -> CSVText {
    var text = CSVText(row: columns)
    for row in comparison.rows {
      text.add(row.mechanism)
      text.add(row.metric.name)
      text.add(row.metric.unit)
      text.add(row.metric.better.rawValue)
      text.add(row.summary.count)
      add(comparison.isPaired ? row.difference?.count : nil, to: &text)
      text.add(row.summary.mean)
      text.add(row.summary.interval?.low)
      text.add(row.summary.interval?.high)
      text.add(comparison.baseline)
      text.add(row.difference?.mean)
      text.add(row.interval?.low)
      text.add(row.interval?.high)
      text.add(row.difference?.correlation)
      text.add(row.difference?.pValue)
      text.add(row.difference?.rankPValue)
      add(row.family, to: &text)
      text.add(row.adjustedPValue)
      text.add(row.difference?.effectSize)
      add(row.rank, to: &text)
      text.add(row.verdict.rawValue)
      text.endRow()
    }
    return text
  }

  private static func add(_ number: Int?, to text: inout CSVText) {
    if let number { text.add(number) } else { text.addMissing() }
  }
}
