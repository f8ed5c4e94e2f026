import MesoModel

/// Evenly spaced values, and numbers in general.
extension DesignReader {
  mutating func levels(_ tree: Tree) -> Levels? {
    let unknown = (tree.entries ?? []).filter { !Levels.keys.contains($0.key) }
    for entry in unknown {
      report(
        entry.place,
        "Unknown key '\(entry.key.clipped)'.\(Resolver.hint(entry.key, Levels.keys)) "
          + "Known: \(Levels.keys.joined(separator: ", ")).")
    }
    let from = number("from", of: tree)
    let to = number("to", of: tree)
    let steps = count("steps", of: tree, in: 2...Levels.maximumSteps)
    let scale = scale(of: tree)
    guard unknown.isEmpty, let from, let to, let steps, let scale else { return nil }
    if scale == .log, from <= 0 || to <= 0 {
      report(tree.place, "A log scale needs 'from' and 'to' above 0.")
      return nil
    }
    return Levels(from: from, to: to, steps: steps, scale: scale)
  }

  private mutating func scale(of tree: Tree) -> Levels.Scale? {
    guard let value = tree["scale"] else { return .linear }
    let known = Levels.Scale.allCases.map(\.rawValue)
    if let scale = value.scalar.flatMap({ Levels.Scale(rawValue: $0.text) }) { return scale }
    report(
      value.place,
      "'scale' is \(value.spoken); it must be \(Resolver.list(known))."
        + Resolver.hint(value.scalar?.text ?? "", known))
    return nil
  }

  private mutating func number(_ key: String, of tree: Tree) -> Double? {
    guard let value = tree[key] else {
      report(tree.place, "'\(key)' is missing; evenly spaced values are {from, to, steps, scale}.")
      return nil
    }
    return number(value, called: "'\(key)'")
  }

  /// A finite number.
  mutating func number(_ tree: Tree, called name: String) -> Double? {
    if let scalar = tree.scalar, !scalar.isQuoted, let number = ScalarText.decimal(scalar.text) {
      return number
    }
    report(tree.place, "\(name) must be a number, not \(tree.spoken).")
    return nil
  }

  /// true or false; `nil` for anything else, which is reported.
  mutating func flag(_ key: String, of tree: Tree, default fallback: Bool) -> Bool? {
    guard let value = tree[key] else { return fallback }
    if let scalar = value.scalar, !scalar.isQuoted, let flag = Bool(scalar.text) { return flag }
    report(value.place, "'\(key)' must be true or false, not \(value.spoken).")
    return nil
  }

  /// A whole number in a range.
  mutating func count(_ key: String, of tree: Tree, in range: ClosedRange<Int>) -> Int? {
    guard let value = tree[key] else {
      report(tree.place, "'\(key)' is missing; it is a whole number.")
      return nil
    }
    guard let scalar = value.scalar, !scalar.isQuoted,
      let count = ScalarText.wholeNumber(scalar.text).flatMap({ Int($0) }), range.contains(count)
    else {
      report(
        value.place,
        "'\(key)' is \(value.spoken); it must be a whole number between \(range.lowerBound) and "
          + "\(range.upperBound).")
      return nil
    }
    return count
  }
}
