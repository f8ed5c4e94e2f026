import MesoPrimitives

/// Puts the numbers of a table in the place of its name, so that a resolved scenario holds all that it
/// runs on.
struct PriceSeries {
  private(set) var issues: [ScenarioIssue] = []

  /// The tree with `token.price.series` spelt out where it names a `.csv` file.
  ///
  /// The name is relative to the file that has it; on the command line, to the working folder. The table
  /// has a line of column names and prices in its last column.
  mutating func inlined(in tree: Tree) -> Tree {
    guard let token = tree.entry("token"), let price = token.value.entry("price"),
      let series = price.value.entry("series"), let name = series.value.scalar?.text,
      name.hasSuffix(".csv")
    else { return tree }
    let place = series.value.place
    let path = place.line > 0 ? Inheritance.path(name, relativeTo: place.source) : name
    guard let numbers = numbers(in: path, namedAt: place) else { return tree }
    let text = Tree(
      .scalar(Tree.Scalar(text: numbers.joined(separator: " "), isQuoted: true)), at: place)
    let written = price.value.with("series", text, keyPlace: series.place)
    return tree.with(
      "token", token.value.with("price", written, keyPlace: price.place), keyPlace: token.place)
  }

  private mutating func numbers(in path: String, namedAt place: Place) -> [String]? {
    do {
      let text = try SourceText.read(path)
      let table = try RecordTable(Array(text.utf8), source: path)
      var numbers: [String] = []
      for row in table.rows {
        let cell = (row.cells.last ?? "").split(separator: " ").joined()
        guard let number = ScalarText.decimal(cell), number > 0 else {
          issues.append(
            ScenarioIssue(
              table.place(row, row.cells.count - 1),
              "'\(cell.clipped)' is no price; it must be a number above 0."))
          return nil
        }
        numbers.append(number.shortest)
      }
      guard !numbers.isEmpty else {
        issues.append(ScenarioIssue(Place(path), "The table has no rows; it must have prices."))
        return nil
      }
      return numbers
    } catch {
      for issue in error.issues {
        let isFile = issue.line == 0
        issues.append(
          isFile
            ? ScenarioIssue(
              place, "The table '\(path)' of 'token.price.series' cannot be used. \(issue.sentence)"
            )
            : issue)
      }
    }
    return nil
  }
}
