import Synchronization

extension Journal {
  /// The order in which runs are read.
  public enum Order: Sendable {
    /// By point, treatment and replicate: the order of tables.
    case byPoint
    /// By replicate, point and treatment: what shares luck comes together.
    case byReplicate

    fileprivate var columns: String {
      switch self {
      case .byPoint: "point, treatment, replicate"
      case .byReplicate: "replicate, point, treatment"
      }
    }
  }

  /// Reads the runs one after the other; memory does not grow with their number.
  ///
  /// - Parameters:
  ///   - order: The order to read in.
  ///   - includesRows: Whether to read the rows of the streamed tables too.
  ///   - body: Takes each run; must not use the journal.
  public func forEachRun(
    in order: Order = .byPoint, includesRows: Bool = false,
    _ body: (JournalEntry) throws -> Void
  ) throws {
    try state.withLock { state in
      // Sorting places alone keeps the sorter small; the runs are then read one by one.
      let places = try state.database.statement("SELECT id FROM runs ORDER BY \(order.columns)")
      let run = try state.database.statement(
        """
        SELECT point, treatment, replicate, status, error, extinct, metrics, criteria
        FROM runs WHERE id = ?
        """)
      let rows = try state.database.statement(
        "SELECT bytes FROM rows WHERE run = ? ORDER BY place")
      while try places.step() {
        let place = places.number(0)
        try body(
          try Self.entry(run, at: place, includesRows ? Self.bytes(rows, at: place) : []))
      }
    }
  }

  /// Calls a closure with the id of every run, in no particular order.
  public func forEachID(_ body: (SweepRunID) throws -> Void) throws {
    try state.withLock { state in
      let ids = try state.database.statement("SELECT point, treatment, replicate FROM runs")
      while try ids.step() {
        try body(
          SweepRunID(point: ids.number(0), treatment: ids.number(1), replicate: ids.number(2)))
      }
    }
  }

  private static func entry(
    _ run: Statement, at place: Int, _ rows: [[UInt8]]
  ) throws(JournalError) -> JournalEntry {
    defer { run.reset() }
    run.bind(place, at: 1)
    _ = try run.step()
    let isOK = run.text(3) == "ok"
    return JournalEntry(
      id: SweepRunID(point: run.number(0), treatment: run.number(1), replicate: run.number(2)),
      status: isOK ? .ok : .failed(run.text(4) ?? ""),
      values: ValueBytes.values(of: run.bytes(6)),
      criteria: ValueBytes.values(of: run.bytes(7)),
      extinct: (run.text(5) ?? "").split(separator: ",").map(String.init), rows: rows)
  }

  private static func bytes(_ rows: Statement, at place: Int) throws(JournalError) -> [[UInt8]] {
    defer { rows.reset() }
    rows.bind(place, at: 1)
    var all: [[UInt8]] = []
    while try rows.step() { all.append(rows.bytes(0)) }
    return all
  }
}
