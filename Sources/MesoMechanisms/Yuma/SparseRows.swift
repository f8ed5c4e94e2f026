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

  /// Rows whose entries are known.
  ///
  /// - Precondition: Columns ascend within each row, and `starts` ends with their number.
  public init(starts: [Int], columns: [Int32], values: [Value]) {
    (self.starts, self.columns, self.values) = (starts, columns, values)
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

  /// Replaces all rows with what a body writes, into memory that is used again.
  ///
  /// - Parameters:
  ///   - rows: The number of rows, each of which the body ends.
  ///   - capacity: The most entries that are written.
  @inline(__always)
  mutating func rewrite(rows: Int, capacity: Int, _ body: (inout RowWriter<Value>) -> Void) {
    starts.removeAll(keepingCapacity: true)
    starts.append(contentsOf: repeatElement(0, count: rows + 1))
    Self.makeRoom(for: capacity, in: &columns)
    Self.makeRoom(for: capacity, in: &values)
    let count = starts.withUnsafeMutableBufferPointer { starts in
      columns.withUnsafeMutableBufferPointer { columns in
        values.withUnsafeMutableBufferPointer { values in
          var writer = RowWriter(starts: starts, columns: columns, values: values)
          body(&writer)
          return writer.count
        }
      }
    }
    columns.removeLast(capacity - count)
    values.removeLast(capacity - count)
  }

  /// Makes an array that long, with any content: to write zeros first would take as long as an epoch's
  /// other steps do.
  private static func makeRoom<Element: BitwiseCopyable>(
    for count: Int, in array: inout [Element]
  ) {
    array.removeAll(keepingCapacity: true)
    array.append(addingCapacity: count) { span in
      span.withUnsafeMutableBufferPointer { _, initialized in initialized = count }
    }
  }

  /// Removes the entries of some columns.
  mutating func removeColumns(_ isRemoved: [Bool]) {
    var kept = 0
    for row in 0..<rowCount {
      let entries = entries(of: row)
      starts[row] = kept
      for place in entries where !isRemoved[Int(columns[place])] {
        (columns[kept], values[kept]) = (columns[place], values[place])
        kept += 1
      }
    }
    starts[rowCount] = kept
    columns.removeLast(columns.count - kept)
    values.removeLast(values.count - kept)
  }

  /// Lends the entries for reading without checks of bounds.
  @inline(__always)
  func read<Result>(_ body: (RowReader<Value>) -> Result) -> Result {
    starts.withUnsafeBufferPointer { starts in
      columns.withUnsafeBufferPointer { columns in
        values.withUnsafeBufferPointer { values in
          body(RowReader(starts: starts, columns: columns, values: values))
        }
      }
    }
  }
}
