extension SparseRows<Double> {
  /// Gives an identity a weight on itself, as a share of its row, and the others the rest.
  ///
  /// - Precondition: The row has no weight on the identity, and columns of others are above it.
  mutating func weighSelf(_ identity: Int, share: Double) {
    let entries = entries(of: identity)
    let sum = entries.reduce(0) { $0 + values[$1] }
    for place in entries { values[place] *= (1 - share) / (sum > 0 ? sum : 1) }
    columns.insert(Int32(identity), at: entries.lowerBound)
    values.insert(share, at: entries.lowerBound)
    for row in (identity + 1)..<starts.count { starts[row] += 1 }
  }
}
