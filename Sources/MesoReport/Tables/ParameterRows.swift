import MesoModel

/// `parameters.csv`: the levers that changed during a run, one row for each change.
struct ParameterRows {
  /// The columns after the ids.
  static let columns = ["epoch", "path", "before", "value", "cause"]

  private let ids: CSVText
  var text = CSVText()

  init(ids: CSVText) { self.ids = ids }

  mutating func add(_ frame: EpochFrame) {
    for change in frame.changes {
      text.add(cells: ids)
      text.add(frame.epoch)
      text.add(change.path)
      text.add(change.before)
      text.add(change.after)
      text.add(change.cause.rawValue)
      text.endRow()
    }
  }
}
