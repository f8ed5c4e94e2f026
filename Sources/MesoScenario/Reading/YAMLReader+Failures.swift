import Yams

extension YAMLReader {
  /// What the parser found wrong, in one sentence with its place.
  static func issues(of error: YamlError, in text: String, source: String) -> [ScenarioIssue] {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let place = Place(source, line: mark.line, column: mark.column)
      return [ScenarioIssue(place, sentence(problem, context: context, mark: mark, text: text))]
    case .duplicatedKeysInMapping(let names, let context):
      let place = Place(source, line: context.mark.line, column: context.mark.column)
      return names.map {
        ScenarioIssue(place, "The key '\($0.clipped)' occurs more than once in one map.")
      }
    case .reader(let problem, let offset, _, _):
      return [ScenarioIssue(place(of: offset, in: text, source: source), yaml(problem))]
    case .memory:
      return [ScenarioIssue(Place(source), "The file is too large to be parsed.")]
    default:
      return [ScenarioIssue(Place(source), yaml("\(error)"))]
    }
  }

  private static func sentence(
    _ problem: String, context: YamlError.Context?, mark: Mark, text: String
  ) -> String {
    if problem == "but found another document" {
      return "A second document starts here; a scenario file holds one."
    }
    if problem.hasPrefix("Maximum nesting level") { return YAMLReader.tooDeep }
    if problem == "found undefined alias" { return "This alias has no anchor before it." }
    if character(at: mark, in: text) == "\t" {
      return "A tab cannot indent YAML; use spaces."
    }
    let during = context.map { " \($0.text)" } ?? ""
    return yaml(problem + during)
  }

  private static func yaml(_ problem: String) -> String { "The YAML does not parse: \(problem)." }

  private static func character(at mark: Mark, in text: String) -> Unicode.Scalar? {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(mark.line - 1) else { return nil }
    return lines[mark.line - 1].dropFirst(mark.column - 1).first
  }

  /// The place of a character, counted from the start of the text.
  private static func place(of offset: Int?, in text: String, source: String) -> Place {
    guard let offset else { return Place(source) }
    let before = text.prefix(offset)
    let line = before.split(separator: "\n", omittingEmptySubsequences: false)
    return Place(source, line: line.count, column: (line.last?.unicodeScalars.count ?? 0) + 1)
  }
}
