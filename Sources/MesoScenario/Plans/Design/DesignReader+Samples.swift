import MesoModel
import MesoPrimitives

/// Blocks whose values are drawn from distributions.
extension DesignReader {
  mutating func sample(_ sampling: Sampling, _ entry: Tree.Entry) -> DesignBlock.Content? {
    let isMap = entry.value.entries != nil
    let points =
      isMap ? count("points", of: entry.value, in: 1...SweepReader.maximumPoints) : nil
    guard let factors = factors(in: entry, keys: ["points", "over"]), let points else {
      return nil
    }
    if case .sobol = sampling, factors.count > SobolSequence.maximumDimensions {
      report(
        entry.place,
        "A Sobol sequence has at most \(SobolSequence.maximumDimensions) paths, not "
          + "\(factors.count).")
      return nil
    }
    return .sample(sampling, points: points, factors)
  }

  /// The rows from which Sobol' indices are estimated.
  mutating func saltelli(_ entry: Tree.Entry) -> DesignBlock.Content? {
    let isMap = entry.value.entries != nil
    let base = isMap ? count("base", of: entry.value, in: 2...SweepReader.maximumPoints) : nil
    guard let factors = factors(in: entry, keys: ["base", "second-order", "over"]), let base,
      let secondOrder = flag("second-order", of: entry.value, default: true)
    else { return nil }
    guard factors.count <= Sampling.maximumSaltelliPaths else {
      report(
        entry.place,
        "A Saltelli design has at most \(Sampling.maximumSaltelliPaths) paths, not "
          + "\(factors.count): it takes two of the \(SobolSequence.maximumDimensions) dimensions "
          + "of the Sobol sequence for each. Screen them with 'morris' first.")
      return nil
    }
    if base & (base - 1) != 0 {
      warn(
        entry.place,
        "'base' is \(base); the points of a Sobol sequence are even for powers of two.")
    }
    return .sample(.saltelli(secondOrder: secondOrder), points: base, factors)
  }

  /// Walks from which elementary effects are estimated.
  mutating func morris(_ entry: Tree.Entry) -> DesignBlock.Content? {
    let isMap = entry.value.entries != nil
    let walks =
      isMap ? count("trajectories", of: entry.value, in: 2...SweepReader.maximumPoints) : nil
    guard let factors = factors(in: entry, keys: ["trajectories", "levels", "over"]), let walks,
      let levels =
        entry.value["levels"] == nil ? 4 : count("levels", of: entry.value, in: 2...1_000)
    else { return nil }
    guard levels.isMultiple(of: 2) else {
      report(entry.place, "'levels' is \(levels); half of them are a step, so it must be even.")
      return nil
    }
    for factor in factors {
      guard case .normal = factor.distribution.content else { continue }
      report(
        factor.path.place,
        "'\(factor.path.text)' is normal and has no ends for a grid; use a distribution that does.")
      return nil
    }
    return .sample(.morris(levels: levels), points: walks, factors)
  }

  /// The factors of a block with the given keys; what is wrong is reported.
  private mutating func factors(
    in entry: Tree.Entry, keys: [String]
  ) -> [DesignBlock.Factor]? {
    let tree = entry.value
    guard let entries = tree.entries else {
      let example = keys[0] == "points" ? "points: 50" : "\(keys[0]): 64"
      report(
        tree.place,
        "'\(entry.key)' must be a map such as {\(example), over: {demand.fee: {uniform: "
          + "[0, 1]}}}, not \(tree.spoken).")
      return nil
    }
    let unknown = entries.filter { !keys.contains($0.key) }
    for other in unknown {
      report(
        other.place,
        "Unknown key '\(other.key.clipped)' in '\(entry.key)'."
          + "\(Resolver.hint(other.key, keys)) Known: \(keys.joined(separator: ", ")).")
    }
    let factors = factors(of: tree, in: entry)
    return unknown.isEmpty ? factors : nil
  }

  private mutating func factors(of tree: Tree, in block: Tree.Entry) -> [DesignBlock.Factor]? {
    guard let over = tree["over"] else {
      report(
        tree.place,
        "'\(block.key)' needs 'over', a map from paths to distributions.")
      return nil
    }
    let factors = factors(ofMap: over, called: "over")
    return factors.isEmpty || factors.count < over.entries?.count ?? 0 ? nil : factors
  }

  /// The factors of a map from paths to distributions; what is wrong is reported and left out.
  mutating func factors(ofMap tree: Tree, called name: String) -> [DesignBlock.Factor] {
    guard let entries = tree.entries, !entries.isEmpty else {
      report(
        tree.place, "'\(name)' must be a map from paths to distributions, not \(tree.spoken).")
      return []
    }
    return entries.compactMap { factor($0) }
  }

  private mutating func factor(_ entry: Tree.Entry) -> DesignBlock.Factor? {
    let found = path(entry.key, at: entry.place)
    let known = Distribution.Kind.allCases.map(\.rawValue)
    guard let entries = entry.value.entries, entries.count == 1, let named = entries.first else {
      report(
        entry.value.place,
        "The distribution of '\(entry.key.clipped)' must be a map with one key, "
          + "\(Resolver.list(known)), not \(entry.value.spoken).")
      return nil
    }
    guard let kind = Distribution.Kind(rawValue: named.key) else {
      report(named.place, Messages.unknown("distribution", named.key, known))
      return nil
    }
    guard let content = content(kind, named.value), let (path, target) = found else { return nil }
    guard kind == .choice || isNumeric(target) else {
      report(
        named.place, "'\(path.text)' takes no numbers; use {choice: [a, b]}.")
      return nil
    }
    let form = ValueForm(target.parameter, decimals: decimals)
    return DesignBlock.Factor(
      path: path,
      distribution: Distribution(content: content, form: form, place: entry.value.place))
  }

  private mutating func content(
    _ kind: Distribution.Kind, _ tree: Tree
  ) -> Distribution.Content? {
    switch kind {
    case .choice:
      if case .list(let values) = tree.content, !values.isEmpty { return .choice(values) }
      report(tree.place, "'choice' must be a list of values, not \(tree.spoken).")
      return nil
    case .integer:
      return ordered(kind, tree, isAllowed: { abs($0) <= 1e15 && $0 == $0.rounded() })
        .map { .integer(Int($0), Int($1)) }
    case .uniform:
      return ordered(kind, tree).map { .uniform($0, $1) }
    case .logUniform:
      return ordered(kind, tree, isAllowed: { $0 > 0 }, "above 0").map { .logUniform($0, $1) }
    case .normal:
      guard let (mean, sd) = pair(kind, tree, "mean, standard deviation") else { return nil }
      guard sd > 0 else {
        report(tree.place, "The standard deviation of 'normal' must be above 0.")
        return nil
      }
      return .normal(mean: mean, sd: sd)
    case .beta:
      guard let (alpha, beta) = pair(kind, tree, "alpha, beta") else { return nil }
      guard (0.01...100_000).contains(alpha), (0.01...100_000).contains(beta) else {
        report(tree.place, "The shapes of 'beta' must be between 0.01 and 100000.")
        return nil
      }
      return .beta(alpha, beta)
    }
  }

  /// Two numbers, the first less than the second.
  private mutating func ordered(
    _ kind: Distribution.Kind, _ tree: Tree, isAllowed: (Double) -> Bool = { _ in true },
    _ allowed: String = "whole numbers"
  ) -> (Double, Double)? {
    guard let (low, high) = pair(kind, tree, "from, to") else { return nil }
    guard isAllowed(low), isAllowed(high) else {
      report(tree.place, "The ends of '\(kind.rawValue)' must be \(allowed).")
      return nil
    }
    guard low < high else {
      report(
        tree.place,
        "'\(kind.rawValue)' is [\(low.shortest), \(high.shortest)]; the first must be less than "
          + "the second.")
      return nil
    }
    return (low, high)
  }

  private mutating func pair(
    _ kind: Distribution.Kind, _ tree: Tree, _ names: String
  ) -> (Double, Double)? {
    guard case .list(let items) = tree.content, items.count == 2 else {
      report(
        tree.place,
        "'\(kind.rawValue)' must be a list of two numbers [\(names)], "
          + "not \(tree.spoken).")
      return nil
    }
    let first = number(items[0], called: "The first number of '\(kind.rawValue)'")
    let second = number(items[1], called: "The second number of '\(kind.rawValue)'")
    guard let first, let second else { return nil }
    return (first, second)
  }
}
