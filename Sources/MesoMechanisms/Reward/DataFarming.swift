import MesoPrimitives

/// The rule by which locked tokens behind data sets earn tokens: by the rank of what the data sold,
/// and no more than two bounds.
///
/// A holder i has put stake S_ij behind a data set j that sold for V_j in the epoch. It gets the least
/// of share_j · S_ij ⁄ ΣS_·j · available; its locked tokens · `cap`; and V_j · S_ij ⁄ ΣS_·j · m. A
/// publisher's stake behind its own data counts `own` times.
///
/// - SeeAlso: Ocean Protocol, df-py (`calc_rewards`, `rank_based_allocate`).
enum DataFarming {
  /// The shares of data sets by rank: log(last rank) − log(rank) + log 1.5 among the first `places`
  /// ranks, equals at the best rank that they share, and nothing for data that sold nothing.
  ///
  /// - Complexity: O(n log n).
  static func rankShares(of sales: [Double], places: Int) -> [Double] {
    let falling = sales.filter { $0 > 0 }.sorted(by: >)
    var rankOfSale: [Double: Int] = [:]
    for (place, sale) in falling.enumerated() where rankOfSale[sale] == nil {
      rankOfSale[sale] = place + 1
    }
    let ranks = sales.map { rankOfSale[$0].flatMap { $0 <= places ? $0 : nil } }
    let last = Double(ranks.compactMap { $0 }.max() ?? 1)
    let weights = ranks.map { rank in
      rank.map { Elementary.log(last) - Elementary.log(Double($0)) + Elementary.log(1.5) } ?? 0
    }
    let total = weights.reduce(0, +)
    return weights.map { total > 0 ? $0 / total : 0 }
  }

  /// What one holder gets for one data set, in the unit of `available`.
  ///
  /// - Parameters:
  ///   - part: S_ij ⁄ ΣS_·j.
  ///   - locked: The tokens behind the data set that the holder has locked.
  ///   - sold: V_j in tokens.
  ///   - multiplier: m; `nil` for no bound.
  static func reward(
    share: Double, part: Double, available: Double, locked: Double, cap: Double, sold: Double,
    multiplier: Double?
  ) -> Double {
    let bounded = min(share * part * available, locked * cap)
    return multiplier.map { min(bounded, sold * part * $0) } ?? bounded
  }

  /// The share of what a data set sold that bounds its rewards in a week of the programme: no bound at
  /// first, from week 9 on 1 and less by 0.0485 a week, and 0.001 from week 29 on.
  static func multiplier(week: Int) -> Double? {
    if week < 9 { return nil }
    return week < 29 ? 1 - 0.0485 * Double(week - 9) : 0.001
  }
}
