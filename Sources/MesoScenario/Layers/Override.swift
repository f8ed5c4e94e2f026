import MesoModel

/// One change of a value by its path: a `--set path=value`, or a value that a plan gives.
struct Override: Sendable {
  let path: [String]
  let value: Tree
  /// Where the path stands.
  let place: Place

  /// Reads the text after `--set`; the value is YAML.
  init(_ text: String) throws(ScenarioErrors) {
    let place = Place("--set \(text.clipped(to: 200))")
    self.place = place
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
      throw ScenarioErrors(place, "An override is written path=value, such as demand.usage=2_000.")
    }
    path = text[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard !path.contains("") else {
      throw ScenarioErrors(place, "The path of an override has an empty part.")
    }
    let written = String(text[text.index(after: equals)...])
    guard path[0] != "extends" else {
      throw ScenarioErrors(place, "'extends' belongs in a file; it cannot be set.")
    }
    do {
      let tree = try YAMLReader.value(of: written, source: place.source)
      value = (tree ?? Tree(plain: "", at: place)).placed(at: place)
    } catch {
      throw error.placed(at: place)
    }
  }

  /// Whether the override is of one treatment's part, and of which.
  var treatment: String? { path.count > 2 && path[0] == "treatments" ? path[1] : nil }

  /// Whether the override adds, replaces or removes treatments as a whole.
  var changesTreatments: Bool { path[0] == "treatments" && path.count <= 2 }

  /// The override without `treatments.NAME`.
  var withinTreatment: Override {
    Override(path: Array(path.dropFirst(2)), value: value, place: place)
  }

  init(path: [String], value: Tree, place: Place) {
    self.path = path
    self.value = value
    self.place = place
  }

  /// Lays the override over a tree.
  ///
  /// - Throws: `ScenarioErrors` if the path leads through a name that the tree does not declare;
  ///   a wrong key is found when the result is checked against the schema.
  func apply(to tree: Tree, _ shape: Shape, _ merging: Merging) throws(ScenarioErrors) -> Tree {
    try checkNames(in: tree, shape)
    let nested = path.reversed().reduce(value) { inner, key in
      Tree(.map([Tree.Entry(key: key, place: place, value: inner)]), at: place)
    }
    return merging.merge(tree, nested, shape)
  }

  private func checkNames(in tree: Tree, _ shape: Shape) throws(ScenarioErrors) {
    var (part, shape): (Tree?, Shape?) = (tree, shape)
    for (index, key) in path.enumerated() {
      if case .named(let named)? = shape, index < path.count - 1, part?[key] == nil {
        let known = part?.entries?.map(\.key) ?? []
        throw ScenarioErrors(place, Messages.unknown(named.noun, key, known))
      }
      shape = shape.flatMap { Self.step(key, $0) }
      part = part?[key]
    }
  }

  private static func step(_ key: String, _ shape: Shape) -> Shape? {
    switch shape {
    case .record(let record): record[key]?.shape
    case .named(let named): named.entry
    default: nil
    }
  }
}

extension Tree {
  /// The same tree with every place replaced.
  fileprivate func placed(at place: Place) -> Tree {
    switch content {
    case .scalar: Tree(content, at: place)
    case .list(let items): Tree(.list(items.map { $0.placed(at: place) }), at: place)
    case .map(let entries):
      Tree(
        .map(
          entries.map {
            Entry(key: $0.key, place: place, value: $0.value.placed(at: place))
          }), at: place)
    }
  }
}

extension ScenarioErrors {
  /// The same issues at one place: lines and columns mean nothing on a command line.
  fileprivate func placed(at place: Place) -> ScenarioErrors {
    ScenarioErrors(issues.map { ScenarioIssue(place, $0.sentence) })
  }
}
