/// One thing that is wrong with a scenario, and where.
public struct ScenarioIssue: Hashable, Sendable {
  /// The file as it was named, or the text of the `--set` at fault.
  public let source: String
  /// Line and column from 1; 0 where the source has no lines.
  public let line: Int
  public let column: Int
  /// One sentence or more: what is wrong, the value, what is allowed, the nearest valid name.
  public let sentence: String

  init(_ place: Place, _ sentence: String) {
    source = place.source
    line = place.line
    column = place.column
    self.sentence = sentence
  }
}

extension ScenarioIssue: CustomStringConvertible {
  public var description: String {
    "\(Place(source, line: line, column: column)): \(sentence)"
  }
}

/// Everything that is wrong with a scenario, in the order of the file.
public struct ScenarioErrors: Error, Hashable, Sendable {
  /// At least one issue, each once.
  public let issues: [ScenarioIssue]

  /// Keeps each issue once and puts them in the order of their places.
  ///
  /// - Parameter sources: The names of the files, in the order in which to report them.
  init(_ issues: [ScenarioIssue], sources: [String] = []) {
    var seen: Set<ScenarioIssue> = []
    let unique = issues.filter { seen.insert($0).inserted }
    let rank = Dictionary(
      sources.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    self.issues = unique.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (rank[a.source] ?? .max, a.line, a.column, left.offset)
        < (rank[b.source] ?? .max, b.line, b.column, right.offset)
    }.map(\.element)
  }

  init(_ place: Place, _ sentence: String) {
    issues = [ScenarioIssue(place, sentence)]
  }
}

extension ScenarioErrors: CustomStringConvertible {
  /// One line per issue, `file:line:column: sentence`, up to a hundred.
  public var description: String {
    let shown = issues.prefix(100).map(\.description)
    let rest = issues.count - shown.count
    let more = rest > 0 ? ["… and \(rest) more of them."] : []
    return (shown + more).joined(separator: "\n")
  }
}
