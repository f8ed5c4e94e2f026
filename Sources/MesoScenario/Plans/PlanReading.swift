import MesoModel

/// What sweeps and comparisons have in common: reading keys, the base and the overrides.
struct PlanReading {
  let schema: ScenarioSchema
  let metrics: [String]
  let file: String
  let tree: Tree
  private(set) var inheritance: Inheritance
  private(set) var issues: [ScenarioIssue] = []

  init(_ loader: PlanLoader, text: String, file: String) throws(ScenarioErrors) {
    guard text.utf8.count <= SourceText.maximumBytes else {
      throw ScenarioErrors(Place(file), SourceText.tooLarge)
    }
    schema = loader.schema
    metrics = loader.metrics
    self.file = file
    tree = try YAMLReader.tree(of: text, source: file)
    inheritance = Inheritance(merging: Merging(schema: schema))
  }

  /// The files read, the plan first.
  var sources: [String] { [file] + inheritance.sources }

  mutating func report(_ place: Place, _ sentence: String) {
    issues.append(ScenarioIssue(place, sentence))
  }

  mutating func report(_ more: [ScenarioIssue]) { issues += more }

  /// Throws everything reported so far, if there is anything.
  func throwIssues() throws(ScenarioErrors) {
    guard issues.isEmpty else { throw ScenarioErrors(issues, sources: sources) }
  }

  /// Refuses a file that describes something else.
  func check(_ kind: PlanKind) throws(ScenarioErrors) {
    let found = PlanKind(of: tree)
    guard found != kind else { return }
    let missing = tree.entry(kind.rawValue) == nil
    throw ScenarioErrors(
      tree.place,
      missing
        ? "This is a \(found.noun); a \(kind.noun) starts with '\(kind.rawValue): NAME'."
        : "The file names itself a \(kind.noun) and something else.")
  }

  /// Reports keys that plans of this kind do not have.
  mutating func checkKeys(_ known: [String]) {
    for entry in tree.entries ?? [] where !known.contains(entry.key) {
      let isScenarios = schema.file[entry.key] != nil && Resolver.hint(entry.key, known).isEmpty
      let remedy =
        isScenarios
        ? " It is a key of scenarios; change it under 'set'." : Resolver.hint(entry.key, known)
      report(
        entry.place,
        "Unknown key '\(entry.key.clipped)' at the top level.\(remedy) "
          + "Known: \(known.joined(separator: ", ")).")
    }
  }

  /// The plan's own name; empty if it is wrong, which is reported.
  mutating func name(_ kind: PlanKind) -> String {
    guard let value = tree[kind.rawValue] else { return "" }
    guard let name = value.scalar?.text, ScalarText.isName(name) else {
      report(value.place, Messages.name(value.scalar?.text ?? "", of: kind.noun))
      return ""
    }
    return name
  }

  mutating func text(_ key: String) -> String? {
    guard let value = tree[key], !value.isNull else { return nil }
    var resolver = Resolver(decimals: 0)
    let text = resolver.text(value, form: .free, path: [key])
    issues += resolver.issues
    if case .text(let text)? = text?.content { return text } else { return nil }
  }

  mutating func flag(_ key: String) -> Bool {
    guard let value = tree[key] else { return false }
    if let scalar = value.scalar, !scalar.isQuoted, let flag = Bool(scalar.text) { return flag }
    report(value.place, "'\(key)' must be true or false, not \(value.spoken).")
    return false
  }

  /// A scenario file, or the scenario itself, with what it extends.
  mutating func scenario(_ value: Tree) throws(ScenarioErrors) -> Tree {
    guard let scalar = value.scalar, !scalar.isNull else {
      guard value.entries != nil else {
        throw ScenarioErrors(
          value.place, "A scenario is the path of a file or a map, not \(value.spoken).")
      }
      guard let extends = value.entry("extends") else { return value }
      throw ScenarioErrors(
        extends.place, "A scenario within a plan cannot extend a file; name the file instead.")
    }
    let path = Inheritance.path(scalar.text, relativeTo: file)
    let tree: Tree
    do {
      tree = try inheritance.tree(file: path)
    } catch {
      throw error.naming(value.place, for: path)
    }
    let kind = PlanKind(of: tree)
    guard kind == .scenario else {
      throw ScenarioErrors(value.place, "'\(path)' is a \(kind.noun), not a scenario.")
    }
    return tree
  }

  /// The plan's own keys that scenarios have too, as changes of its base.
  func changes(keys: [String]) -> [Override] {
    keys.compactMap { key in
      tree.entry(key).map { Override(path: [key], value: $0.value, place: $0.place) }
    }
  }

  /// What the plan's `set` changes in its base.
  mutating func set() -> [Override] {
    guard let set = tree["set"], !set.isNull else { return [] }
    guard let entries = set.entries else {
      report(set.place, "'set' must be a map from paths to values, not \(set.spoken).")
      return []
    }
    return entries.map { entry in
      let keys = entry.key.split(separator: ".", omittingEmptySubsequences: false)
      return Override(path: keys.map(String.init), value: entry.value, place: entry.place)
    }
  }

  /// Reports changes whose path does not exist.
  mutating func check(_ changes: [Override], _ paths: ScenarioPaths) {
    for change in changes {
      do { _ = try paths.target(change.path) } catch { report(change.place, error.text) }
    }
  }

  /// The overrides of the command line, after those that the plan itself records.
  mutating func overrides(_ texts: [String]) -> [Override] {
    var overrides: [Override] = []
    for text in recorded() + texts {
      do { overrides.append(try Override(text)) } catch { issues += error.issues }
    }
    return overrides
  }

  private mutating func recorded() -> [String] {
    guard let tree = tree["overrides"] else { return [] }
    guard case .list(let items) = tree.content else {
      report(tree.place, "'overrides' must be a list of texts 'path=value', not \(tree.spoken).")
      return []
    }
    return items.compactMap { item in
      if item.scalar == nil {
        report(item.place, "An override must be a text 'path=value', not \(item.spoken).")
      }
      return item.scalar?.text
    }
  }
}
