/// Entries lent for reading.
struct RowReader<Value: BitwiseCopyable> {
  let starts: UnsafeBufferPointer<Int>
  let columns: UnsafeBufferPointer<Int32>
  let values: UnsafeBufferPointer<Value>

  var rowCount: Int { starts.count &- 1 }
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

  @inline(__always)
  func entries(of row: Int) -> Range<Int> {
    Range(uncheckedBounds: (starts[row], starts[row &+ 1]))
  }

  /// Visits the entries of a row.
  ///
  /// A row without gaps has a loop of its own, whose columns need not be read: the compiler can then
  /// work on several entries at once.
  ///
  /// - Parameter visit: Given an entry's place and column.
  @inline(__always)
  func visit(row: Int, _ visit: (Int, Int) -> Void) {
    let entries = entries(of: row)
    guard !entries.isEmpty else { return }
    var place = entries.lowerBound
    let first = Int(columns[place])
    if Int(columns[entries.upperBound &- 1]) &- first == entries.count &- 1 {
      let shift = first &- place
      while place < entries.upperBound {
        visit(place, place &+ shift)
        place &+= 1
      }
      return
    }
    while place < entries.upperBound {
      visit(place, Int(columns[place]))
      place &+= 1
    }
  }

  /// Adds a term up over the entries of each row, in their order.
  ///
  /// Four rows are added up at a time: a sum waits for each of its additions, four do not wait for one
  /// another.
  ///
  /// - Parameters:
  ///   - sums: A number for each row; those of empty rows are left as they are.
  ///   - term: Given an entry's place and column.
  @inline(__always)
  func sumRows<Number: YumaArithmetic>(
    into sums: UnsafeMutableBufferPointer<Number>, _ term: (Int, Int) -> Number
  ) {
    var next = 0
    while true {
      let (first, second) = (occupied(from: &next), occupied(from: &next))
      let (third, fourth) = (occupied(from: &next), occupied(from: &next))
      if first.entries.isEmpty { return }
      let common = min(
        first.entries.count, second.entries.count, third.entries.count, fourth.entries.count)
      var (a, b, c, d) = (Number.zero, Number.zero, Number.zero, Number.zero)
      var step = 0
      while step < common {
        let (p, q) = (first.entries.lowerBound &+ step, second.entries.lowerBound &+ step)
        let (r, s) = (third.entries.lowerBound &+ step, fourth.entries.lowerBound &+ step)
        a = a + term(p, Int(columns[p]))
        b = b + term(q, Int(columns[q]))
        c = c + term(r, Int(columns[r]))
        d = d + term(s, Int(columns[s]))
        step &+= 1
      }
      finish(first, from: common, a, into: sums, term)
      finish(second, from: common, b, into: sums, term)
      finish(third, from: common, c, into: sums, term)
      finish(fourth, from: common, d, into: sums, term)
    }
  }

  /// The next row that has entries, and the row to go on from; no entries if there is none.
  private func occupied(from next: inout Int) -> (row: Int, entries: Range<Int>) {
    while next < rowCount {
      let row = next
      next &+= 1
      if starts[row] < starts[next] { return (row, entries(of: row)) }
    }
    return (0, 0..<0)
  }

  /// Adds the rest of a row to a sum that holds its first entries.
  @inline(__always)
  private func finish<Number: YumaArithmetic>(
    _ row: (row: Int, entries: Range<Int>), from step: Int, _ sum: Number,
    into sums: UnsafeMutableBufferPointer<Number>, _ term: (Int, Int) -> Number
  ) {
    guard !row.entries.isEmpty else { return }
    var sum = sum
    var place = row.entries.lowerBound &+ step
    while place < row.entries.upperBound {
      sum = sum + term(place, Int(columns[place]))
      place &+= 1
    }
    sums[row.row] = sum
  }
}
