/// Trust that flows along who rates whom, as EigenTrust computes it.
///
/// - SeeAlso: S. Kamvar, M. Schlosser, H. Garcia-Molina, The EigenTrust algorithm for reputation
///   management in P2P networks, WWW 2003.
struct EigenTrust {
  /// What each node thinks of others: pairs of a node and a local trust of at least 0.
  var rows: [[(node: Int, trust: Double)]]
  /// What everyone is trusted with from the start; its sum is 1.
  var preTrust: [Double]
  /// The share of trust that returns to the pre-trusted in every step (a).
  var mixing: Double

  /// The fixed point of t = (1 − a)·Cᵀt + a·p, where C are the rows divided by their sums and a row
  /// of zeros is p.
  ///
  /// Steps until the sum of changes is below 10⁻¹⁰, or 1 000 times.
  ///
  /// - Complexity: O(ratings) a step; the error falls by 1 − a in each.
  func fixedPoint() -> [Double] {
    let sums = rows.map { $0.reduce(0.0) { $0 + $1.trust } }
    var trust = preTrust
    for _ in 0..<1_000 {
      var next = [Double](repeating: 0, count: trust.count)
      var unplaced = 0.0
      for (node, row) in rows.enumerated() {
        guard sums[node] > 0 else {
          unplaced += trust[node]
          continue
        }
        for (other, value) in row { next[other] += trust[node] * value / sums[node] }
      }
      var change = 0.0
      for node in next.indices {
        let value =
          (1 - mixing) * (next[node] + unplaced * preTrust[node]) + mixing * preTrust[node]
        change += (value - trust[node]).magnitude
        next[node] = value
      }
      trust = next
      if change < 1e-10 { break }
    }
    return trust
  }
}
