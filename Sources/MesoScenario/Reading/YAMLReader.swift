import Yams

/// Turns YAML text into a tree with places, and refuses what a scenario has no use for.
///
/// Scalars stay text: what is a number, a flag or an amount is decided by the field that reads
/// it, so `1_000.25` is exact and `yes` is never `true`.
struct YAMLReader {
  /// Nodes of a file after its aliases are expanded.
  static let maximumNodes = 100_000
  /// Keys of one map. Merging compares keys in pairs.
  static let maximumKeys = 2_000
  /// Levels of maps and lists.
  static let maximumDepth = 50
  static let tooDeep = "Maps and lists are nested deeper than \(maximumDepth) levels."

  private let source: String
  private var nodes = 0

  private init(source: String) { self.source = source }

  /// Reads a whole file, whose top level must be a map.
  static func tree(of text: String, source: String) throws(ScenarioErrors) -> Tree {
    let start = Place(source, line: 1, column: 1)
    guard let tree = try value(of: text, source: source), !tree.isNull else {
      throw ScenarioErrors(start, "The file is empty; a scenario needs at least a name.")
    }
    guard tree.entries != nil else {
      throw ScenarioErrors(tree.place, "A scenario is a map of keys, not \(tree.spoken).")
    }
    return tree
  }

  /// Reads one document with any content; `nil` if there is none.
  static func value(of text: String, source: String) throws(ScenarioErrors) -> Tree? {
    try AliasGuard.check(text, source: source)
    let root: Node?
    do {
      root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      throw ScenarioErrors(issues(of: error, in: text, source: source))
    } catch {
      throw ScenarioErrors(Place(source), "The YAML does not parse: \(error).")
    }
    guard let root else { return nil }
    var reader = YAMLReader(source: source)
    return try reader.tree(of: root, depth: 0)
  }

  private mutating func tree(of node: Node, depth: Int) throws(ScenarioErrors) -> Tree {
    let place = place(of: node)
    nodes += 1
    guard nodes <= YAMLReader.maximumNodes else {
      throw ScenarioErrors(
        Place(source),
        "The file has more than \(YAMLReader.maximumNodes) values, counting what aliases repeat.")
    }
    guard depth <= YAMLReader.maximumDepth else {
      throw ScenarioErrors(place, YAMLReader.tooDeep)
    }
    switch node {
    case .scalar(let scalar):
      let isQuoted = ![.plain, .any].contains(scalar.style)
      try refuseTag(scalar.tag.description, isText: isQuoted, at: place)
      return Tree(.scalar(.init(text: scalar.string, isQuoted: isQuoted)), at: place)
    case .sequence(let sequence):
      try refuseTag(sequence.tag.description, isText: false, at: place)
      var items: [Tree] = []
      for item in sequence { items.append(try tree(of: item, depth: depth + 1)) }
      return Tree(.list(items), at: place)
    case .mapping(let mapping):
      try refuseTag(mapping.tag.description, isText: false, at: place)
      guard mapping.count <= YAMLReader.maximumKeys else {
        throw ScenarioErrors(place, "A map has more than \(YAMLReader.maximumKeys) keys.")
      }
      var entries: [Tree.Entry] = []
      for (key, value) in mapping {
        let name = try name(of: key)
        entries.append(
          Tree.Entry(
            key: name, place: self.place(of: key), value: try tree(of: value, depth: depth + 1)))
      }
      return Tree(.map(entries), at: place)
    case .alias:
      throw ScenarioErrors(place, "This alias has no anchor.")
    }
  }

  /// The text of a key.
  private func name(of key: Node) throws(ScenarioErrors) -> String {
    guard case .scalar(let scalar) = key else {
      throw ScenarioErrors(place(of: key), "A key must be a name, not a list or a map.")
    }
    let text = Tree.Scalar(
      text: scalar.string, isQuoted: ![.plain, .any].contains(scalar.style))
    let isText =
      text.isQuoted || !(text.isNull || ["true", "false"].contains(text.text) || text.isNumber)
    guard isText else {
      throw ScenarioErrors(
        place(of: key), "A key must be a name such as 'epochs', not '\(text.text.clipped)'.")
    }
    return scalar.string
  }

  /// Explicit types are refused: a field knows its own type.
  private func refuseTag(
    _ tag: String, isText: Bool, at place: Place
  ) throws(ScenarioErrors) {
    guard tag.isEmpty || (isText && tag == "tag:yaml.org,2002:str") else {
      let name = tag.replacing("tag:yaml.org,2002:", with: "!!")
      throw ScenarioErrors(place, "The YAML tag '\(name.clipped)' has no use here; leave it out.")
    }
  }

  private func place(of node: Node) -> Place {
    guard let mark = node.mark else { return Place(source) }
    return Place(source, line: mark.line, column: mark.column)
  }
}

extension Tree.Scalar {
  /// Whether a plain text is a number in scenario files.
  var isNumber: Bool { !isQuoted && ScalarText.decimal(text) != nil }
}
