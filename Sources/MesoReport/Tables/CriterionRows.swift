import MesoExperiment
import MesoScenario

/// `criteria.csv`: every criterion of every treatment, and whether it is met.
enum CriterionRows {
  /// The columns after the ids.
  static let columns = [
    "metric", "over", "across", "goal", "n", "value", "ci_low", "ci_high", "state",
  ]

  static func text(_ results: Results) -> CSVText {
    var text = CSVText(row: RunIdentifiers.pointColumns + columns)
    let identifiers = RunIdentifiers(results.scenario)
    for treatment in results.scenario.treatments.indices {
      let ids = identifiers.cells(ofTreatment: treatment)
      for verdict in results.criterionVerdicts(treatment: treatment) {
        add(verdict, ids: ids, to: &text)
      }
    }
    return text
  }

  /// Adds the row of a verdict. What is infinite is missing in a table.
  static func add(_ verdict: CriterionVerdict, ids: CSVText, to text: inout CSVText) {
    text.add(cells: ids)
    text.add(verdict.criterion.metric)
    text.add(verdict.criterion.over.description)
    text.add(verdict.criterion.across.description)
    text.add(verdict.criterion.goal.description)
    text.add(verdict.count)
    for number in [verdict.value, verdict.interval?.low, verdict.interval?.high] {
      text.add(number.flatMap { $0.isFinite ? $0 : nil })
    }
    text.add(verdict.state.rawValue)
    text.endRow()
  }
}
