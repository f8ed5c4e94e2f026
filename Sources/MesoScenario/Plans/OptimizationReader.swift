import MesoModel
import MesoPrimitives

/// Makes a search of the text of its plan.
struct OptimizationReader {
  private static let keys = [
    "optimize", "question", "expectation", "base", "treatment", "replicates", "seed", "epochs",
    "set", "levers", "minimise", "maximise", "criteria", "deviations", "search", "overrides",
  ]
  /// Keys of scenarios that a plan has too.
  private static let baseKeys = ["replicates", "seed", "epochs", "criteria"]

  var plan: PlanReading

  init(_ loader: PlanLoader, text: String, file: String) throws(ScenarioErrors) {
    plan = try PlanReading(loader, text: text, file: file)
    try plan.check(.optimization)
  }

  /// The search, its levers tried at their ends.
  mutating func plan(overrides texts: [String]) throws(ScenarioErrors) -> OptimizationPlan {
    plan.checkKeys(Self.keys)
    let name = plan.name(.optimization)
    let question = plan.text("question")
    let expectation = plan.text("expectation")
    let overrides = plan.overrides(texts)
    let file = try plan.base("An 'optimize' plan needs 'base', the scenario that it designs.")
    let paths = ScenarioPaths(schema: plan.schema, file: file)
    let source = plan.source(over: file, overrides, paths, baseKeys: Self.baseKeys)
    let factors = factors(
      paths, decimals: Assembly(schema: plan.schema, metrics: plan.metrics).decimals(of: file))
    let objectives = objectives()
    let deterrence = deterrence()
    let effort = effort()
    let base = plan.scenario(of: source)
    let treatment = base.map { self.treatment(of: $0) } ?? 0
    if objectives.isEmpty, plan.issues.isEmpty {
      plan.report(
        plan.tree.place,
        "A search needs 'minimise' or 'maximise', a metric or a list of metrics.")
    }
    try plan.throwIssues()
    guard let base else { throw ScenarioErrors(plan.issues, sources: plan.sources) }
    check(factors, source)
    try plan.throwIssues()
    let text = text(name, question, expectation, source, base, objectives, deterrence, effort)
    var digest = SHA256Digest()
    digest.update(text)
    return OptimizationPlan(
      name: name, question: question, expectation: expectation, base: base, treatment: treatment,
      levers: factors.map { $0.path.text }, objectives: objectives, deterrence: deterrence,
      effort: effort, text: text, digest: digest.finalize(), warnings: base.warnings,
      source: source, factors: factors)
  }

  private mutating func factors(
    _ paths: ScenarioPaths, decimals: Int
  ) -> [DesignBlock.Factor] {
    guard let levers = plan.tree["levers"] else {
      plan.report(
        plan.tree.place,
        "A search needs 'levers', a map from paths to ranges such as "
          + "{mechanism.slashing.fraction: {uniform: [0, 1]}}.")
      return []
    }
    var reader = DesignReader(paths: paths, decimals: decimals)
    let factors = reader.factors(ofMap: levers, called: "levers")
    plan.report(reader.issues)
    if factors.count > SobolSequence.maximumDimensions {
      plan.report(
        levers.place,
        "A search has at most \(SobolSequence.maximumDimensions) levers, not \(factors.count).")
    }
    return factors
  }

  /// The place of the treatment that is searched.
  private mutating func treatment(of base: ResolvedScenario) -> Int {
    let names = base.treatments.map(\.name)
    guard let value = plan.tree["treatment"] else {
      if names.count > 1 {
        plan.report(
          plan.tree.place,
          "The base has \(names.count) treatments; name the one to design with 'treatment': "
            + "\(names.joined(separator: ", ")).")
      }
      return 0
    }
    if let name = value.scalar?.text, let place = names.firstIndex(of: name) { return place }
    plan.report(value.place, Messages.unknown("treatment", value.scalar?.text ?? "", names))
    return 0
  }

  /// Tries the levers at both ends, one by one and all at once, so that most of what cannot be is
  /// told before anything runs.
  private mutating func check(_ factors: [DesignBlock.Factor], _ source: SweepSource) {
    let ends = [1e-9, 1 - 1e-9]
    let middle = factors.map { _ in 0.5 }
    var points = [middle] + ends.map { end in factors.map { _ in end } }
    for lever in factors.indices {
      for end in ends {
        var point = middle
        point[lever] = end
        points.append(point)
      }
    }
    let changes = points.map { point in
      zip(factors, point).map {
        Override(
          path: $0.path.keys, value: $0.distribution.value(at: $1), place: $0.path.place)
      }
    }
    var said: Set<String> = []
    for check in PointCheck.all(changes, of: source, []) {
      plan.report(check.issues.filter { said.insert($0.description).inserted })
    }
  }

  private func text(
    _ name: String, _ question: String?, _ expectation: String?, _ source: SweepSource,
    _ base: ResolvedScenario, _ objectives: [OptimizationPlan.Objective],
    _ deterrence: OptimizationPlan.Deterrence?, _ effort: OptimizationPlan.Effort
  ) -> String {
    var text = PlanText()
    text.add("optimize", name)
    text.add("question", quoted: question)
    text.add("expectation", quoted: expectation)
    if let treatment = plan.tree["treatment"]?.scalar?.text { text.add("treatment", treatment) }
    text.add("levers", plan.tree["levers"]?.inlineText ?? "{}")
    for (key, isMinimised) in [("minimise", true), ("maximise", false)] {
      let metrics = objectives.filter { $0.isMinimised == isMinimised }.map(\.metric)
      if !metrics.isEmpty { text.add(key, "[\(metrics.joined(separator: ", "))]") }
    }
    if let deterrence { text.add("deviations", deterrence.text) }
    text.add("search", effort.text)
    text.add("overrides", items: source.late.map { CanonicalText.quoted($0.text) })
    text.add("base", scenario: base.text)
    return text.text
  }
}

extension OptimizationPlan.Effort {
  fileprivate var text: String {
    "{points: \(points), first: \(first), keep: \(keep), rounds: \(rounds)}"
  }
}

extension OptimizationPlan.Deterrence {
  fileprivate var text: String {
    func list(_ items: [String]) -> String { "[\(items.joined(separator: ", "))]" }
    let side = side.map { "side: \($0.rawValue), " } ?? ""
    return "{\(side)cohort: \(list(from)), alternative: \(list(to)), "
      + "coalition: \(list(coalitions.map(String.init))), "
      + "split: \(list(splits.map(String.init))), epsilon: \(epsilon.shortest)}"
  }
}
