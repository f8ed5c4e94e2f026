import MesoModel

/// Blocks whose values the plan lists.
extension DesignReader {
  /// The axes of a grid or a zip; `nil` if any is wrong, which is then reported.
  mutating func axes(_ entry: Tree.Entry, isGrid: Bool) -> [DesignBlock.Axis]? {
    guard let entries = entry.value.entries, !entries.isEmpty else {
      report(
        entry.value.place,
        "'\(entry.key)' must be a map from paths to values, not \(entry.value.spoken).")
      return nil
    }
    let axes = entries.compactMap { axis($0, dropsRepeats: isGrid) }
    return axes.count == entries.count ? axes : nil
  }

  mutating func zipped(_ entry: Tree.Entry) -> DesignBlock.Content? {
    guard let axes = axes(entry, isGrid: false), let first = axes.first else { return nil }
    let others = axes.filter { $0.values.count != first.values.count }
    for axis in others {
      report(
        axis.path.place,
        "'\(axis.path.text)' has \(axis.values.count) values and '\(first.path.text)' has "
          + "\(first.values.count); a zip takes one of each at a time.")
    }
    return others.isEmpty ? .zip(axes) : nil
  }

  /// Rows that each name the same paths.
  mutating func list(_ tree: Tree) -> DesignBlock.Content? {
    guard case .list(let items) = tree.content, let first = items.first,
      let header = first.entries, !header.isEmpty
    else {
      report(
        tree.place,
        "'list' must be a list of points such as '- {demand.fee: 0.1, epochs: 50}', "
          + "not \(tree.spoken).")
      return nil
    }
    let paths = header.compactMap { path($0.key, at: $0.place)?.0 }
    let rows = items.enumerated().compactMap { index, item in
      row(item, number: index + 1, keys: header.map(\.key))
    }
    guard paths.count == header.count, rows.count == items.count else { return nil }
    return .list(paths, rows: rows)
  }

  private mutating func row(_ tree: Tree, number: Int, keys: [String]) -> [Tree]? {
    guard let entries = tree.entries else {
      report(tree.place, "Point \(number) of the list must be a map, not \(tree.spoken).")
      return nil
    }
    let missing = keys.filter { tree.entry($0) == nil }
    if !missing.isEmpty {
      let names = missing.map { "'\($0.clipped)'" }.joined(separator: ", ")
      report(
        tree.place,
        "Point \(number) of the list lacks \(names); all points of a list name the same paths.")
    }
    let strange = entries.filter { !keys.contains($0.key) }
    for entry in strange {
      report(
        entry.place,
        "Point \(number) of the list names '\(entry.key.clipped)', which the first does not."
          + Resolver.hint(entry.key, keys))
    }
    return missing.isEmpty && strange.isEmpty ? keys.compactMap { tree[$0] } : nil
  }

  private mutating func axis(_ entry: Tree.Entry, dropsRepeats: Bool) -> DesignBlock.Axis? {
    let found = path(entry.key, at: entry.place)
    switch entry.value.content {
    case .list(let values) where !values.isEmpty:
      return found.map { DesignBlock.Axis(path: $0.0, values: values) }
    case .map(let entries) where entries.contains { Levels.keys.contains($0.key) }:
      guard let levels = levels(entry.value), let (path, target) = found else { return nil }
      let values = self.values(
        of: levels, at: entry.value.place, path: path, target, dropsRepeats: dropsRepeats)
      return values.map { DesignBlock.Axis(path: path, values: $0) }
    default:
      report(
        entry.value.place,
        "The values of '\(entry.key.clipped)' must be a list or {from, to, steps, scale}, not "
          + "\(entry.value.spoken).")
      return nil
    }
  }

  private mutating func values(
    of levels: Levels, at place: Place, path: DesignPath, _ target: ScenarioPaths.Target,
    dropsRepeats: Bool
  ) -> [Tree]? {
    guard isNumeric(target) else {
      report(place, "'\(path.text)' takes no numbers; list its values, such as [a, b].")
      return nil
    }
    let form = ValueForm(target.parameter, decimals: decimals)
    var texts = levels.texts(as: form)
    let repeated = texts.count - texts.distinct.count
    if dropsRepeats, repeated > 0 {
      texts = texts.distinct
      warn(
        place,
        "\(repeated) of the \(levels.steps) values of '\(path.text)' are dropped: after "
          + "rounding they repeat others.")
    }
    return texts.map { Tree(plain: $0, at: place) }
  }

  /// Whether a computed number can stand at a path.
  func isNumeric(_ target: ScenarioPaths.Target) -> Bool {
    switch target.parameter?.kind {
    case .amount, .number, .count: true
    default: false
    }
  }
}
