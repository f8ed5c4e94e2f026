import MesoModel
import MesoPrimitives

/// Makes a comparison of the text of its plan.
struct ComparisonReader {
  private static let keys = [
    "comparison", "question", "expectation", "base", "baseline", "treatments", "replicates",
    "seed", "epochs", "set", "headline", "measure", "claims", "criteria", "overrides",
  ]
  /// Keys of scenarios that a plan has too.
  private static let scenarioKeys = [
    "replicates", "seed", "epochs", "headline", "measure", "claims", "criteria",
  ]

  var plan: PlanReading
  let merging: Merging
  /// The plan's changes of its base, under the treatments that the plan itself declares.
  private(set) var set: [Override] = []

  init(_ loader: PlanLoader, text: String, file: String) throws(ScenarioErrors) {
    plan = try PlanReading(loader, text: text, file: file)
    merging = Merging(schema: loader.schema)
    try plan.check(.comparison)
  }

  /// The comparison, checked.
  mutating func plan(overrides texts: [String]) throws(ScenarioErrors) -> ComparisonPlan {
    plan.checkKeys(Self.keys)
    let name = plan.name(.comparison)
    let question = plan.text("question")
    let expectation = plan.text("expectation")
    let base = try base()
    set = plan.set()
    let overrides = plan.changes(keys: Self.scenarioKeys) + plan.overrides(texts)
    let treatments = treatments(over: base)
    let file = whole(name: name, base: base, treatments)
    checkSet(ScenarioPaths(schema: plan.schema, file: file))
    checkTreatments(treatments.map(\.key))
    try plan.throwIssues()
    let scenario = try scenario(of: file, overrides)
    let baseline = baseline(among: scenario.treatments.map(\.name))
    try plan.throwIssues()
    return made(name, question, expectation, scenario, baseline)
  }

  private mutating func scenario(
    of file: Tree, _ overrides: [Override]
  ) throws(ScenarioErrors) -> ResolvedScenario {
    var layers = Layers(file: file, overrides: overrides, merging: merging)
    var assembly = Assembly(schema: plan.schema, metrics: plan.metrics)
    let scenario = assembly.scenario(of: layers.variants(), hasTreatments: true)
    plan.report(layers.issues + assembly.issues)
    guard let scenario, plan.issues.isEmpty else {
      throw ScenarioErrors(plan.issues, sources: plan.sources)
    }
    return scenario
  }

  private mutating func base() throws(ScenarioErrors) -> Tree? {
    guard let base = plan.tree["base"] else { return nil }
    do {
      return try plan.scenario(base)
    } catch {
      plan.report(error.issues)
      throw ScenarioErrors(plan.issues, sources: plan.sources)
    }
  }

  private mutating func checkSet(_ paths: ScenarioPaths) {
    for change in set {
      if ScenarioSchema.sharedKeys.contains(change.path[0]) {
        plan.report(
          change.place,
          "'\(change.path[0])' is no path that 'set' changes here; write it at the top level or "
            + "under 'treatments'.")
      } else {
        plan.check([change], paths)
      }
    }
  }

  /// The comparison as a scenario file: shared keys of the base, or of the first file, then the
  /// treatments.
  private mutating func whole(name: String, base: Tree?, _ treatments: [Tree.Entry]) -> Tree {
    let place = plan.tree.place
    // Claims on treatments that the plan replaces would name nothing.
    let own = plan.tree.entry("treatments") == nil ? [] : ["claims"]
    let left = ["scenario", "extends", "treatments"] + own
    let shared = (base ?? firstFile())?.entries?.filter {
      ScenarioSchema.sharedKeys.contains($0.key) && !left.contains($0.key)
    }
    var entries = shared ?? []
    entries.insert(
      Tree.Entry(key: "scenario", place: place, value: Tree(plain: name, at: place)), at: 0)
    var tree = Tree(.map(entries), at: place)
    for key in ["question", "expectation"] {
      guard let entry = plan.tree.entry(key) else { continue }
      tree = tree.with(key, entry.value, keyPlace: entry.place)
    }
    let all = Tree(.map(treatments), at: plan.tree["treatments"]?.place ?? place)
    return tree.with("treatments", all, keyPlace: all.place)
  }

  private mutating func firstFile() -> Tree? {
    let named = plan.tree["treatments"]?.entries?.first { $0.value.scalar != nil }
    guard let value = named?.value else { return nil }
    do { return try plan.scenario(value) } catch { return nil }
  }

  private mutating func checkTreatments(_ names: [String]) {
    if plan.tree["baseline"] == nil {
      plan.report(
        plan.tree.place,
        "A comparison needs 'baseline', the treatment that the others are compared with.")
    }
    if names.count < 2, plan.issues.isEmpty {
      plan.report(plan.tree.place, "A comparison needs two treatments or more.")
    }
  }

  private mutating func baseline(among names: [String]) -> String {
    guard let value = plan.tree["baseline"] else { return "" }
    guard let name = value.scalar?.text, names.contains(name) else {
      plan.report(value.place, Messages.unknown("treatment", value.scalar?.text ?? "", names))
      return ""
    }
    return name
  }

  private func made(
    _ name: String, _ question: String?, _ expectation: String?, _ scenario: ResolvedScenario,
    _ baseline: String
  ) -> ComparisonPlan {
    var text = PlanText()
    text.add("comparison", name)
    text.add("question", quoted: question)
    text.add("expectation", quoted: expectation)
    text.add("baseline", baseline)
    text.add("base", scenario: scenario.text)
    var digest = SHA256Digest()
    digest.update(text.text)
    return ComparisonPlan(
      name: name, question: question, expectation: expectation, scenario: scenario,
      baseline: baseline, headline: scenario.headline, text: text.text,
      digest: digest.finalize())
  }
}
