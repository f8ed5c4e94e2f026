import ArgumentParser
import MesoExperiment
import MesoReport
import MesoScenario

/// When criteria end the program with an exit code of their own.
struct CriteriaOptions: ParsableArguments {
  @Flag(help: "Exit with 3 when a criterion is undecided, too, not only when one is not met.")
  var strict = false

  /// Whether criteria are met as far as is asked.
  func accepts(_ verdicts: [CriterionVerdict]) -> Bool {
    verdicts.allSatisfy { $0.state == .met || ($0.state == .undecided && !strict) }
  }

  /// Whether the criteria of all treatments are met as far as is asked.
  func accepts(_ results: Results) -> Bool {
    accepts(
      results.scenario.treatments.indices.flatMap { results.criterionVerdicts(treatment: $0) })
  }
}

/// What is said of criteria.
struct CriteriaReport {
  private let results: Results

  init(_ results: Results) { self.results = results }

  /// For people: a table, if there are criteria.
  func parts(_ format: TableFormat) -> [String] {
    let table = results.criterionTable
    return table.rows.isEmpty ? [] : [table.rendered(format)]
  }

  /// For programs, which read one table on standard output: a line each on standard error.
  func complain() {
    for (index, treatment) in results.scenario.treatments.enumerated() {
      for verdict in results.criterionVerdicts(treatment: index) {
        let criterion = verdict.criterion
        Console.complain(
          "criterion \(verdict.state.rawValue): \(treatment.name), \(criterion.metric), "
            + "\(criterion.over), \(criterion.across), \(criterion.goal)")
      }
    }
  }
}
