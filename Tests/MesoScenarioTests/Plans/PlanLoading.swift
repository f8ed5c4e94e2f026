import MesoScenario

/// The lines of a sweep of the smallest scenario, without its design; the base stands in the plan.
let smallestSweep = """
  sweep: small-sweep
  replicates: 3
  base:
    scenario: small
    contributors:
      honest: {strategy: honest, operators: 10, capital: 5}
    validators:
      honest: {strategy: honest, operators: 5}
    mechanism: {preset: pay-per-task}

  """

/// A sweep of the smallest scenario; the added lines begin at line 10.
func sweep(adding lines: String, _ overrides: String...) throws -> SweepPlan {
  try PlanLoader().sweep(text: smallestSweep + lines, file: "p.yaml", overrides: overrides)
}

/// What is wrong with a sweep of the smallest scenario; empty if nothing is.
func sweepProblems(adding lines: String, _ overrides: String...) -> String {
  do {
    _ = try PlanLoader().sweep(text: smallestSweep + lines, file: "p.yaml", overrides: overrides)
    return ""
  } catch {
    return "\(error)"
  }
}

extension SweepPlan {
  /// The values of every point, in the order of the varied paths.
  var table: [[String]] { points.map { $0.values.map(\.text) } }

  /// All values in one list.
  var cells: [String] { table.flatMap(\.self) }
}
