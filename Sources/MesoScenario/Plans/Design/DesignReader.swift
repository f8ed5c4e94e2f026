import MesoModel
import MesoPrimitives

/// Reads the design of a sweep and collects everything that is wrong with it.
struct DesignReader {
  let paths: ScenarioPaths
  /// Decimals of the token, which computed amounts are rounded to.
  let decimals: Int
  private(set) var issues: [ScenarioIssue] = []
  private(set) var warnings: [ScenarioIssue] = []

  init(paths: ScenarioPaths, decimals: Int) {
    self.paths = paths
    self.decimals = decimals
  }

  mutating func report(_ place: Place, _ sentence: String) {
    issues.append(ScenarioIssue(place, sentence))
  }

  mutating func warn(_ place: Place, _ sentence: String) {
    warnings.append(ScenarioIssue(place, sentence))
  }

  /// The blocks of a list; wrong ones are reported and left out.
  mutating func blocks(_ tree: Tree) -> [DesignBlock] {
    guard case .list(let items) = tree.content, !items.isEmpty else {
      report(
        tree.place,
        "'design' must be a list of blocks such as '- grid: {demand.fee: [0.05, 0.1]}', "
          + "not \(tree.spoken).")
      return []
    }
    let blocks = items.compactMap { block($0) }
    reportRepeatedPaths(blocks)
    reportMixedAnalyses(items)
    return blocks
  }

  private mutating func block(_ tree: Tree) -> DesignBlock? {
    let known = DesignBlock.Kind.allCases.map(\.rawValue)
    guard let entries = tree.entries, entries.count == 1, let entry = entries.first else {
      report(
        tree.place,
        "A block of the design is a map with one key, \(Resolver.list(known)), not "
          + "\(tree.entries.map { "one with \($0.count) keys" } ?? tree.spoken).")
      return nil
    }
    guard let kind = DesignBlock.Kind(rawValue: entry.key) else {
      report(entry.place, Messages.unknown("design", entry.key, known))
      return nil
    }
    let content: DesignBlock.Content?
    switch kind {
    case .grid: content = axes(entry, isGrid: true).map { .grid($0) }
    case .zip: content = zipped(entry)
    case .list: content = list(entry.value)
    case .random: content = sample(.random, entry)
    case .latinHypercube: content = sample(.latinHypercube, entry)
    case .sobol: content = sample(.sobol, entry)
    case .saltelli: content = saltelli(entry)
    case .morris: content = morris(entry)
    }
    return content.map { DesignBlock(place: entry.place, content: $0) }
  }

  /// A path of the scenario that may vary.
  mutating func path(_ key: String, at place: Place) -> (DesignPath, ScenarioPaths.Target)? {
    let keys = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let inner = keys.first == "treatments" ? keys.dropFirst(2).first : keys.first
    if let inner, ScenarioSchema.sharedKeys.contains(inner), inner != "treatments" {
      report(place, "'\(key.clipped)' cannot vary: '\(inner)' is the same at every point.")
      return nil
    }
    do {
      return (DesignPath(keys: keys, place: place), try paths.target(keys))
    } catch {
      report(place, error.text)
      return nil
    }
  }

  /// An analysis goes with the rows of one block alone.
  private mutating func reportMixedAnalyses(_ items: [Tree]) {
    let kinds = [DesignBlock.Kind.saltelli, .morris].map(\.rawValue)
    let entries = items.compactMap { $0.entries?.first }
    guard items.count > 1, let entry = entries.first(where: { kinds.contains($0.key) }) else {
      return
    }
    report(
      entry.place,
      "'\(entry.key)' must be the only block of the design; fix other paths under 'set'.")
  }

  private mutating func reportRepeatedPaths(_ blocks: [DesignBlock]) {
    var seen: Set<String> = []
    for path in blocks.flatMap(\.paths) where !seen.insert(path.text).inserted {
      report(path.place, "The design varies '\(path.text)' twice.")
    }
  }
}
