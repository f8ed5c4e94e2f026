/// Reads the text of a constraint: two paths, numbers or names with a sign between them.
struct ConstraintParser {
  let paths: ScenarioPaths

  /// A constraint.
  ///
  /// - Throws: `ScenarioErrors` at the character that is wrong.
  func constraint(_ tree: Tree) throws(ScenarioErrors) -> Constraint {
    guard let scalar = tree.scalar, !scalar.isNull else {
      throw ScenarioErrors(
        tree.place,
        "A constraint is a comparison such as 'mechanism.slashing.fraction < 0.1', not "
          + "\(tree.spoken).")
    }
    let text = scalar.text
    let source = Source(text: text, place: tree.place, isQuoted: scalar.isQuoted)
    guard let sign = text.firstIndex(where: Self.isSign) else {
      throw source.error(at: text.endIndex, "Expected \(Relation.spoken) here.")
    }
    guard let relation = Relation(startOf: text[sign...]) else {
      let run = text[sign...].prefix { Self.isSign($0) }
      throw source.error(at: sign, "'\(run)' compares nothing; use \(Relation.spoken).")
    }
    let start = text.index(sign, offsetBy: relation.rawValue.count)
    if let stray = text[start...].firstIndex(where: Self.isSign) {
      throw source.error(at: stray, "A constraint has one sign; '\(text[stray])' is a second.")
    }
    let left = try operand(text[..<sign], of: source)
    let right = try operand(text[start...], of: source)
    try check(left, relation, right, source, sign)
    return Constraint(
      left: left, relation: relation, right: right,
      text: "\(text[..<sign].trimmed) \(relation.rawValue) \(text[start...].trimmed)",
      place: tree.place)
  }

  /// The text of a constraint and where it stands.
  private struct Source {
    let text: String
    let place: Place
    let isQuoted: Bool

    func error(at index: String.Index, _ sentence: String) -> ScenarioErrors {
      var place = place
      // A quoted text begins after its quote.
      place.column += text[..<index].unicodeScalars.count + (isQuoted ? 1 : 0)
      return ScenarioErrors(place, sentence)
    }
  }

  private static func isSign(_ character: Character) -> Bool { "<>=!".contains(character) }

  private func operand(
    _ part: Substring, of source: Source
  ) throws(ScenarioErrors) -> Constraint.Operand {
    let word = part.trimmed
    guard !word.isEmpty else {
      throw source.error(at: part.endIndex, "Expected a path, a number or a name here.")
    }
    if let number = ScalarText.decimal(String(word)) { return .number(number) }
    if let blank = word.firstIndex(where: { $0.isWhitespace }) {
      throw source.error(
        at: blank, "Expected \(part.endIndex == source.text.endIndex ? "the end" : "a sign") here.")
    }
    if let quote = word.first, quote == "'" || quote == "\"" {
      guard word.count > 1, word.last == quote else {
        throw source.error(at: word.startIndex, "The quote that opens here does not close.")
      }
      return .name(String(word.dropFirst().dropLast()))
    }
    let isPath = word.contains(".") || paths.schema.root[String(word)] != nil
    guard isPath else {
      guard ScalarText.isName(String(word)) || ["true", "false"].contains(word) else {
        throw source.error(
          at: word.startIndex, "'\(String(word).clipped)' is no path, number or name.")
      }
      return .name(String(word))
    }
    return .path(try path(word, of: source))
  }

  private func path(
    _ word: Substring, of source: Source
  ) throws(ScenarioErrors) -> ConstraintPath {
    let keys = word.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    do {
      let target = try paths.target(keys)
      let isOfTreatment = keys[0] == "treatments"
      return ConstraintPath(
        treatment: isOfTreatment ? keys[1] : nil,
        keys: (isOfTreatment ? Array(keys.dropFirst(2)) : keys)
          + (target.shorthand.map { [$0] } ?? []))
    } catch {
      throw source.error(at: word.startIndex, error.text)
    }
  }

  /// Refuses what can never be compared.
  private func check(
    _ left: Constraint.Operand, _ relation: Relation, _ right: Constraint.Operand,
    _ source: Source, _ sign: String.Index
  ) throws(ScenarioErrors) {
    switch (left, right) {
    case (.path, .number), (.number, .path), (.path, .path): return
    case (.path, .name), (.name, .path):
      guard relation.isOrder else { return }
      throw source.error(at: sign, "Names have no order; compare them with == or !=.")
    default:
      throw source.error(
        at: source.text.startIndex, "A constraint names a path on one side at least.")
    }
  }
}
