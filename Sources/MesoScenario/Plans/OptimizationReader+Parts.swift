import MesoModel

/// Reading what a search is to find.
extension OptimizationReader {
  private static let effortKeys = ["points", "first", "keep", "rounds"]
  private static let deterrenceKeys = [
    "side", "cohort", "alternative", "coalition", "split", "epsilon",
  ]

  /// The metrics under `minimise` and `maximise`, each once.
  mutating func objectives() -> [OptimizationPlan.Objective] {
    var objectives: [OptimizationPlan.Objective] = []
    for (key, isMinimised) in [("minimise", true), ("maximise", false)] {
      for (metric, place) in names(key, of: plan.tree) {
        guard plan.metrics.contains(metric) else {
          let hint = Resolver.hint(metric, plan.metrics)
          plan.report(
            place, "There is no metric '\(metric.clipped)'.\(hint) 'mesocosm describe' lists them.")
          continue
        }
        guard !objectives.contains(where: { $0.metric == metric }) else {
          plan.report(place, "'\(metric)' is an objective twice.")
          continue
        }
        objectives.append(.init(metric: metric, isMinimised: isMinimised))
      }
    }
    return objectives
  }

  /// Which deviations must not pay; `nil` if none is asked about.
  mutating func deterrence() -> OptimizationPlan.Deterrence? {
    guard let tree = plan.tree["deviations"], !tree.isNull else { return nil }
    guard checkMap(tree, "deviations", Self.deterrenceKeys, "{side: contributors}") else {
      return nil
    }
    var deterrence = OptimizationPlan.Deterrence()
    deterrence.from = names("cohort", of: tree).map(\.name)
    deterrence.to = names("alternative", of: tree).map(\.name)
    // As on the command line: who asks about alternatives does not ask about splits.
    if !deterrence.to.isEmpty { deterrence.splits = [] }
    deterrence.coalitions = counts("coalition", of: tree, 1...100_000) ?? deterrence.coalitions
    deterrence.splits = counts("split", of: tree, 2...10_000) ?? deterrence.splits
    if let value = tree["side"] {
      deterrence.side = value.scalar.flatMap { Side(rawValue: $0.text) }
      if deterrence.side == nil {
        let known = Side.allCases.map(\.rawValue)
        plan.report(value.place, Messages.unknown("side", value.scalar?.text ?? "", known))
      }
    }
    if let value = tree["epsilon"] {
      let number = value.scalar.flatMap { $0.isQuoted ? nil : ScalarText.decimal($0.text) }
      if let number, number >= 0 {
        deterrence.epsilon = number
      } else {
        plan.report(
          value.place, "'epsilon' is \(value.spoken); it must be a number of tokens, 0 or more.")
      }
    }
    return deterrence
  }

  /// How long and how widely to search.
  mutating func effort() -> OptimizationPlan.Effort {
    var effort = OptimizationPlan.Effort()
    guard let tree = plan.tree["search"], !tree.isNull,
      checkMap(tree, "search", Self.effortKeys, "{points: 32, rounds: 2}")
    else { return effort }
    effort.points = count("points", of: tree, 1...10_000) ?? effort.points
    effort.first = count("first", of: tree, 2...100_000) ?? effort.first
    effort.keep = count("keep", of: tree, 1...1_000) ?? effort.keep
    effort.rounds = count("rounds", of: tree, 0...20) ?? effort.rounds
    return effort
  }

  private mutating func checkMap(
    _ tree: Tree, _ name: String, _ known: [String], _ example: String
  ) -> Bool {
    guard let entries = tree.entries else {
      plan.report(
        tree.place, "'\(name)' must be a map such as \(example), not \(tree.spoken).")
      return false
    }
    for entry in entries where !known.contains(entry.key) {
      plan.report(
        entry.place,
        "Unknown key '\(entry.key.clipped)' in '\(name)'.\(Resolver.hint(entry.key, known)) "
          + "Known: \(known.joined(separator: ", ")).")
    }
    return true
  }

  private mutating func names(_ key: String, of tree: Tree) -> [(name: String, place: Place)] {
    items(key, of: tree).compactMap { item in
      if let scalar = item.scalar, !scalar.isNull { return (scalar.text, item.place) }
      plan.report(item.place, "'\(key)' must be a name or a list of names, not \(item.spoken).")
      return nil
    }
  }

  private mutating func counts(
    _ key: String, of tree: Tree, _ range: ClosedRange<Int>
  ) -> [Int]? {
    guard tree.entry(key) != nil else { return nil }
    return items(key, of: tree).compactMap { count(of: $0, called: key, range) }
  }

  private mutating func count(
    _ key: String, of tree: Tree, _ range: ClosedRange<Int>
  ) -> Int? {
    tree[key].flatMap { count(of: $0, called: key, range) }
  }

  private mutating func count(
    of value: Tree, called key: String, _ range: ClosedRange<Int>
  ) -> Int? {
    if let scalar = value.scalar, !scalar.isQuoted,
      let count = ScalarText.wholeNumber(scalar.text).flatMap({ Int($0) }), range.contains(count)
    {
      return count
    }
    plan.report(
      value.place,
      "'\(key)' is \(value.spoken); it must be a whole number between \(range.lowerBound) and "
        + "\(range.upperBound).")
    return nil
  }

  /// One value or those of a list.
  private func items(_ key: String, of tree: Tree) -> [Tree] {
    guard let value = tree[key] else { return [] }
    if case .list(let items) = value.content { return items }
    return [value]
  }
}
