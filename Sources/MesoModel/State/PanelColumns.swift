/// The rows of a tile that get a panel, side by side: one value per panel.
///
/// Where every row has a panel these are the columns of the rows themselves, and nothing is
/// copied.
struct PanelColumns {
  /// How many rows have a panel.
  var count = 0
  /// The place of the row in its tile.
  let row: UnsafeMutablePointer<Int32>
  let key: UnsafeMutablePointer<UInt64>
  let quality: UnsafeMutablePointer<Double>
  let behaviour: UnsafeMutablePointer<UInt8>
  /// The draws of the first seat: who sits on it, and the normal of the look.
  let firstWord: UnsafeMutablePointer<UInt32>
  let firstLook: UnsafeMutablePointer<Float>
  /// 1 where the work is good.
  let good: UnsafeMutablePointer<UInt8>
  let approvals: UnsafeMutablePointer<UInt16>
  /// Seats held by validators that collude.
  let colluding: UnsafeMutablePointer<UInt16>

  /// Columns of their own.
  init(capacity: Int, _ arena: Arena) {
    row = arena.column(capacity, of: 0).base
    key = arena.column(capacity, of: 0).base
    quality = arena.column(capacity, of: 0).base
    behaviour = arena.column(capacity, of: 0).base
    firstWord = arena.column(capacity, of: 0).base
    firstLook = arena.column(capacity, of: 0).base
    good = arena.column(capacity, of: 0).base
    approvals = arena.column(capacity, of: 0).base
    colluding = arena.column(capacity, of: 0).base
  }

  /// All rows of a tile.
  init(
    rows: RowColumns, from first: Int, count: Int, everyRow: Column<Int32>, _ worker: Worker,
    own: PanelColumns
  ) {
    self.count = count
    row = everyRow.base
    key = worker.key.base
    quality = rows.quality.base + first
    behaviour = worker.behaviour.base
    firstWord = worker.words[3].base
    firstLook = worker.firstLook.base
    approvals = rows.approvals.base + first
    (good, colluding) = (own.good, own.colluding)
  }
}

/// How a judgement comes about: it approves if quality + noise·Z + bias exceeds the threshold.
struct Look: BitwiseCopyable {
  /// The standard deviation of the signal.
  var noise = 0.0
  /// Added to the signal; ±∞ for a judgement that does not look.
  var bias = 0.0
}
