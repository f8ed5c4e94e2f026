import MesoPrimitives

/// Wilcoxon's signed-rank test that differences are symmetric about 0.
///
/// Differences of 0 are left out, as Wilcoxon did. Up to 25 that are left, without ties, the
/// p-value is exact; otherwise it is that of the normal approximation with its variance corrected
/// for ties and with the correction for continuity.
///
/// - SeeAlso: F. Wilcoxon, “Individual comparisons by ranking methods”, Biometrics Bulletin 1(6),
///   1945; M. Hollander, D. A. Wolfe, Nonparametric Statistical Methods, 3.1.
enum SignedRankTest {
  /// The most differences that the exact distribution is used for.
  static let exactLimit = 25

  /// The two-sided p-value.
  ///
  /// - Parameter differences: Paired differences, none of them NaN.
  /// - Returns: 1 where all are 0; `nil` where there are none.
  static func pValue(_ differences: [Double]) -> Double? {
    guard !differences.isEmpty else { return nil }
    let kept = differences.filter { $0 != 0 }
    guard !kept.isEmpty else { return 1 }
    let ranks = Statistics.averageRanks(kept.map { $0.magnitude })
    let positive = zip(kept, ranks).reduce(0) { $1.0 > 0 ? $0 + $1.1 : $0 }
    let ties = tieGroups(ranks)
    return kept.count <= exactLimit && ties.allSatisfy { $0 == 1 }
      ? exact(positive: Int(positive), count: kept.count)
      : approximate(positive: positive, count: kept.count, ties: ties)
  }

  /// From the number of ways to sign the ranks 1 … n so that the positive ones have a sum.
  private static func exact(positive: Int, count: Int) -> Double {
    let total = count * (count + 1) / 2
    var ways = [Int](repeating: 0, count: total + 1)
    ways[0] = 1
    for rank in 1...count {
      for sum in stride(from: total, through: rank, by: -1) { ways[sum] += ways[sum - rank] }
    }
    let tail = ways[...min(positive, total - positive)].reduce(0, +)
    return min(1, 2 * Double(tail) / Double(1 << count))
  }

  private static func approximate(positive: Double, count: Int, ties: [Int]) -> Double {
    let n = Double(count)
    let mean = n * (n + 1) / 4
    let tied = ties.reduce(0.0) { $0 + Double($1 * $1 * $1 - $1) }
    let variance = n * (n + 1) * (2 * n + 1) / 24 - tied / 48
    let distance = max(0, (positive - mean).magnitude - 0.5)
    return Normal.twoSidedTail(distance / variance.squareRoot())
  }

  /// How many values share each rank.
  private static func tieGroups(_ ranks: [Double]) -> [Int] {
    var groups: [Int] = []
    var last: Double?
    for rank in ranks.sorted() {
      if rank == last { groups[groups.count - 1] += 1 } else { groups.append(1) }
      last = rank
    }
    return groups
  }
}
