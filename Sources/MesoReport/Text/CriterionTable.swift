public import MesoExperiment
import MesoScenario

extension TextTable {
  /// Criteria with their state as a table for people.
  ///
  /// - Parameter verdicts: What was judged, with the verdicts on its criteria.
  public init(_ verdicts: [(subject: String, verdicts: [CriterionVerdict])]) {
    self.init([
      "criterion", "over", "across", "goal", "mechanism", "n", "value", "interval", "state",
    ])
    for (subject, verdicts) in verdicts {
      for verdict in verdicts {
        let criterion = verdict.criterion
        add([
          criterion.metric, criterion.over.description, criterion.across.description,
          criterion.goal.description, subject, String(verdict.count),
          verdict.value.map { Self.text($0) } ?? "-",
          verdict.interval.map { "[\(Self.text($0.low)), \(Self.text($0.high))]" } ?? "-",
          verdict.state.rawValue,
        ])
      }
    }
  }

  private static func text(_ number: Double) -> String {
    number.isFinite ? NumberText.significant(number) : number < 0 ? "-inf" : "inf"
  }
}

extension Results {
  /// The criteria of each treatment with their state as a table for people.
  public var criterionTable: TextTable {
    TextTable(
      scenario.treatments.indices.map {
        (scenario.treatments[$0].name, criterionVerdicts(treatment: $0))
      })
  }
}
