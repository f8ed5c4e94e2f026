import MesoPrimitives

/// Quadratic matching of gifts.
///
/// - SeeAlso: V. Buterin, Z. Hitzig, E. G. Weyl, A flexible design for funding public goods,
///   Management Science 65 (2019).
enum QuadraticMatch {
  /// The matches of projects: (Σ√c)² − Σc, scaled down to the pool if they exceed it.
  static func matches(of gifts: [[Double]], pool: Double) -> [Double] {
    let raw = gifts.map { project -> Double in
      let roots = project.reduce(0.0) { $0 + $1.squareRoot() }
      return max(0, roots * roots - project.reduce(0, +))
    }
    let sum = raw.reduce(0, +)
    let scale = sum > pool ? pool / sum : 1
    return raw.map { $0 * scale }
  }

  /// The matches where all gifts are equal, in base units: gift·n·(n − 1), scaled down to the pool
  /// if they exceed it and then rounded down.
  static func matches(ofEqual gift: Int64, counts: [Int], pool: Int64) -> [Int64] {
    let raw = counts.map { Int128(gift) * Int128($0) * Int128($0 - 1) }
    let sum = raw.reduce(0, +)
    guard sum > Int128(pool) else { return raw.map { Int64($0) } }
    // A share of the pool, to 2⁻⁶² of it where the exact product would not fit.
    let shift = max(0, 64 - sum.leadingZeroBitCount)
    return raw.map { Int64((Int128(pool) * ($0 >> shift)) / max(1, sum >> shift)) }
  }
}
