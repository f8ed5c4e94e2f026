/// What turns entries of a matrix into shares of their columns.
struct ColumnShares<Number: YumaArithmetic>: Sendable {
  /// What each column's entries are divided by; one where they sum to zero.
  private var divisors: [Number] = []

  /// Takes sums of columns.
  ///
  /// - Parameter fill: Adds up entries by column, in memory that is zero.
  @inline(__always)
  mutating func measure(columns: Int, _ fill: (UnsafeMutableBufferPointer<Number>) -> Void) {
    divisors.removeAll(keepingCapacity: true)
    divisors.append(contentsOf: repeatElement(.zero, count: columns))
    divisors.withUnsafeMutableBufferPointer { divisors in
      fill(divisors)
      for column in 0..<columns {
        let sum = divisors[column]
        divisors[column] = sum < Number.leastSum ? Number.one.divisor : sum.divisor
      }
    }
  }

  /// Lends the divisors by column.
  @inline(__always)
  func read<Result>(_ body: (UnsafeBufferPointer<Number>) -> Result) -> Result {
    divisors.withUnsafeBufferPointer { body($0) }
  }
}
