extension SparseRows where Value: YumaArithmetic {
  /// Combines the values of each column in the order of rows, from zero.
  func columnFold(_ combine: (Value, Value) -> Value) -> [Value] {
    var folds = Array(repeating: Value.zero, count: rowCount)
    for place in columns.indices {
      let column = Int(columns[place])
      folds[column] = combine(folds[column], values[place])
    }
    return folds
  }

  /// Divides each column by its sum, unless that is zero.
  mutating func normaliseColumns() { divideColumns(by: columnFold { $0 + $1 }) }

  /// Divides each column by a number, unless that is zero.
  mutating func divideColumns(by numbers: [Value]) {
    let divisors = numbers.map { $0 == .zero ? Value.one.divisor : $0.divisor }
    for place in columns.indices {
      values[place] = values[place].over(divisors[Int(columns[place])])
    }
  }

  /// Returns (1 − rate) × these + rate × `new`, of entries above zero.
  ///
  /// - Parameter keepsAbsent: Whether entries that `new` has not count as zeros there; if not,
  ///   they are dropped.
  @inline(__always)
  func average(
    with new: SparseRows, keepsAbsent: Bool, rate: (Value, Value, Int32) -> Value
  ) -> SparseRows {
    var average = SparseRows(rows: 0)
    average.reserve(keepsAbsent ? values.count + new.values.count : new.values.count)
    for row in 0..<rowCount {
      var (olds, news) = (starts[row], new.starts[row])
      let (oldEnd, newEnd) = (starts[row + 1], new.starts[row + 1])
      while olds < oldEnd || news < newEnd {
        let oldColumn = olds < oldEnd ? columns[olds] : .max
        let newColumn = news < newEnd ? new.columns[news] : .max
        let column = min(oldColumn, newColumn)
        let oldValue = oldColumn == column ? values[olds] : .zero
        let newValue = newColumn == column ? new.values[news] : .zero
        if oldColumn == column { olds += 1 }
        if newColumn == column { news += 1 }
        guard keepsAbsent || newColumn == column else { continue }
        let share = rate(newValue, oldValue, column)
        let value = min(.one, share * newValue + (.one - share) * oldValue)
        if value > .zero { average.append(value, column: column) }
      }
      average.endRow()
    }
    return average
  }

  /// ``average(with:keepsAbsent:rate:)`` at one rate.
  @inline(__always)
  func average(with new: SparseRows, rate: Value, keepsAbsent: Bool) -> SparseRows {
    average(with: new, keepsAbsent: keepsAbsent) { _, _, _ in rate }
  }
}
