import MesoModel

/// Which levers may change during a run.
extension Amendment {
  /// The field at a path that may change during a run.
  ///
  /// - Throws: `ScenarioErrors` that say why there is none.
  func field(
    at path: [String], place: Place = Place("a change of rules")
  ) throws(ScenarioErrors) -> Field {
    var shape = Shape.record(schema.root)
    var part: Resolved? = root
    var found: Field?
    for (index, key) in path.enumerated() {
      let (fields, isNamed) = try fields(of: shape, part, path, index, place)
      guard let field = fields.first(where: { $0.name == key }) else {
        throw ScenarioErrors(place, Self.unknown(path, at: index, fields.map(\.name)))
      }
      found = field
      shape = field.shape
      part = part?[key]
      if isNamed, index == path.count - 1 { found = nil }
    }
    guard let found, let parameter = found.shape.liveParameter else {
      throw ScenarioErrors(
        place, "\(Resolver.quoted(path)) is no single value; name a lever below it.")
    }
    if parameter.change == .structural {
      throw ScenarioErrors(place, Self.structural(path))
    }
    return found
  }

  /// The number that a lever is, where it is one.
  func parameter(at path: [String], place: Place) throws(ScenarioErrors) -> Parameter {
    let field = try field(at: path, place: place)
    guard let parameter = field.shape.liveParameter else {
      throw ScenarioErrors(place, "\(Resolver.quoted(path)) is no single value.")
    }
    return parameter
  }

  /// The keys below a shape as the scenario has it.
  private func fields(
    of shape: Shape, _ part: Resolved?, _ path: [String], _ index: Int, _ place: Place
  ) throws(ScenarioErrors) -> (fields: [Field], isNamed: Bool) {
    switch shape {
    case .record(let record), .shorthand(_, let record): return (record.fields, false)
    case .named(let named):
      let names = part?.entries.map(\.key) ?? []
      return (names.map { Field($0, named.entry, .required, "") }, true)
    case .component(let component):
      guard path[index] != component.discriminator else {
        throw ScenarioErrors(place, Self.structural(path))
      }
      guard let name = part?.optionalName(component.discriminator),
        let descriptor = component.descriptor(name)
      else { return ([], false) }
      return (component.fields(of: descriptor), false)
    case .oneOf: throw ScenarioErrors(place, Self.structural(path))
    default: return ([], false)
    }
  }

  private static func structural(_ path: [String]) -> String {
    "\(Resolver.quoted(path)) cannot change during a run: it is read once, at the start. Compare "
      + "treatments, or sweep it."
  }

  private static func unknown(_ path: [String], at index: Int, _ known: [String]) -> String {
    let prefix = Array(path.prefix(index))
    let place = prefix.isEmpty ? "the scenario" : Resolver.quoted(prefix)
    let list = known.isEmpty ? " It has no keys of its own." : Resolver.hint(path[index], known)
    return "There is no lever \(Resolver.quoted(path)): \(place) has no "
      + "'\(path[index].clipped)'.\(list)"
  }
}

extension Shape {
  /// The scalar that stands here, if one does.
  fileprivate var liveParameter: Parameter? {
    switch self {
    case .value(let parameter), .limit(let parameter, _): parameter
    case .shorthand(let field, let record): record[field]?.shape.liveParameter
    default: nil
    }
  }
}
