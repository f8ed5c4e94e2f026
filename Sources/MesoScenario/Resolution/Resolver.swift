import MesoModel
import MesoPrimitives

/// Checks a tree against the schema and fills defaults, collecting everything that is wrong.
struct Resolver {
  /// Decimals of the scenario's token, which amounts are read with.
  let decimals: Int
  private(set) var issues: [ScenarioIssue] = []

  init(decimals: Int) { self.decimals = decimals }

  mutating func report(_ place: Place, _ sentence: String) {
    issues.append(ScenarioIssue(place, sentence))
  }

  /// Resolves a value; `nil` if it is wrong, which is then reported.
  mutating func resolve(_ tree: Tree, as shape: Shape, path: [String]) -> Resolved? {
    switch shape {
    case .value(let parameter):
      return scalar(tree, as: parameter, path: path)
    case .limit(let parameter, let word):
      if tree.scalar?.text == word { return Resolved(.value(.name(word)), at: tree.place) }
      return scalar(tree, as: parameter, path: path, orWord: word)
    case .text(let form):
      return text(tree, form: form, path: path)
    case .numbers(let parameters):
      return numbers(tree, as: parameters, path: path)
    case .names:
      return names(tree, path: path)
    case .record(let record):
      return map(record.fields, of: tree, path: path)
    case .named(let named):
      return self.named(named, of: tree, path: path)
    case .component(let component):
      return self.component(component, of: tree, path: path)
    case .oneOf(let fields):
      return choice(of: fields, tree, path: path)
    case .shorthand(let field, let record):
      guard tree.scalar != nil else { return map(record.fields, of: tree, path: path) }
      let long = Tree(
        .map([Tree.Entry(key: field, place: tree.place, value: tree)]), at: tree.place)
      return map(record.fields, of: long, path: path, spokenPath: path)
    case .choices:
      preconditionFailure("Choices are written out before a scenario is resolved.")
    case .claims:
      return claims(tree, path: path)
    case .criteria:
      return criteria(tree, path: path)
    case .shocks:
      return shocks(tree, path: path)
    }
  }

  /// A map with the given keys; wrong keys are reported and right ones still resolved.
  ///
  /// - Parameter spokenPath: What messages call every field, where a scalar stands for the map.
  mutating func map(
    _ fields: [Field], of tree: Tree, path: [String], owner: String = "",
    spokenPath: [String]? = nil
  ) -> Resolved? {
    guard let entries = tree.entries else {
      report(tree.place, "\(Self.quoted(path)) must be a map, not \(tree.spoken).")
      return nil
    }
    var isComplete = reportUnknown(entries, fields, in: path, owner: owner)
    var resolved: [Resolved.Entry] = []
    for field in fields where !isPresetsToFill(field, of: tree, path: path) {
      switch value(of: field, in: tree, path: path, spokenPath: spokenPath) {
      case .some(.some(let value)): resolved.append(.init(key: field.name, value: value))
      case .some(.none): continue
      case .none: isComplete = false
      }
    }
    return isComplete ? Resolved(.map(resolved), at: tree.place) : nil
  }

  /// Whether a stage is missing because the mechanism's preset is misspelt, which is reported.
  private func isPresetsToFill(_ field: Field, of tree: Tree, path: [String]) -> Bool {
    guard path == ["mechanism"], field.presence == .required, tree.entry(field.name) == nil,
      let preset = tree["preset"]
    else { return false }
    return issues.contains { $0.line == preset.place.line && $0.column == preset.place.column }
  }

  /// The value of a field: `.some(nil)` if it is optional and left out, `nil` if it is wrong.
  mutating func value(
    of field: Field, in tree: Tree, path: [String], spokenPath: [String]?
  ) -> Resolved?? {
    let fieldPath = spokenPath ?? path + [field.name]
    if let entry = tree.entry(field.name) {
      guard entry.value.isNull else {
        return resolve(entry.value, as: field.shape, path: fieldPath).map { .some($0) }
      }
      if field.presence == .optional { return .some(nil) }
      let remedy = field.presence == .filled ? " Leave the key out for the default." : ""
      report(entry.value.place, "\(Self.quoted(fieldPath)) has no value.\(remedy)")
      return nil
    }
    switch field.presence {
    case .optional:
      return .some(nil)
    case .required:
      report(tree.place, Self.missing(field, in: path))
      return nil
    case .filled:
      return resolve(field.shape.defaultTree(at: tree.place), as: field.shape, path: fieldPath)
        .map { .some($0) }
    }
  }

  /// Reports keys that the map does not have; false if there are any.
  private mutating func reportUnknown(
    _ entries: [Tree.Entry], _ fields: [Field], in path: [String], owner: String
  ) -> Bool {
    let unknown = entries.filter { entry in !fields.contains { $0.name == entry.key } }
    // The layers have taken these two away by now, but an author may have meant them.
    let known = fields.map(\.name) + (path.isEmpty ? ["extends", "treatments"] : [])
    for entry in unknown {
      let place = path.isEmpty ? "at the top level" : "in \(Self.quoted(path))"
      report(
        entry.place,
        "Unknown key '\(entry.key.clipped)' \(place)\(owner)."
          + (Self.innerHint(entry.key, in: fields, path: path) ?? Self.hint(entry.key, known))
          + " Known: \(known.joined(separator: ", ")).")
    }
    return unknown.isEmpty
  }

  static func quoted(_ path: [String]) -> String {
    path.isEmpty ? "The scenario" : "'\(path.joined(separator: "."))'"
  }

  /// “Did you mean …?” with a blank before it, or nothing.
  static func hint(_ name: String, _ known: [String]) -> String {
    closestName(to: String(name.prefix(60)), in: known).map { " Did you mean '\($0)'?" } ?? ""
  }

  /// Where the very name is a key one level below.
  private static func innerHint(_ name: String, in fields: [Field], path: [String]) -> String? {
    let outer = fields.first { field in
      if case .record(let record) = field.shape { record[name] != nil } else { false }
    }
    return outer.map { " Did you mean \(quoted(path + [$0.name, name]))?" }
  }

  private static func missing(_ field: Field, in path: [String]) -> String {
    if path == ["mechanism"] {
      return "'mechanism' needs '\(field.name)', or a 'preset' that fills it."
    }
    let summary = field.summary.prefix(1).lowercased() + field.summary.dropFirst()
    return "\(quoted(path)) needs '\(field.name)': \(summary)"
  }
}

extension Shape {
  /// What stands where a file says nothing.
  func defaultTree(at place: Place) -> Tree {
    switch self {
    case .value(let parameter):
      return Tree(plain: parameter.defaultText ?? "", at: place)
    case .limit(_, let word):
      return Tree(plain: word, at: place)
    case .text(.symbol(let symbol)):
      return Tree(plain: symbol, at: place)
    case .text(.free):
      return Tree(plain: "", at: place)
    case .numbers(let parameters):
      let items = parameters.map { Tree(plain: $0.defaultText ?? "", at: place) }
      return Tree(.list(items), at: place)
    case .names(let names):
      return Tree(.list(names.map { Tree(plain: $0, at: place) }), at: place)
    case .claims, .criteria, .shocks:
      return Tree(.list([]), at: place)
    case .oneOf(let fields):
      let entries = fields.prefix(1).map {
        Tree.Entry(key: $0.name, place: place, value: $0.shape.defaultTree(at: place))
      }
      return Tree(.map(entries), at: place)
    case .record, .named, .component, .shorthand, .choices:
      return Tree(.map([]), at: place)
    }
  }
}
