import MesoModel

extension Assembly {
  /// The shocks of a scenario in the order of their epochs; each is tried on what the earlier ones
  /// leave, and reported if it cannot be.
  mutating func shocks(of root: Resolved, by amendment: Amendment, on world: World) -> [Shock] {
    let written = (root["shocks"]?.items ?? []).enumerated().sorted {
      ($0.element.count("epoch"), $0.offset) < ($1.element.count("epoch"), $1.offset)
    }.map { $0.element }
    var inForce: [(path: [String], value: Tree)] = []
    var shocks: [Shock] = []
    for shock in written {
      let epoch = shock.count("epoch")
      if epoch > world.epochs {
        warn(
          shock.part("epoch").place,
          "The shock of epoch \(epoch) comes after the last one, \(world.epochs).")
      }
      let values = shock.part("set").entries.map { entry -> (path: [String], value: Tree) in
        (Amendment.keys(of: entry.key), entry.value.asTree)
      }
      do {
        _ = try amendment.world(with: inForce + values, like: world)
        inForce += values
      } catch {
        report(error.issues)
      }
      shocks.append(
        Shock(
          epoch: epoch,
          changes: values.map {
            LeverChange(
              path: $0.path.joined(separator: "."),
              value: amendment.canonical($0.value, at: $0.path))
          }))
    }
    return shocks
  }
}

extension Resolved {
  /// A value of a shock as it was written.
  fileprivate var asTree: Tree {
    switch content {
    case .text(let text): Tree(.scalar(Tree.Scalar(text: text, isQuoted: true)), at: place)
    case .value(.name(let text)): Tree(plain: text, at: place)
    default: Tree(plain: "", at: place)
    }
  }
}
