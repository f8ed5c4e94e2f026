import MesoModel

extension Resolver {
  private static let shockExample = "{epoch: 100, set: {demand.usage: 2_000}}"

  /// A list of shocks, each a map from `epoch` and `set`.
  mutating func shocks(_ tree: Tree, path: [String]) -> Resolved? {
    guard case .list(let items) = tree.content else {
      report(
        tree.place,
        "\(Self.quoted(path)) must be a list of shocks such as '- \(Self.shockExample)', not "
          + "\(tree.spoken).")
      return nil
    }
    let shocks = items.compactMap { shock($0, path: path) }
    return shocks.count == items.count ? Resolved(.list(shocks), at: tree.place) : nil
  }

  private mutating func shock(_ tree: Tree, path: [String]) -> Resolved? {
    guard let entries = tree.entries else {
      report(tree.place, "A shock is a map such as \(Self.shockExample), not \(tree.spoken).")
      return nil
    }
    let known = ["epoch", "set"]
    let unknown = entries.filter { !known.contains($0.key) }
    for entry in unknown {
      report(
        entry.place,
        "Unknown key '\(entry.key.clipped)' in a shock.\(Self.hint(entry.key, known)) "
          + "Known: epoch, set.")
    }
    guard let written = tree["epoch"], let set = tree["set"] else {
      report(tree.place, "A shock needs 'epoch' and 'set', such as \(Self.shockExample).")
      return nil
    }
    let parameter = Parameter.structural(
      "epoch", in: 1...1_000_000, unit: "epoch", default: nil, "When the values change.")
    let epoch = scalar(written, as: parameter, path: path + ["epoch"])
    let values = values(of: set)
    guard unknown.isEmpty, let epoch, let values else { return nil }
    return Resolved(
      .map([.init(key: "epoch", value: epoch), .init(key: "set", value: values)]), at: tree.place)
  }

  /// The values of a shock by path; maps within maps are paths too.
  private mutating func values(of tree: Tree) -> Resolved? {
    guard tree.entries?.isEmpty == false else {
      report(
        tree.place,
        "'set' of a shock must be a map from paths to values, such as {demand.usage: 2_000}, not "
          + "\(tree.spoken).")
      return nil
    }
    var leaves: [Resolved.Entry] = []
    guard flatten(tree, below: "", into: &leaves) else { return nil }
    return Resolved(.map(leaves), at: tree.place)
  }

  private mutating func flatten(
    _ tree: Tree, below prefix: String, into leaves: inout [Resolved.Entry]
  ) -> Bool {
    var isSound = true
    for entry in tree.entries ?? [] {
      let path = prefix.isEmpty ? entry.key : "\(prefix).\(entry.key)"
      if entry.value.entries != nil {
        isSound = flatten(entry.value, below: path, into: &leaves) && isSound
      } else if let scalar = entry.value.scalar, !scalar.isNull {
        let content: Resolved.Content =
          scalar.isQuoted ? .text(scalar.text) : .value(.name(scalar.text))
        leaves.append(.init(key: path, value: Resolved(content, at: entry.value.place)))
      } else {
        report(
          entry.value.place,
          "'\(path.clipped)' of a shock must be one value, not "
            + "\(entry.value.spoken).")
        isSound = false
      }
    }
    return isSound
  }
}
