/// The rows of a tile that get a panel, side by side: one value per panel.
///
/// Where every row has a panel these are the columns of the rows themselves, and nothing is
/// copied.
struct PanelColumns {
  /// How many rows have a panel.
  var count = 0
  /// The place of the row in its tile.
  let row: UnsafeMutablePointer<Int32>
  let key: UnsafePointer<UInt64>
  let quality: UnsafeMutablePointer<Double>
  let behaviour: UnsafePointer<UInt8>
  /// The draws of the first seat: who sits on it, and the normal of the look.
  let firstWord: UnsafeMutablePointer<UInt32>
  let firstLook: UnsafeMutablePointer<Float>
  /// 1 where the work is good.
  let good: UnsafeMutablePointer<UInt8>
  let approvals: UnsafeMutablePointer<UInt16>
  /// Seats held by validators that collude.
  let colluding: UnsafeMutablePointer<UInt16>
  /// Room for keys and behaviours that are copied.
  let ownKey: UnsafeMutablePointer<UInt64>
  let ownBehaviour: UnsafeMutablePointer<UInt8>
  /// Whether these are the columns of the rows.
  let areRows: Bool

  /// Columns of their own.
  init(capacity: Int, _ arena: Arena) {
    row = arena.column(capacity, of: 0).base
    ownKey = arena.column(capacity, of: 0).base
    key = UnsafePointer(ownKey)
    quality = arena.column(capacity, of: 0).base
    ownBehaviour = arena.column(capacity, of: 0).base
    behaviour = UnsafePointer(ownBehaviour)
    firstWord = arena.column(capacity, of: 0).base
    firstLook = arena.column(capacity, of: 0).base
    good = arena.column(capacity, of: 0).base
    approvals = arena.column(capacity, of: 0).base
    colluding = arena.column(capacity, of: 0).base
    areRows = false
  }

  /// All rows of a tile.
  init(
    rows: RowColumns, from first: Int, count: Int, everyRow: Column<Int32>, _ worker: Worker,
    own: PanelColumns
  ) {
    self.count = count
    row = everyRow.base
    key = worker.keys
    quality = rows.quality.base + first
    behaviour = worker.behaviours
    (ownKey, ownBehaviour) = (own.ownKey, own.ownBehaviour)
    firstWord = worker.words[3].base
    firstLook = worker.firstLook.base
    approvals = rows.approvals.base + first
    (good, colluding) = (own.good, own.colluding)
    areRows = true
  }
}
