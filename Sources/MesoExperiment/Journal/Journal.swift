import Synchronization

/// The finished runs of a sweep, in one SQLite file that no interruption can tear.
///
/// Runs are added in groups, each of them one transaction of a write-ahead log, so that a killed
/// process loses at most the group it was writing. While a journal is open no other process can
/// open it; closed, it is a single plain file.
public final class Journal: Sendable {
  /// The name of the file in a folder of results.
  public static let fileName = "journal.sqlite"
  /// The names of the file and of those that SQLite keeps beside it.
  public static let fileNames = ["", "-wal", "-shm", "-journal"].map { fileName + $0 }

  public let header: JournalHeader
  public let path: String
  let state: Mutex<State>

  /// The connection, and the statements that are run again and again.
  struct State {
    let database: Database
    let insertRun: Statement
    let insertRows: Statement
  }

  private init(_ database: sending Database, _ header: JournalHeader) throws(JournalError) {
    self.header = header
    path = database.path
    let insertRun = try database.statement(
      """
      INSERT INTO runs (point, treatment, replicate, status, error, extinct, metrics, criteria)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    let insertRows = try database.statement("INSERT INTO rows (run, place, bytes) VALUES (?, ?, ?)")
    state = Mutex(State(database: database, insertRun: insertRun, insertRows: insertRows))
  }

  /// Creates a journal without runs.
  ///
  /// - Parameter path: A file that does not exist, or one that a killed process left without its
  ///   header.
  public static func create(at path: String, _ header: JournalHeader) throws(JournalError)
    -> Journal
  {
    let database = try connection(path, mayCreate: true)
    // The header comes with the tables or not at all.
    try database.execute("BEGIN IMMEDIATE; \(Self.tables)")
    try header.write(to: database)
    try database.execute("COMMIT")
    return try Journal(database, header)
  }

  /// Opens a journal; what a killed process had committed is there.
  ///
  /// - Throws: `JournalError.foreign` for another file.
  public static func open(_ path: String) throws(JournalError) -> Journal {
    let database = try connection(path, mayCreate: false)
    guard let header = try JournalHeader(from: database) else { throw .foreign(path: path) }
    return try Journal(database, header)
  }

  /// Whether a process was killed before it had written the header, so that nothing is lost.
  static func isBlank(_ path: String) throws(JournalError) -> Bool {
    let count = try connection(path, mayCreate: false)
      .statement("SELECT count(*) FROM sqlite_schema")
    return try count.step() && count.number(0) == 0
  }

  /// Opens the journal of a sweep that was stopped, or creates it if it was killed before it had
  /// a header.
  ///
  /// - Parameter header: The header of the sweep that is to go on.
  /// - Throws: `JournalError.differs` when the journal belongs to another plan, version or shard.
  public static func resume(
    at path: String, _ header: JournalHeader
  ) throws(JournalError) -> Journal {
    guard try !isBlank(path) else { return try create(at: path, header) }
    let journal = try open(path)
    let differences = journal.header.differences(from: header)
    guard differences.isEmpty else { throw .differs(path: path, differences) }
    return journal
  }

  private static func connection(
    _ path: String, mayCreate: Bool
  ) throws(JournalError) -> sending Database {
    let database = try Database(path, mayCreate: mayCreate)
    // A full sync makes a commit outlive a loss of power; 200 ms of runs share one.
    try database.execute(
      """
      PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -8192; PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      """)
    return database
  }

  private static let tables = """
    PRAGMA application_id = \(applicationID);
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY, point INTEGER NOT NULL, treatment INTEGER NOT NULL,
      replicate INTEGER NOT NULL, status TEXT NOT NULL, error TEXT, extinct TEXT,
      metrics BLOB NOT NULL, criteria BLOB NOT NULL,
      UNIQUE (point, treatment, replicate));
    CREATE TABLE rows (
      run INTEGER NOT NULL, place INTEGER NOT NULL, bytes BLOB NOT NULL, UNIQUE (run, place));
    """

  /// What tells the file from other databases: `Meso` in ASCII.
  private static let applicationID = 0x4D65_736F

  /// Adds runs, all of them or none.
  public func append(_ entries: [JournalEntry]) throws(JournalError) {
    try state.withLock { state throws(JournalError) in
      try state.database.execute("BEGIN")
      do throws(JournalError) {
        for entry in entries { try state.insert(entry) }
        try state.database.execute("COMMIT")
      } catch {
        // The transaction may have been rolled back already.
        try? state.database.execute("ROLLBACK")
        throw error
      }
    }
  }

  /// Folds the log into the file, so that it can be copied and read alone.
  public func settle() throws(JournalError) {
    try state.withLock { state throws(JournalError) in
      try state.database.execute("PRAGMA journal_mode = DELETE")
    }
  }
}

extension Journal.State {
  fileprivate func insert(_ entry: JournalEntry) throws(JournalError) {
    insertRun.bind(entry.id.point, at: 1)
    insertRun.bind(entry.id.treatment, at: 2)
    insertRun.bind(entry.id.replicate, at: 3)
    insertRun.bind(entry.status == .ok ? "ok" : "failed", at: 4)
    insertRun.bind(entry.status.failure, at: 5)
    insertRun.bind(entry.extinct.isEmpty ? nil : entry.extinct.joined(separator: ","), at: 6)
    insertRun.bind(ValueBytes.bytes(of: entry.values), at: 7)
    insertRun.bind(ValueBytes.bytes(of: entry.criteria), at: 8)
    try insertRun.run()
    let run = Int(database.lastRow)
    for (place, bytes) in entry.rows.enumerated() {
      insertRows.bind(run, at: 1)
      insertRows.bind(place, at: 2)
      insertRows.bind(bytes, at: 3)
      try insertRows.run()
    }
  }
}

extension JournalHeader {
  /// Lists are kept in one text; a character that no name or argument contains divides them.
  private static let divider: Character = "\u{1F}"

  fileprivate func write(to database: Database) throws(JournalError) {
    let insert = try database.statement("INSERT INTO meta (key, value) VALUES (?, ?)")
    for (key, value) in [
      ("schema-version", String(schemaVersion)), ("version", version), ("shard", shard.description),
      ("plan-digest", planDigest), ("plan", planText),
      ("command", command.joined(separator: String(Self.divider))),
      ("metrics", metrics.joined(separator: String(Self.divider))),
      ("interval", intervals.rawValue),
    ] + precisionValues {
      insert.bind(key, at: 1)
      insert.bind(value, at: 2)
      try insert.run()
    }
  }

  private var precisionValues: [(String, String)] {
    precision.map {
      [("until-precision", String($0.relativeHalfWidth)), ("max-replicates", String($0.maximum))]
    } ?? []
  }

  /// Reads the header; `nil` if there is none.
  fileprivate init?(from database: Database) throws(JournalError) {
    let tables = try database.statement("SELECT count(*) FROM sqlite_schema WHERE name = 'meta'")
    guard try tables.step(), tables.number(0) == 1 else { return nil }
    let select = try database.statement("SELECT key, value FROM meta")
    var values: [String: String] = [:]
    while try select.step() { values[select.text(0) ?? ""] = select.text(1) }
    func list(_ key: String) -> [String] {
      (values[key] ?? "").split(separator: Self.divider).map(String.init)
    }
    guard let schema = values["schema-version"].flatMap({ Int($0) }),
      let shard = values["shard"].flatMap({ Shard($0) }), let plan = values["plan"],
      let digest = values["plan-digest"], let version = values["version"],
      let intervals = Results.IntervalMethod(rawValue: values["interval"] ?? "t")
    else { return nil }
    let width = values["until-precision"].flatMap { Double($0) }
    let maximum = values["max-replicates"].flatMap { Int($0) }
    self.init(
      planDigest: digest, planText: plan, version: version, shard: shard,
      command: list("command"), metrics: list("metrics"), intervals: intervals,
      precision: width.flatMap { width in
        maximum.map { PrecisionTarget(relativeHalfWidth: width, maximum: $0) }
      })
    schemaVersion = schema
  }
}
