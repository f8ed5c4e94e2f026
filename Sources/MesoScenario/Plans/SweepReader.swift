import MesoModel
import MesoPrimitives

/// Makes a sweep of the text of its plan.
struct SweepReader {
  /// Points of a design before constraints.
  static let maximumPoints = 100_000
  private static let keys = [
    "sweep", "question", "expectation", "base", "replicates", "seed", "epochs", "set", "design",
    "where", "epoch-tables", "headline", "measure", "criteria", "overrides",
  ]
  /// Keys of scenarios that a plan has too.
  private static let baseKeys = ["replicates", "seed", "epochs", "headline", "measure", "criteria"]

  private var plan: PlanReading

  init(_ loader: PlanLoader, text: String, file: String) throws(ScenarioErrors) {
    plan = try PlanReading(loader, text: text, file: file)
    try plan.check(.sweep)
  }

  /// The sweep, all of its points checked.
  mutating func plan(overrides texts: [String]) throws(ScenarioErrors) -> SweepPlan {
    plan.checkKeys(Self.keys)
    let head = Head(
      name: plan.name(.sweep), question: plan.text("question"),
      expectation: plan.text("expectation"), writesEpochTables: plan.flag("epoch-tables"))
    let overrides = plan.overrides(texts)
    let file = try plan.base("A sweep needs 'base', the scenario that it varies.")
    let paths = ScenarioPaths(schema: plan.schema, file: file)
    let source = plan.source(over: file, overrides, paths, baseKeys: Self.baseKeys)
    var design = DesignReader(paths: paths, decimals: decimals(of: file))
    let blocks = blocks(&design)
    plan.report(design.issues)
    refuse(overrides, thatHide: blocks.flatMap(\.paths))
    let constraints = constraints(paths)
    let base = plan.scenario(of: source)
    try plan.throwIssues()
    guard let base else { throw ScenarioErrors(plan.issues, sources: plan.sources) }
    var points = PointReader(source: source, constraints: constraints)
    try points.read(blocks, seed: base.seed, sources: plan.sources)
    let text = text(head, constraints, source, base)
    var digest = SHA256Digest()
    digest.update(text)
    return SweepPlan(
      name: head.name, question: head.question, expectation: head.expectation,
      scenarioName: base.name, seed: base.seed, replicates: base.replicates,
      points: points.points, dropped: points.dropped,
      varied: blocks.flatMap(\.paths).map(\.text), analysis: points.analysis,
      treatments: base.treatments.count,
      writesEpochTables: head.writesEpochTables,
      changesRules: base.treatments.contains { $0.world.changesRules }, criteria: base.criteria,
      headline: base.headline, text: text, digest: digest.finalize(),
      warnings: (design.warnings + points.warnings).map(\.description),
      agentEpochs: points.agentEpochs * Double(base.replicates),
      largestPoint: points.largestPoint, recordFiles: base.recordFiles, source: source)
  }

  /// The plan's own scalars.
  private struct Head {
    var name: String
    var question: String?
    var expectation: String?
    var writesEpochTables: Bool
  }

  private func text(
    _ head: Head, _ constraints: [Constraint], _ source: SweepSource, _ base: ResolvedScenario
  ) -> String {
    var text = PlanText()
    text.add("sweep", head.name)
    text.add("question", quoted: head.question)
    text.add("expectation", quoted: head.expectation)
    text.add("epoch-tables", String(head.writesEpochTables))
    text.add("design", items: designItems)
    text.add("where", items: constraints.map { CanonicalText.quoted($0.text) })
    text.add("overrides", items: source.late.map { CanonicalText.quoted($0.text) })
    text.add("base", scenario: base.text)
    return text.text
  }

  private func decimals(of file: Tree) -> Int {
    Assembly(schema: plan.schema, metrics: plan.metrics).decimals(of: file)
  }

  private mutating func blocks(_ reader: inout DesignReader) -> [DesignBlock] {
    guard let design = plan.tree["design"] else {
      plan.report(
        plan.tree.place,
        "A sweep needs 'design', a list of blocks such as '- grid: {demand.fee: [0.05, 0.1]}'.")
      return []
    }
    return reader.blocks(design)
  }

  private var designItems: [String] {
    guard case .list(let items)? = plan.tree["design"]?.content else { return [] }
    return items.flatMap { $0.entries ?? [] }.map { "\($0.key): \($0.value.inlineText)" }
  }

  private mutating func constraints(_ paths: ScenarioPaths) -> [Constraint] {
    guard let tree = plan.tree["where"], !tree.isNull else { return [] }
    guard case .list(let items) = tree.content else {
      plan.report(
        tree.place,
        "'where' must be a list of comparisons such as [\"a.x < 0.1\"], "
          + "not \(tree.spoken).")
      return []
    }
    let parser = ConstraintParser(paths: paths)
    var constraints: [Constraint] = []
    for item in items {
      do { constraints.append(try parser.constraint(item)) } catch { plan.report(error.issues) }
    }
    return constraints
  }

  /// Refuses overrides that would make all points of a path alike.
  private mutating func refuse(_ overrides: [Override], thatHide paths: [DesignPath]) {
    for override in overrides {
      for path in paths where override.hides(path.keys) {
        plan.report(
          override.place,
          "The plan varies '\(path.text)'; take it out of the design before setting it.")
      }
    }
  }
}

extension Override {
  /// `path=value`, as the command line has it.
  var text: String { "\(path.joined(separator: "."))=\(value.inlineText)" }

  /// Whether the override puts its own value where a path leads, whatever stood there.
  fileprivate func hides(_ keys: [String]) -> Bool {
    let isAbove = keys.starts(with: path)
    guard isAbove else { return false }
    let rest = keys.dropFirst(path.count)
    var part: Tree? = value
    for key in rest {
      guard let tree = part, tree.entries != nil else { return part != nil }
      part = tree[key]
    }
    return part != nil
  }
}
