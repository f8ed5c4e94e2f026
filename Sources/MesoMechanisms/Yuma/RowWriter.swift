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

  /// Adds entries in the columns of some entries of another matrix.
  ///
  /// - Returns: Where their values, which are to be set, begin.
  @inline(__always)
  mutating func copyColumns<Other>(
    _ source: RowReader<Other>, _ entries: Range<Int>
  ) -> UnsafeMutablePointer<Value>? {
    guard !entries.isEmpty, let target = columns.baseAddress, let values = values.baseAddress,
      let origin = source.columns.baseAddress
    else { return nil }
    (target + count).update(from: origin + entries.lowerBound, count: entries.count)
    defer { count &+= entries.count }
    return values + count
  }

  /// Removes entries of the row that is being built.
  ///
  /// - Parameters:
  ///   - first: Where the row begins.
  ///   - isKept: Given an entry's place in the row and its value.
  @inline(__always)
  mutating func filter(from first: Int, _ isKept: (Int, Value) -> Bool) {
    // Counted first, many at once: as a rule there is nothing to remove.
    var removed = 0
    var place = first
    while place < count {
      removed &+= isKept(place &- first, values[place]) ? 0 : 1
      place &+= 1
    }
    guard removed > 0 else { return }
    var kept = first
    place = first
    while place < count {
      let isKept = isKept(place &- first, values[place])
      columns[kept] = columns[place]
      values[kept] = values[place]
      kept &+= isKept ? 1 : 0
      place &+= 1
    }
    count = kept
  }

  @inline(__always)
  mutating func endRow() {
    rows &+= 1
    starts[rows] = count
  }
}
