/// A matrix of which only the entries that were set are held, row by row.
///
/// An entry that was set to zero differs from one that was not set: the chain lets a bond towards
/// the first decay and, under liquid alpha, drops one towards the second.
public struct SparseRows<Value: BitwiseCopyable & Sendable>: Sendable {
  /// The place of each row's first entry, with one more for the end.
  public internal(set) var starts: [Int]
  /// The column of each entry; they ascend within a row.
  public internal(set) var columns: [Int32]
  public internal(set) var values: [Value]

  /// No entries.
  public init(rows: Int) {
    starts = Array(repeating: 0, count: rows + 1)
    columns = []
    values = []
  }

  /// Rows of a full matrix; every entry counts as set.
  ///
  /// - Parameters:
  ///   - firstColumn: The column of a row's first value.
  ///   - count: The number of rows; those after the last given one are empty.
  public init(dense rows: [[Value]], firstColumn: Int = 0, rows count: Int) {
    self.init(rows: 0)
    starts.reserveCapacity(count + 1)
    for row in rows {
      columns.append(contentsOf: row.indices.map { Int32(firstColumn + $0) })
      values.append(contentsOf: row)
      endRow()
    }
    while rowCount < count { endRow() }
  }

  public var rowCount: Int { starts.count - 1 }

  /// The places of a row's entries.
  @inline(__always) public func entries(of row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

  /// The value of an entry; `nil` if it was not set.
  ///
  /// - Complexity: O(log of the row's entries).
  public func value(row: Int, column: Int) -> Value? {
    var entries = entries(of: row)
    while let first = entries.first {
      let middle = first + entries.count / 2
      if columns[middle] == Int32(column) { return values[middle] }
      entries = columns[middle] < Int32(column) ? middle + 1..<entries.endIndex : first..<middle
    }
    return nil
  }

  /// Adds an entry to the row that is being built.
  ///
  /// - Precondition: `column` is above those added before.
  @inline(__always)
  public mutating func append(_ value: Value, column: Int32) {
    columns.append(column)
    values.append(value)
  }

  /// Ends the row that is being built.
  public mutating func endRow() { starts.append(columns.count) }

  /// Makes room for entries.
  mutating func reserve(_ count: Int) {
    columns.reserveCapacity(count)
    values.reserveCapacity(count)
  }
}
