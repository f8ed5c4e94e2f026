import MesoModel

/// Changes levers of a resolved scenario during a run: the changed values are resolved as in a file,
/// the whole is checked again, and every component is made again.
///
/// Only what changes is read anew, so that a controller may ask in every epoch.
struct Amendment: Sendable {
  let schema: ScenarioSchema
  let root: Resolved
  let decimals: Int
  /// The treatment's name.
  let name: String

  /// The rulebook that a world of the scenario carries.
  func rulebook(of world: World) -> Rulebook {
    Rulebook(
      read: { path in value(at: Self.keys(of: path)) },
      remake: { changes in try self.world(with: changes, like: world) })
  }

  static func keys(of path: String) -> [String] {
    path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  /// The value of a lever as a file would write it; `nil` if there is none.
  func value(at path: [String]) -> String? {
    guard let field = try? field(at: path), let part = root[path] else { return nil }
    return text(of: part, as: field.shape)
  }

  /// A value as the resolved scenario would write it; as it is if it is wrong, which is reported
  /// elsewhere.
  func canonical(_ value: Tree, at path: [String]) -> String {
    let written = value.scalar?.text ?? ""
    guard let field = try? field(at: path) else { return written }
    var resolver = Resolver(decimals: decimals)
    return resolver.resolve(value, as: field.shape, path: path)
      .flatMap { text(of: $0, as: field.shape) } ?? written
  }

  private func text(of part: Resolved, as shape: Shape) -> String? {
    if case .text(let text)? = part.value { return text }
    let canonical = CanonicalText(decimals: decimals)
    if case .shorthand(let key, _) = shape {
      return part[key].flatMap { canonical.leaves(of: $0).first?.value }
    }
    return canonical.leaves(of: part).first?.value
  }

  /// The world with some levers changed.
  ///
  /// - Parameter like: The world as the run began with it.
  /// - Throws: `RuleRefusal`.
  func world(with changes: [LeverChange], like world: World) throws -> World {
    let place = Place("a change of rules")
    let trees = changes.map { (Self.keys(of: $0.path), Tree(plain: $0.value, at: place)) }
    do { return try self.world(with: trees, like: world) } catch {
      throw RuleRefusal(error.issues.map(\.sentence).joined(separator: " "))
    }
  }

  /// The world with values laid over the scenario.
  ///
  /// - Throws: `ScenarioErrors` at the places of the values.
  func world(
    with changes: [(path: [String], value: Tree)], like world: World
  ) throws(ScenarioErrors) -> World {
    var changed = root
    for change in changes {
      let field = try self.field(at: change.path, place: change.value.place)
      var resolver = Resolver(decimals: decimals)
      let value = resolver.resolve(change.value, as: field.shape, path: change.path)
      guard let value else { throw ScenarioErrors(resolver.issues) }
      changed = changed.replacing(change.path[...], with: value)
    }
    var builder = WorldBuilder(schema: schema, root: changed)
    let made = builder.world(named: name)
    guard let made, builder.issues.isEmpty else { throw ScenarioErrors(builder.issues) }
    var checks = CrossChecks(root: changed, world: made, decimals: decimals)
    checks.run()
    let last = changes.last?.value.place ?? root.place
    guard checks.issues.isEmpty else {
      throw ScenarioErrors(checks.issues.map { ScenarioIssue(last, $0.sentence) })
    }
    if let difference = made.structuralDifference(from: world) {
      let paths = changes.map { $0.path.joined(separator: ".") }.joined(separator: "', '")
      throw ScenarioErrors(
        last,
        "'\(paths)' cannot change to this value during a run: it would change \(difference), "
          + "which is laid out at the start. Compare treatments instead.")
    }
    return made
  }
}

extension Resolved {
  /// A copy with the value at a path, which may be missing, replaced.
  fileprivate func replacing(_ path: ArraySlice<String>, with value: Resolved) -> Resolved {
    guard let key = path.first else { return value }
    var entries = entries
    if let known = entries.firstIndex(where: { $0.key == key }) {
      entries[known].value = entries[known].value.replacing(path.dropFirst(), with: value)
    } else {
      let inner = Resolved(.map([]), at: value.place).replacing(path.dropFirst(), with: value)
      entries.append(Entry(key: key, value: inner))
    }
    return Resolved(.map(entries), at: place)
  }
}
