/// How much of what differs between points is the luck of their replicates.
///
/// Replicates share their luck between points, so what moves all points alike is no noise between
/// them; what is left after points and replicates are fitted is.
struct SeedNoise: Hashable {
  /// The variance of a point's mean about what it would be with endless replicates, as far as it
  /// differs from other points' errors.
  let variance: Double
  /// ``variance`` as a share of the variance of the points' means.
  let share: Double

  /// - Parameter values: By point, then replicate; points that lack a replicate are left out.
  /// - Returns: `nil` for fewer than two replicates or points, or where points do not differ.
  init?(_ values: [[Double?]]) {
    let replicates = values.map { $0.count }.max() ?? 0
    let whole = values.map { $0.compactMap { $0 } }.filter { $0.count == replicates }
    guard replicates >= 2, whole.count >= 2 else { return nil }
    let (points, each) = (Double(whole.count), Double(replicates))
    let means = whole.map { $0.reduce(0, +) / each }
    let columns = (0..<replicates).map { column in
      whole.reduce(0) { $0 + $1[column] } / points
    }
    let mean = means.reduce(0, +) / points
    var residual = 0.0
    for (row, own) in zip(whole, means) {
      for (value, column) in zip(row, columns) {
        let rest = value - own - column + mean
        residual += rest * rest
      }
    }
    let spread = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (points - 1)
    guard spread > 0 else { return nil }
    variance = residual / ((points - 1) * (each - 1)) / each
    share = min(1, variance / spread)
  }
}
