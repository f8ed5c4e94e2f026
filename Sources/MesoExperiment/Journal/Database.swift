import CSQLite

/// A connection to an SQLite file, as far as the journal needs one.
///
/// The connection is closed when the last of its statements is gone, so neither can outlive the
/// other.
final class Database {
  let path: String
  fileprivate let handle: OpaquePointer

  /// Opens a file, which must exist unless it may be created.
  init(_ path: String, mayCreate: Bool) throws(JournalError) {
    self.path = path
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE | (mayCreate ? SQLITE_OPEN_CREATE : 0)
    let status = sqlite3_open_v2(path, &opened, flags, nil)
    guard let opened else {
      throw .refused(action: "open", path: path, reason: "out of memory")
    }
    guard status == SQLITE_OK else {
      let reason = String(cString: sqlite3_errmsg(opened))
      sqlite3_close_v2(opened)
      throw .refused(action: "open", path: path, reason: reason)
    }
    handle = opened
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that return nothing of interest.
  func execute(_ sql: String) throws(JournalError) {
    let status = sqlite3_exec(handle, sql, nil, nil, nil)
    guard status == SQLITE_OK else { throw failure("write", status) }
  }

  /// Prepares one statement, to be run any number of times.
  func statement(_ sql: String) throws(JournalError) -> Statement {
    var prepared: OpaquePointer?
    let status = sqlite3_prepare_v2(handle, sql, -1, &prepared, nil)
    guard status == SQLITE_OK, let prepared else { throw failure("read", status) }
    return Statement(prepared, of: self)
  }

  /// The place at which the last row was inserted.
  var lastRow: Int64 { sqlite3_last_insert_rowid(handle) }

  fileprivate func failure(_ action: String, _ status: Int32) -> JournalError {
    switch status & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: .inUse(path: path)
    case SQLITE_NOTADB, SQLITE_CORRUPT: .foreign(path: path)
    default: .refused(action: action, path: path, reason: String(cString: sqlite3_errmsg(handle)))
    }
  }
}

/// A prepared statement: values go in by place from 1, and come out by column from 0.
final class Statement {
  private let handle: OpaquePointer
  private let database: Database

  /// Tells the library to copy what is bound.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  fileprivate init(_ handle: OpaquePointer, of database: Database) {
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  func bind(_ number: Int, at place: Int32) { sqlite3_bind_int64(handle, place, Int64(number)) }

  /// Binds a text, or nothing.
  func bind(_ text: String?, at place: Int32) {
    guard let text else {
      sqlite3_bind_null(handle, place)
      return
    }
    let bytes = Array(text.utf8)
    bytes.withUnsafeBytes {
      _ = sqlite3_bind_text(
        handle, place, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count),
        Self.copied)
    }
    if bytes.isEmpty { sqlite3_bind_text(handle, place, "", 0, Self.copied) }
  }

  func bind(_ bytes: [UInt8], at place: Int32) {
    guard !bytes.isEmpty else {
      sqlite3_bind_zeroblob(handle, place, 0)
      return
    }
    bytes.withUnsafeBytes {
      _ = sqlite3_bind_blob64(
        handle, place, $0.baseAddress, sqlite3_uint64($0.count), Self.copied)
    }
  }

  /// Goes to the next row.
  ///
  /// - Returns: Whether there is one.
  func step() throws(JournalError) -> Bool {
    let status = sqlite3_step(handle)
    switch status {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw database.failure("use", status)
    }
  }

  /// Runs the statement to its end and makes it ready to be run again.
  func run() throws(JournalError) {
    defer { reset() }
    while try step() {}
  }

  func reset() { sqlite3_reset(handle) }

  func number(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

  /// A column's text; `nil` where it is null.
  func text(_ column: Int32) -> String? {
    guard let text = sqlite3_column_text(handle, column) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
  }

  func bytes(_ column: Int32) -> [UInt8] {
    guard let bytes = sqlite3_column_blob(handle, column) else { return [] }
    return Array(
      UnsafeRawBufferPointer(
        start: bytes, count: Int(sqlite3_column_bytes(handle, column))))
  }
}
