public import MesoModel
import MesoPrimitives

/// Shares a pool by what would be missing without each accepted contribution.
///
/// The weight is v(all) − v(all but one), with the worths of `shapley`. Nothing is sampled. Parts
/// round down; where nothing would be missing nothing is paid.
///
/// Example: with `worth: best` and scores of 0.9, 0.7 and 0.6 only the first is missed, by 0.2, and
/// takes the whole pool; a clone of it takes the pool to nobody.
///
/// Attacks: a clone earns nothing and takes everything from the work it copies: it is proof against
/// cloning for gain and not against cloning for harm. Substitutes are paid too little: the weights
/// of two good works of which one is enough are 0.
///
/// Properties: clone-proof; not efficient; O(n) an epoch; pure.
///
/// - SeeAlso: A. Ghorbani, J. Zou, Data Shapley, ICML 2019, on its failings.
public struct LeaveOneOutReward: EpochReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "leave-one-out",
      summary: "Shares a pool by what would be missing without each accepted contribution.",
      parameters: [.worth(default: .best), .pool, .benchmarkNoise, FundingSource.parameter],
      instruments: [Parameter.benchmark])
  ) { values in
    LeaveOneOutReward(
      worth: .of(values), pool: values.has("pool") ? values.amount("pool") : nil,
      noise: values.number("benchmark-noise"), source: .of(values))
  }

  let worth: CoalitionValue
  let pool: Amount?
  let noise: Double
  public let source: FundingSource

  public var benchmarkNoise: Double? { noise }
  public func purse(_ totals: RewardTotals) -> Purse {
    .shared(pool ?? totals.budgetAfterVerification)
  }

  public func settle(_ roll: Roll, view: PublicView, memory: inout Memory) {
    let players = roll.accepted
    let missing = missing(players.map { max(0, min(1, roll.entries[$0].score)) })
    var weights = [Int64](repeating: 0, count: roll.entries.count)
    for (player, index) in players.enumerated() { weights[index] = Weight.fixed(missing[player]) }
    roll.share(roll.pool(pool), from: source, by: weights) { _ in "missed without it" }
  }

  /// What would be missing without each, by the worths of all before and all behind it.
  func missing(_ scores: [Double]) -> [Double] {
    var behind = [0.0]
    for score in scores.reversed() { behind.append(worth.joined(behind[behind.count - 1], score)) }
    behind.reverse()
    var before = 0.0
    return scores.enumerated().map { player, score in
      let without = worth.joined(before, behind[player + 1])
      before = worth.joined(before, score)
      return max(0, behind[0] - without)
    }
  }
}
