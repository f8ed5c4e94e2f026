import MesoModel

extension Resolver {
  private static let criterionExample =
    "{metric: honest_share, over: final, across: q05, goal: \">= 0.6\"}"
  private static let criterionKeys = ["metric", "over", "across", "goal"]

  /// A list of criteria, each a map.
  mutating func criteria(_ tree: Tree, path: [String]) -> Resolved? {
    guard case .list(let items) = tree.content else {
      report(
        tree.place,
        "\(Self.quoted(path)) must be a list of criteria such as "
          + "'- \(Self.criterionExample)', not \(tree.spoken).")
      return nil
    }
    let criteria = items.compactMap { criterion($0) }
    return criteria.count == items.count ? Resolved(.list(criteria), at: tree.place) : nil
  }

  private mutating func criterion(_ tree: Tree) -> Resolved? {
    guard let entries = tree.entries else {
      report(
        tree.place, "A criterion is a map such as \(Self.criterionExample), not \(tree.spoken).")
      return nil
    }
    let known = Self.criterionKeys
    let unknown = entries.filter { !known.contains($0.key) }
    for entry in unknown {
      report(
        entry.place,
        "Unknown key '\(entry.key.clipped)' in a criterion.\(Self.hint(entry.key, known)) "
          + "Known: \(known.joined(separator: ", ")).")
    }
    let metric = text(of: "metric", in: tree)
    let over = form(of: "over", in: tree, default: "run", known: Criterion.Over.spoken) {
      Criterion.Over($0)?.description
    }
    let across = form(of: "across", in: tree, default: "mean", known: Criterion.Across.spoken) {
      Criterion.Across($0)?.description
    }
    let goal = goal(in: tree)
    guard unknown.isEmpty, let metric, let over, let across, let goal else { return nil }
    return Resolved(
      .map([
        .init(key: "metric", value: Resolved(.value(.name(metric.text)), at: metric.place)),
        .init(key: "over", value: over), .init(key: "across", value: across),
        .init(key: "goal", value: goal),
      ]), at: tree.place)
  }

  private mutating func goal(in tree: Tree) -> Resolved? {
    guard let goal = text(of: "goal", in: tree) else { return nil }
    guard let bound = Bound(goal.text), bound.relation.isOrder else {
      report(
        goal.place,
        "The goal of a criterion is <, <=, > or >= and a number, such as '>= 0.6', not "
          + "'\(goal.text.clipped)'.")
      return nil
    }
    return Resolved(.text(bound.description), at: goal.place)
  }

  /// A key that reads as one of a few forms, in its canonical form.
  private mutating func form(
    of key: String, in tree: Tree, default text: String, known: [String],
    _ canonical: (String) -> String?
  ) -> Resolved? {
    guard tree.entry(key) != nil else { return Resolved(.value(.name(text)), at: tree.place) }
    guard let written = self.text(of: key, in: tree) else { return nil }
    guard let form = canonical(written.text) else {
      report(
        written.place,
        "'\(key)' is '\(written.text.clipped)'; it must be \(Self.list(known))."
          + Self.hint(written.text, known))
      return nil
    }
    let isName = ScalarText.isName(form)
    return Resolved(isName ? .value(.name(form)) : .text(form), at: written.place)
  }

  private mutating func text(of key: String, in tree: Tree) -> (text: String, place: Place)? {
    guard let value = tree[key], !value.isNull else {
      report(tree.place, "A criterion needs '\(key)', such as \(Self.criterionExample).")
      return nil
    }
    guard let scalar = value.scalar else {
      report(value.place, "'\(key)' of a criterion must be a text, not \(value.spoken).")
      return nil
    }
    return (scalar.text, value.place)
  }
}

extension Criterion {
  /// The criterion of a map that the resolver has checked.
  init(_ resolved: Resolved) {
    guard let over = Over(Self.text("over", of: resolved)),
      let across = Across(Self.text("across", of: resolved)),
      let goal = Bound(Self.text("goal", of: resolved))
    else { preconditionFailure("A resolved criterion is complete.") }
    self.init(metric: resolved.name("metric"), over: over, across: across, goal: goal)
  }

  private static func text(_ key: String, of resolved: Resolved) -> String {
    if case .name(let name)? = resolved[key]?.value { name } else { resolved.text(key) ?? "" }
  }
}
