/// The rows of `summary.csv`: each metric's mean and interval.
struct Estimates {
  struct Row {
    var mechanism: String
    var point: Int
    var metric: String
    var count: Int
    var mean: Double?
    var low: Double?
    var high: Double?

    /// Whether the interval is known and lies above, or below, a number; `nil` if it holds it.
    func isAbove(_ target: Double) -> Bool? {
      guard let low, let high else { return nil }
      return low > target ? true : high < target ? false : nil
    }
  }

  let rows: [Row]
  let table: ColumnTable
  let mechanisms: [String]
  private var places: [String: Int] = [:]

  /// Reads some metrics.
  ///
  /// - Returns: `nil` if the folder has no summary.
  init?(_ folder: ResultFolder, metrics: [String]? = nil) {
    guard let table = folder.table(.summary) else { return nil }
    self.table = table
    mechanisms = table.values("mechanism")
    let texts = ["mechanism", "point", "metric", "n"].map { table.texts($0) }
    let numbers = ["mean", "ci_low", "ci_high"].map { table.numbers($0) }
    let wanted = metrics.map { Set($0) }
    rows = (0..<table.rowCount).compactMap { row in
      guard wanted?.contains(texts[2][row]) ?? true else { return nil }
      return Row(
        mechanism: texts[0][row], point: Int(texts[1][row]) ?? 0, metric: texts[2][row],
        count: Int(texts[3][row]) ?? 0, mean: numbers[0][row], low: numbers[1][row],
        high: numbers[2][row])
    }
    for (place, row) in rows.enumerated() {
      places["\(row.mechanism)/\(row.point)/\(row.metric)"] = place
    }
  }

  /// The rows of a metric, in the order of the file.
  func rows(of metric: String) -> [Row] { rows.filter { $0.metric == metric } }

  /// The row of a metric at a point.
  func row(_ metric: String, _ mechanism: String, point: Int) -> Row? {
    places["\(mechanism)/\(point)/\(metric)"].map { rows[$0] }
  }
}
