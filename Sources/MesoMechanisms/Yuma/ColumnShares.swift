/// What turns entries of a matrix into shares of their columns.
struct ColumnShares<Number: YumaArithmetic>: Sendable {
  /// What each column's entries are divided by; one where they sum to zero.
  private var divisors: [Number] = []

  /// Takes sums of columns.
  ///
  /// - Parameter fill: Adds up entries by column, in memory that is zero.
  @inline(__always)
  mutating func measure(columns: Int, _ fill: (UnsafeMutablePointer<Number>) -> Void) {
    divisors.removeAll(keepingCapacity: true)
    divisors.append(contentsOf: repeatElement(.zero, count: columns + 1))
    divisors.withUnsafeMutableBufferPointer { divisors in
      guard let base = divisors.baseAddress else { return }
      fill(base)
      for column in 0..<columns {
        base[column] = base[column] < Number.leastSum ? Number.one.divisor : base[column].divisor
      }
    }
  }

  /// Lends the divisors by column.
  @inline(__always)
  func read<Result>(_ body: (UnsafePointer<Number>) -> Result) -> Result {
    divisors.withUnsafeBufferPointer { body($0.baseAddress!) }
  }
}
