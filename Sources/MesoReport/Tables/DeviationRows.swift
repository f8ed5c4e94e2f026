import MesoExperiment
import MesoModel

/// `deviations.csv`: what every deviation gains, and what it does to others.
///
/// | column | what it holds |
/// |---|---|
/// | `scenario`, `mechanism` | the scenario and the treatment |
/// | `side`, `cohort` | whom the operators belong to that deviate |
/// | `alternative` | the cohort whose behaviour they take up; their own for a split |
/// | `form`, `size` | `alone`, `coalition` of so many operators, `split` into so many identities |
/// | `tercile` | of skill, 1 the least; empty for the whole |
/// | `n` | replicates in which both runs have a value |
/// | `baseline_tokens` | what these operators make without it, each, over the measured epochs |
/// | `gain_tokens`, `ci_low`, `ci_high` | what each makes more, with the simultaneous interval |
/// | `p_value`, `family`, `p_adjusted` | paired t; rows that share the error; Holm's adjustment |
/// | `epsilon_tokens`, `verdict` | `pays`, `deters`, `indifferent` or `inconclusive` about it |
/// | `honest_<side>_tokens`, with `_ci_low`, `_ci_high` | change of each other honest operator |
enum DeviationRows {
  static let columns =
    [
      "scenario", "mechanism", "side", "cohort", "alternative", "form", "size", "tercile", "n",
      "baseline_tokens", "gain_tokens", "ci_low", "ci_high", "p_value", "family", "p_adjusted",
      "epsilon_tokens", "verdict",
    ]
    + Side.allCases.flatMap { side in
      ["tokens", "ci_low", "ci_high"].map { "honest_\(side.rawValue)_\($0)" }
    }

  static func text(
    _ findings: DeviationFindings, scenario: String, epsilon: Double
  ) -> CSVText {
    var text = CSVText(row: columns)
    for row in findings.rows {
      text.add(scenario)
      text.add(row.mechanism)
      text.add(row.deviation.side.rawValue)
      text.add(row.deviation.cohort)
      text.add(row.deviation.alternative)
      text.add(row.deviation.form.name)
      text.add(row.deviation.form.size)
      if let tercile = row.tercile { text.add(tercile) } else { text.addMissing() }
      text.add(row.gain.count)
      text.add(row.baseline.mean)
      text.add(row.gain.mean)
      text.add(row.interval?.low)
      text.add(row.interval?.high)
      text.add(row.gain.pValue)
      text.add(findings.family)
      text.add(row.adjustedPValue)
      text.add(epsilon)
      text.add(row.verdict.rawValue)
      for side in Side.allCases {
        let change = row.honest[side]
        let interval = change?.interval(level: 0.95)
        text.add(change?.mean)
        text.add(interval?.low)
        text.add(interval?.high)
      }
      text.endRow()
    }
    return text
  }
}
