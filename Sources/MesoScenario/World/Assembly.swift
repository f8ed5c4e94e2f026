import MesoMechanisms
import MesoModel
import MesoPrimitives

/// Turns the trees of all treatments into a scenario: resolve, make components, check, write down.
struct Assembly {
  let schema: ScenarioSchema
  /// The names of the metrics that a scenario may mention, beside those of its strategies.
  let metrics: [String]
  private(set) var issues: [ScenarioIssue] = []
  /// What is allowed and probably not meant, each once.
  private(set) var warnings: [ScenarioIssue] = []

  init(schema: ScenarioSchema, metrics: [String]) {
    self.schema = schema
    self.metrics = metrics
  }

  /// A treatment with its defaults, within range.
  struct Root: Sendable {
    var name: String
    var root: Resolved
    /// Decimals of the token.
    var decimals: Int
  }

  /// A treatment with its world, all checks passed.
  struct Part: Sendable {
    var name: String
    var root: Resolved
    var decimals: Int
    var world: World

    var evaluation: PeerEvaluationVerification? {
      world.mechanism.verification as? PeerEvaluationVerification
    }

    /// The same with its record named as results keep it, so that a folder of results stands alone.
    func namingRecords() -> Part {
      guard let files = evaluation?.recordFiles, !files.isEmpty else { return self }
      var part = self
      let names = files.map { $0.name }.joined(separator: ", ")
      part.root.set(["mechanism", "verification", "recorded"], to: .text(names))
      return part
    }
  }

  /// The scenario; `nil` if anything is wrong, which is then reported.
  mutating func scenario(of variants: [Variant], hasTreatments: Bool) -> ResolvedScenario? {
    guard let made = parts(of: roots(of: variants), treatments: variants.map(\.name)),
      let first = made.first
    else { return nil }
    let parts = made.map { $0.namingRecords() }
    let canonical = CanonicalText(decimals: first.decimals)
    let text =
      hasTreatments
      ? CanonicalText.text(of: parts.map { ($0.name, $0.root, $0.decimals) })
      : canonical.text(of: parts[0].root)
    var digest = SHA256Digest()
    digest.update(text)
    for part in parts {
      if let record = part.evaluation?.recordDigest { digest.update(record) }
    }
    let varied = Self.varied(parts)
    let headline = names(in: first.root.part("headline"))
    return ResolvedScenario(
      name: first.root.name("scenario"), question: first.root.text("question"),
      expectation: first.root.text("expectation"), seed: UInt64(first.root.count("seed")),
      replicates: first.root.count("replicates"),
      treatments: zip(parts, varied).map {
        Treatment(
          name: $0.name, world: $0.world, components: Self.components(of: $0.root), varied: $1)
      },
      headline: headline, claims: claims(in: first.root),
      measured: first.root["measure"] != nil && first.root.name("measure") == "headline"
        ? reported(in: first.root).union(headline) : nil,
      criteria: first.root.part("criteria").items.map { Criterion($0) }, text: text,
      digest: digest.finalize(), warnings: warnings.map(\.description),
      recordFiles: parts.flatMap { $0.evaluation?.recordFiles ?? [] })
  }

  /// The name of the component at each stage; strategies differ by cohort and have none.
  private static func components(of root: Resolved) -> [Stage: String] {
    Stage.allCases.reduce(into: [:]) { names, stage in
      let places = [["mechanism", stage.rawValue], [stage.rawValue], ["token", stage.rawValue]]
      for place in places where names[stage] == nil {
        if let component = root[place], component["kind"] != nil {
          names[stage] = component.name("kind")
        }
      }
    }
  }

  /// The treatments with their defaults; wrong ones are reported and left out.
  mutating func roots(of variants: [Variant]) -> [Root] {
    variants.compactMap { variant in
      let decimals = decimals(of: variant.tree)
      var series = PriceSeries()
      let tree = series.inlined(in: variant.tree)
      issues += series.issues
      guard series.issues.isEmpty else { return nil }
      var resolver = Resolver(decimals: decimals)
      let root = resolver.resolve(tree, as: .record(schema.root), path: [])
      issues += resolver.issues
      return root.map { Root(name: variant.name, root: $0, decimals: decimals) }
    }
  }

  /// The treatments with their worlds; `nil` if anything is wrong with any, which is reported.
  mutating func parts(of roots: [Root], treatments: [String]) -> [Part]? {
    let parts = roots.compactMap { part(of: $0) }
    checkReporting(parts.map(\.root), treatments: treatments)
    return issues.isEmpty && parts.count == treatments.count ? parts : nil
  }

  private mutating func part(of treatment: Root) -> Part? {
    var builder = WorldBuilder(schema: schema, root: treatment.root)
    let world = builder.world(named: treatment.name)
    issues += builder.issues
    guard let world else { return nil }
    var checks = CrossChecks(root: treatment.root, world: world, decimals: treatment.decimals)
    checks.run()
    issues += checks.issues
    for warning in checks.warnings { warn(warning) }
    guard checks.issues.isEmpty else { return nil }
    return Part(
      name: treatment.name, root: treatment.root, decimals: treatment.decimals,
      world: withRules(world, of: treatment))
  }

  /// Gives a world the means to change its rules, and what befalls it.
  private mutating func withRules(_ world: World, of treatment: Root) -> World {
    var world = world
    let amendment = Amendment(
      schema: schema, root: treatment.root, decimals: treatment.decimals, name: treatment.name)
    world.shocks = shocks(of: treatment.root, by: amendment, on: world)
    world.governed = governed(of: treatment.root, by: amendment, on: world)
    world.rulebook = amendment.rulebook(of: world)
    return world
  }

  mutating func report(_ more: [ScenarioIssue]) { issues += more }

  mutating func report(_ place: Place, _ sentence: String) {
    issues.append(ScenarioIssue(place, sentence))
  }

  mutating func warn(_ place: Place, _ sentence: String) { warn(ScenarioIssue(place, sentence)) }

  private mutating func warn(_ warning: ScenarioIssue) {
    if !warnings.contains(warning) { warnings.append(warning) }
  }

  /// The token's decimals, which all amounts are read with; the default if they are wrong, which
  /// resolving reports.
  func decimals(of tree: Tree) -> Int {
    guard case .record(let token)? = schema.root["token"]?.shape, let field = token["decimals"]
    else { return 9 }
    var resolver = Resolver(decimals: 9)
    let written = tree["token"]?["decimals"] ?? field.shape.defaultTree(at: tree.place)
    guard case .count(let count)? = resolver.resolve(written, as: field.shape, path: [])?.value
    else { return 9 }
    return count
  }

  private func names(in list: Resolved) -> [String] {
    list.items.compactMap { if case .name(let name)? = $0.value { name } else { nil } }
  }

  private func claims(in root: Resolved) -> [Claim] {
    root.part("claims").items.flatMap(\.entries).map { entry in
      guard case .text(let text) = entry.value.content else {
        preconditionFailure("A resolved claim is a text.")
      }
      return Claim(metric: entry.key, order: Claim.order(in: text), text: text)
    }
  }

  /// For each treatment, the leaves whose value is not the same in all.
  private static func varied(_ parts: [Part]) -> [[(path: String, value: String)]] {
    let leaves = parts.map { CanonicalText(decimals: $0.decimals).leaves(of: $0.root) }
    let tables = leaves.map {
      Dictionary($0.map { ($0.path, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    var seen: Set<String> = []
    let paths = leaves.joined().map(\.path).filter { seen.insert($0).inserted }
    let varying = paths.filter { path in
      tables.contains { $0[path] != tables[0][path] }
    }
    return tables.map { table in varying.map { (path: $0, value: table[$0] ?? "") } }
  }
}

/// What headline, metrics, claims and criteria may name.
extension Assembly {
  /// The metrics that metrics, claims and criteria name.
  private func reported(in root: Resolved) -> Set<String> {
    Set(root.part("metrics").entries.map(\.key))
      .union(claims(in: root).map(\.metric))
      .union(root.part("criteria").items.map { $0.name("metric") })
  }

  private mutating func checkReporting(_ roots: [Resolved], treatments: [String]) {
    guard let root = roots.first else { return }
    let known = metrics + strategyMetrics(of: roots)
    for item in root.part("headline").items {
      guard case .name(let name)? = item.value else { continue }
      check(metric: name, at: item.place, in: "headline", known)
    }
    for entry in root.part("metrics").entries {
      check(metric: entry.key, at: entry.value.place, in: "metrics", known)
    }
    for criterion in root.part("criteria").items {
      check(
        metric: criterion.name("metric"), at: criterion.part("metric").place, in: "criteria",
        known)
    }
    for claim in root.part("claims").items {
      for entry in claim.entries {
        check(metric: entry.key, at: claim.place, in: "claims", known)
        guard case .text(let text) = entry.value.content else { continue }
        checkOrder(Claim.order(in: text), at: entry.value.place, treatments)
      }
    }
  }

  private mutating func check(
    metric name: String, at place: Place, in key: String, _ known: [String]
  ) {
    guard !known.contains(name) else { return }
    issues.append(
      ScenarioIssue(
        place,
        "'\(key)' names '\(name.clipped)', which is no metric."
          + (closest(name, known) ?? " 'mesocosm describe' lists them.")))
  }

  private mutating func checkOrder(_ order: [String], at place: Place, _ treatments: [String]) {
    for name in order where !treatments.contains(name) {
      issues.append(ScenarioIssue(place, Messages.unknown("treatment", name, treatments)))
    }
    var seen: Set<String> = []
    for name in order where !seen.insert(name).inserted {
      issues.append(ScenarioIssue(place, "The claim names '\(name.clipped)' twice."))
    }
  }

  private func closest(_ name: String, _ known: [String]) -> String? {
    let hint = Resolver.hint(name, known)
    return hint.isEmpty ? nil : hint
  }

  /// Profit by strategy is measured for the strategies that a scenario declares.
  private func strategyMetrics(of roots: [Resolved]) -> [String] {
    let strategies = roots.flatMap { $0.part("contributors").entries.map(\.value) }
      .map { $0.name("strategy") }
    var seen: Set<String> = []
    return strategies.filter { seen.insert($0).inserted }
      .map { "profit_\($0.replacing("-", with: "_"))_tokens" }
  }
}
