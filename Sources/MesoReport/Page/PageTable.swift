/// A table on a page: what it shows of a file, and where the whole of it is.
struct PageTable {
  /// Rows that a page shows of one table; the rest stays in its file.
  static let mostRows = 400

  let title: String
  let note: String
  /// The columns as the file names them.
  let columns: [String]
  let rows: [[String]]
  /// The file that it is of, and the rows that it has of what is shown.
  let file: String
  let rowCount: Int

  /// A table of some rows and columns of a file.
  ///
  /// - Parameters:
  ///   - columns: The columns to show; all but those with one value throughout if `nil`.
  ///   - isShown: Whether to show a row, by its place.
  init(
    _ title: String, note: String = "", of table: ColumnTable, file: String,
    columns: [String]? = nil, where isShown: (Int) -> Bool = { _ in true }
  ) {
    self.title = title
    self.note = note
    self.file = file
    let places = (0..<table.rowCount).filter(isShown)
    rowCount = places.count
    let shown = places.prefix(Self.mostRows)
    let names = (columns ?? table.columns).filter { name in
      guard table.has(name) else { return false }
      guard columns == nil else { return true }
      let cells = table.texts(name)
      if name == "point", Self.isNumbering(cells, table.texts("mechanism")) { return false }
      return !Self.ids.contains(name) || places.contains { cells[$0] != cells[places[0]] }
    }
    self.columns = names
    let cells = names.map { table.texts($0) }
    rows = shown.map { place in cells.map { $0[place] } }
  }

  /// Whether points only number the treatments: where each treatment has one.
  private static func isNumbering(_ points: [String], _ mechanisms: [String]) -> Bool {
    var known: [String: String] = [:]
    for (point, mechanism) in zip(points, mechanisms) {
      guard known[mechanism, default: point] == point, !mechanism.isEmpty else { return false }
      known[mechanism] = point
    }
    return true
  }

  /// Columns that are left out where all rows have the same.
  private static let ids: Set<String> = [
    "scenario", "mechanism", "point", "seed", "status", "error",
  ]
}
