import MesoModel

/// What the scenarios of a sweep's points, or of a search's designs, are made of.
struct SweepSource: Sendable {
  let schema: ScenarioSchema
  /// The names of the metrics that a scenario may mention.
  let metrics: [String]
  /// The base, its `extends` followed.
  let base: Tree
  /// The plan's own changes of the base, which points go over.
  let fixed: [Override]
  /// The changes of the command line, which go over every point.
  let late: [Override]

  /// The scenario of a point that was found sound.
  func scenario(of point: SweepPoint) throws(ScenarioErrors) -> ResolvedScenario {
    try scenario(with: point.changes)
  }

  /// The scenario with some changes.
  ///
  /// - Throws: `ScenarioErrors` where they do not go together.
  func scenario(with changes: [Override]) throws(ScenarioErrors) -> ResolvedScenario {
    var layers = layers(with: changes)
    var assembly = Assembly(schema: schema, metrics: metrics)
    let scenario = assembly.scenario(
      of: layers.variants(), hasTreatments: layers.hasTreatments)
    let issues = layers.issues + assembly.issues
    guard let scenario, issues.isEmpty else { throw ScenarioErrors(issues) }
    return scenario
  }

  /// The base with the plan's changes, a point's and the command line's.
  func layers(with changes: [Override]) -> Layers {
    Layers(
      file: base, overrides: fixed + Self.outerFirst(changes) + late,
      merging: Merging(schema: schema))
  }

  /// A point's changes in an order in which all of them hold: a part before what is in it, and
  /// what selects a component before the component's own values.
  private static func outerFirst(_ changes: [Override]) -> [Override] {
    func rank(_ change: Override) -> (Int, Int) {
      let selects = ["preset", "kind", "strategy"].contains(change.path.last ?? "")
      return (change.path.count, selects ? 0 : 1)
    }
    return changes.enumerated().sorted { left, right in
      let (a, b) = (rank(left.element), rank(right.element))
      return (a.0, a.1, left.offset) < (b.0, b.1, right.offset)
    }.map(\.element)
  }
}
