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

  /// Removes all rows and keeps their memory.
  mutating func removeAll() {
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    columns.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
  }

  /// Ends the last row at a place and drops the entries from there on.
  mutating func truncate(to count: Int) {
    columns.removeLast(columns.count - count)
    values.removeLast(values.count - count)
    starts[rowCount] = count
  }

  /// Replaces all rows with what a body writes.
  ///
  /// - Parameters:
  ///   - rows: The number of rows.
  ///   - capacity: The most entries that are written.
  @inline(__always)
  mutating func rewrite(
    rows: Int, capacity: Int, zero: Value, _ body: (inout RowWriter<Value>) -> Void
  ) {
    removeAll()
    starts.append(contentsOf: repeatElement(0, count: rows))
    columns.append(contentsOf: repeatElement(0, count: capacity))
    values.append(contentsOf: repeatElement(zero, count: capacity))
    let count = starts.withUnsafeMutableBufferPointer { starts in
      columns.withUnsafeMutableBufferPointer { columns in
        values.withUnsafeMutableBufferPointer { values in
          var writer = RowWriter(starts: starts, columns: columns, values: values)
          body(&writer)
          return writer.count
        }
      }
    }
    truncate(to: count)
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

/// Entries being written, row by row, into memory made ready for them.
struct RowWriter<Value: BitwiseCopyable> {
  let starts: UnsafeMutableBufferPointer<Int>
  let columns: UnsafeMutableBufferPointer<Int32>
  let values: UnsafeMutableBufferPointer<Value>
  private(set) var count = 0
  private var rows = 0

  init(
    starts: UnsafeMutableBufferPointer<Int>, columns: UnsafeMutableBufferPointer<Int32>,
    values: UnsafeMutableBufferPointer<Value>
  ) {
    (self.starts, self.columns, self.values) = (starts, columns, values)
  }

  @inline(__always)
  mutating func append(_ value: Value, column: Int32) {
    columns[count] = column
    values[count] = value
    count &+= 1
  }

  /// Adds entries with the columns of some entries of another matrix, whose values are to be set.
  @inline(__always)
  mutating func copyColumns<Other>(_ source: RowReader<Other>, _ entries: Range<Int>) {
    guard !entries.isEmpty, let target = columns.baseAddress,
      let origin = source.columns.baseAddress
    else { return }
    (target + count).update(from: origin + entries.lowerBound, count: entries.count)
    count &+= entries.count
  }

  @inline(__always)
  mutating func endRow() {
    rows &+= 1
    starts[rows] = count
  }
}

/// Entries lent for reading.
struct RowReader<Value: BitwiseCopyable> {
  let starts: UnsafeBufferPointer<Int>
  let columns: UnsafeBufferPointer<Int32>
  let values: UnsafeBufferPointer<Value>

  var rowCount: Int { starts.count - 1 }
  var count: Int { columns.count }

  /// Whether some entries have the columns of as many of another matrix.
  @inline(__always)
  func hasColumns<Other>(
    of other: RowReader<Other>, _ first: Int, _ otherFirst: Int, _ count: Int
  ) -> Bool {
    var place = 0
    var difference: Int32 = 0
    while place < count {
      difference |= columns[first &+ place] ^ other.columns[otherFirst &+ place]
      place &+= 1
    }
    return difference == 0
  }

  @inline(__always) func entries(of row: Int) -> Range<Int> {
    Range(uncheckedBounds: (starts[row], starts[row &+ 1]))
  }
}
