import MesoExperiment
import MesoScenario

/// `claims.csv`: the steps of every claim's order, and the verdict on the whole.
enum ClaimRows {
  static func text(_ results: Results) -> CSVText {
    var text = CSVText(
      row: [
        "scenario", "metric", "claim", "verdict", "lower", "upper", "n", "diff", "diff_ci_low",
        "diff_ci_high",
      ])
    for verdict in results.verdicts {
      for pair in verdict.pairs {
        text.add(results.scenario.name)
        text.add(verdict.claim.metric)
        text.add(verdict.claim.text)
        text.add(verdict.finding.rawValue)
        text.add(pair.lower)
        text.add(pair.upper)
        text.add(pair.count)
        text.add(pair.difference)
        text.add(pair.interval?.low)
        text.add(pair.interval?.high)
        text.endRow()
      }
    }
    return text
  }
}
