import MesoModel
import MesoPrimitives

/// The paths of a scenario: what the schema has, and the names that the files declare.
struct ScenarioPaths {
  let schema: ScenarioSchema
  /// The file and each of its treatments; a name may be declared in any of them.
  private let parts: [Tree]
  private let treatments: [String]

  init(schema: ScenarioSchema, file: Tree) {
    self.schema = schema
    let declared = file["treatments"]?.entries ?? []
    treatments = declared.map(\.key)
    parts = [file] + declared.map(\.value)
  }

  /// What may stand at a path.
  struct Target {
    /// One shape for each component that has the key.
    var shapes: [Shape]

    /// The scalar that may stand there; a count only where no component takes anything else.
    var parameter: Parameter? {
      let all = shapes.compactMap(\.parameter)
      return all.first { if case .count = $0.kind { false } else { true } } ?? all.first
    }

    /// The key below the path that a scalar stands for.
    var shorthand: String? {
      shapes.lazy.compactMap { if case .shorthand(let field, _) = $0 { field } else { nil } }.first
    }
  }

  /// Finds a path.
  ///
  /// - Throws: A sentence that says which key does not exist and what may have been meant.
  func target(_ path: [String]) throws(UnknownPath) -> Target {
    var names = path[...]
    if names.first == "treatments" {
      guard names.count > 1 else { throw .wholeTreatments }
      let name = names[names.startIndex + 1]
      guard treatments.contains(name) else {
        throw .sentence(Messages.unknown("treatment", name, treatments))
      }
      names = names.dropFirst(2)
    }
    guard !names.isEmpty else { throw .wholeTreatments }
    var shapes = [Shape.record(schema.root)]
    for (index, key) in names.enumerated() {
      let prefix = Array(names.prefix(index))
      let isLast = index == names.count - 1
      let known = shapes.flatMap { keys(of: $0, at: prefix) }
      let next = shapes.flatMap { steps($0, key, at: prefix, isLast: isLast) }
      guard !next.isEmpty else {
        throw .sentence(sentence(path: Array(names), failing: index, known))
      }
      shapes = next
    }
    return Target(shapes: shapes)
  }

  private func steps(_ shape: Shape, _ key: String, at prefix: [String], isLast: Bool) -> [Shape] {
    if case .named(let named) = shape {
      return isLast || names(at: prefix).contains(key) ? [named.entry] : []
    }
    return fields(of: shape).filter { $0.name == key }.map(\.shape)
  }

  /// The keys of a map with fixed keys; of all its components where it may be one of several.
  private func fields(of shape: Shape) -> [Field] {
    switch shape {
    case .record(let record), .shorthand(_, let record): record.fields
    case .oneOf(let fields): fields
    case .component(let component):
      [
        Field(
          .choice(
            component.discriminator, of: component.descriptors.map { $0.name },
            default: component.fallback, ""))
      ] + component.descriptors.flatMap { component.fields(of: $0) }
    default: []
    }
  }

  private func keys(of shape: Shape, at prefix: [String]) -> [String] {
    if case .named = shape { return names(at: prefix) }
    return fields(of: shape).map(\.name)
  }

  /// The names that any part of the file declares in a map of names.
  private func names(at path: [String]) -> [String] {
    let declared = parts.flatMap { part in
      path.reduce(part as Tree?) { $0?[$1] }?.entries?.map(\.key) ?? []
    }
    return declared.distinct
  }

  private func sentence(path: [String], failing: Int, _ known: [String]) -> String {
    let written = path.joined(separator: ".").clipped
    let key = path[failing]
    let prefix = path.prefix(failing).joined(separator: ".")
    let place = prefix.isEmpty ? "the scenario" : "'\(prefix)'"
    let start = "There is no path '\(written)': \(place) has no '\(key.clipped)'."
    if let near = closestName(to: String(key.prefix(60)), in: known) {
      let meant = path.prefix(failing) + [near] + path.dropFirst(failing + 1)
      return "\(start) Did you mean '\(meant.joined(separator: ".").clipped)'?"
    }
    if let longer = schemaPaths().first(where: { $0.hasSuffix("." + path.joined(separator: ".")) })
    {
      return "\(start) Did you mean '\(longer)'?"
    }
    let list = known.distinct.joined(separator: ", ")
    return start + (list.isEmpty ? " It has no keys of its own." : " Known: \(list).")
  }

  /// Every path below the top level, for a path whose start is left out.
  private func schemaPaths() -> [String] {
    paths(below: .record(schema.root), at: []).map { $0.joined(separator: ".") }
  }

  private func paths(below shape: Shape, at prefix: [String]) -> [[String]] {
    var paths: [[String]] = []
    for key in keys(of: shape, at: prefix).distinct {
      paths.append(prefix + [key])
      for inner in steps(shape, key, at: prefix, isLast: false) {
        paths += self.paths(below: inner, at: prefix + [key])
      }
    }
    return paths
  }
}

/// Why a path leads nowhere.
enum UnknownPath: Error {
  case sentence(String)
  /// The path is of a treatment as a whole.
  case wholeTreatments

  var text: String {
    switch self {
    case .sentence(let text): text
    case .wholeTreatments:
      "A treatment as a whole cannot be set; name a path in it, such as "
        + "'treatments.a.demand.fee'."
    }
  }
}

extension Shape {
  /// The scalar that may stand here.
  fileprivate var parameter: Parameter? {
    switch self {
    case .value(let parameter), .limit(let parameter, _): parameter
    case .shorthand(let field, let record): record[field]?.shape.parameter
    default: nil
    }
  }
}

extension [String] {
  /// Each text once, in the order of first appearance.
  var distinct: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
