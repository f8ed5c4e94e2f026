/// `points.csv`: what each point of a sweep changes, and how many of its runs are finished.
enum PointRows {
  /// The columns after the point's number and values.
  static let columns = ["runs_planned", "runs_finished", "runs_failed"]

  /// Adds the row of a point.
  static func add(
    _ runs: (planned: Int, finished: Int, failed: Int), ids: CSVText, to text: inout CSVText
  ) {
    text.add(cells: ids)
    text.add(runs.planned)
    text.add(runs.finished)
    text.add(runs.failed)
    text.endRow()
  }
}
