extension YumaState.Scratch {
  /// Makes ``revised`` the combination, entry by entry, of bonds and new weights; what is not above
  /// zero is left out.
  ///
  /// - Parameters:
  ///   - active: The stake of each row.
  ///   - keepsAbsent: Whether a weight that was not set counts as zero; if not, its bond is dropped.
  ///   - step: What a bond becomes.
  @inline(__always)
  mutating func merge(
    _ bonds: RowReader<Double>, _ weights: RowReader<Number>, _ active: [Number],
    keepsAbsent: Bool, _ step: some BondStep<Number>
  ) {
    revised.rewrite(rows: bonds.rowCount, capacity: bonds.count + weights.count) { merged in
      for row in 0..<bonds.rowCount {
        let (stake, first) = (active[row], merged.count)
        var (old, new) = (bonds.starts[row], weights.starts[row])
        let (oldEnd, newEnd) = (bonds.starts[row + 1], weights.starts[row + 1])
        if oldEnd - old == newEnd - new, bonds.hasColumns(of: weights, old, new, oldEnd - old),
          let values = merged.copyColumns(weights, new..<newEnd)
        {
          // As in most epochs: the bonds are towards those who are weighed.
          let shift = old &- new
          weights.visit(row: row) { place, column in
            values[place &- new] = step.bond(
              after: bonds.values[place &+ shift], weight: weights.values[place], stake: stake,
              column: column)
          }
          (old, new) = (oldEnd, newEnd)
        }
        while old < oldEnd || new < newEnd {
          let oldColumn = old < oldEnd ? bonds.columns[old] : .max
          let newColumn = new < newEnd ? weights.columns[new] : .max
          let column = min(oldColumn, newColumn)
          let isSet = newColumn == column
          let bond = oldColumn == column ? bonds.values[old] : 0
          let weight = isSet ? weights.values[new] : .zero
          if oldColumn == column { old &+= 1 }
          if isSet { new &+= 1 }
          guard keepsAbsent || isSet else { continue }
          merged.append(
            step.bond(after: bond, weight: weight, stake: stake, column: Int(column)),
            column: column)
        }
        merged.filter(from: first) { _, value in value > .zero }
        merged.endRow()
      }
    }
  }

  /// Makes ``shares`` what turns ``revised`` into shares of its columns.
  mutating func measureShares() {
    revised.read { revised in
      shares.measure(columns: revised.rowCount) { sums in
        for row in 0..<revised.rowCount {
          revised.visit(row: row) { place, column in
            sums[column] = sums[column] + revised.values[place]
          }
        }
      }
    }
  }
}
