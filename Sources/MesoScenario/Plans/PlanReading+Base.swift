import MesoModel

/// Reading the scenario that a sweep or a search makes others of.
extension PlanReading {
  /// The base as a tree.
  ///
  /// - Parameter need: What to say if there is none.
  /// - Throws: `ScenarioErrors` with everything reported so far.
  mutating func base(_ need: String) throws(ScenarioErrors) -> Tree {
    guard let base = tree["base"], !base.isNull else {
      report(tree.place, need)
      throw ScenarioErrors(issues, sources: sources)
    }
    do {
      return try scenario(base)
    } catch {
      report(error.issues)
      throw ScenarioErrors(issues, sources: sources)
    }
  }

  /// What scenarios are made of: overrides of what is the same in all of them, and of treatments as a
  /// whole, change the base; the others go over every one.
  ///
  /// - Parameter baseKeys: Keys of scenarios that the plan has too.
  mutating func source(
    over file: Tree, _ overrides: [Override], _ paths: ScenarioPaths, baseKeys: [String]
  ) -> SweepSource {
    let changes = set() + self.changes(keys: baseKeys)
    let ofBase = overrides.filter { baseKeys.contains($0.path[0]) || $0.changesTreatments }
    let late = overrides.filter { override in
      !baseKeys.contains(override.path[0]) && !override.changesTreatments
    }
    check(changes + late, paths)
    return SweepSource(
      schema: schema, metrics: metrics, base: file, fixed: changes + ofBase, late: late)
  }

  /// The base with the plan's changes; `nil` if it is wrong, which is reported.
  mutating func scenario(of source: SweepSource) -> ResolvedScenario? {
    var layers = Layers(
      file: source.base, overrides: source.fixed, merging: Merging(schema: schema))
    var assembly = Assembly(schema: schema, metrics: metrics)
    let scenario = assembly.scenario(
      of: layers.variants(), hasTreatments: layers.hasTreatments)
    report(layers.issues + assembly.issues)
    return scenario
  }
}
