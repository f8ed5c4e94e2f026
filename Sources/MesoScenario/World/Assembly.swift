import MesoModel
import MesoPrimitives

/// Turns the trees of all treatments into a scenario: resolve, make components, check, write down.
struct Assembly {
  let schema: ScenarioSchema
  /// The names of the metrics that a scenario may mention, beside those of its strategies.
  let metrics: [String]
  private(set) var issues: [ScenarioIssue] = []

  init(schema: ScenarioSchema, metrics: [String]) {
    self.schema = schema
    self.metrics = metrics
  }

  private struct Part {
    var name: String
    var root: Resolved
    var decimals: Int
    var world: World
  }

  /// The scenario; `nil` if anything is wrong, which is then reported.
  mutating func scenario(of variants: [Variant], hasTreatments: Bool) -> ResolvedScenario? {
    var warnings: [String] = []
    var parts: [Part] = []
    for variant in variants {
      guard let part = part(of: variant, warnings: &warnings) else { continue }
      parts.append(part)
    }
    checkReporting(parts.map(\.root), treatments: variants.map(\.name))
    guard issues.isEmpty, parts.count == variants.count, let first = parts.first else {
      return nil
    }
    let canonical = CanonicalText(decimals: first.decimals)
    let text =
      hasTreatments
      ? CanonicalText.text(of: parts.map { ($0.name, $0.root, $0.decimals) })
      : canonical.text(of: first.root)
    var digest = SHA256Digest()
    digest.update(text)
    let varied = Self.varied(parts)
    return ResolvedScenario(
      name: first.root.name("scenario"), question: first.root.text("question"),
      expectation: first.root.text("expectation"), seed: UInt64(first.root.count("seed")),
      replicates: first.root.count("replicates"),
      treatments: zip(parts, varied).map { Treatment(name: $0.name, world: $0.world, varied: $1) },
      headline: names(in: first.root.part("headline")), claims: claims(in: first.root),
      text: text, digest: digest.finalize(), warnings: warnings)
  }

  private mutating func part(of variant: Variant, warnings: inout [String]) -> Part? {
    let decimals = decimals(of: variant.tree)
    var resolver = Resolver(decimals: decimals)
    let root = resolver.resolve(variant.tree, as: .record(schema.root), path: [])
    issues += resolver.issues
    guard let root else { return nil }
    var builder = WorldBuilder(schema: schema, root: root)
    let world = builder.world(named: variant.name)
    issues += builder.issues
    guard let world else { return nil }
    var checks = CrossChecks(root: root, world: world, decimals: decimals)
    checks.run()
    issues += checks.issues
    for warning in checks.warnings where !warnings.contains(warning.description) {
      warnings.append(warning.description)
    }
    return Part(name: variant.name, root: root, decimals: decimals, world: world)
  }

  /// The token's decimals, which all amounts are read with; the default if they are wrong, which
  /// resolving reports.
  private func decimals(of tree: Tree) -> Int {
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

/// What headline, metrics and claims may name.
extension Assembly {
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
