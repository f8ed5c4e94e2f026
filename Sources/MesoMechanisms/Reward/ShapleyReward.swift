public import MesoModel
import MesoPrimitives

/// Shares a pool by what each accepted contribution adds on average, whoever came first.
///
/// The weight is the Shapley value of the game in which a set of contributions is worth its best
/// score, its coverage 1 − Π(1 − score), or its sum of scores; scores count as far as they lie
/// between 0 and 1. Up to 12 contributions it is exact; beyond, it is the mean over `permutations`
/// random orders, each cut short where less than `tolerance` is left, and the standard error of each
/// value stands in the trace. Values below 0 count as 0, so that weights sum to the whole where the
/// game has none. Parts round down.
///
/// Example: three contributors whose sets are worth 10, 6, 4, 18, 15, 12 and 24 have the values 11.17,
/// 7.67 and 5.17.
///
/// Attacks: clones. A work worth v among k copies of itself gets v ⁄ (k + 1) for each of the k + 1
/// copies, so the cloner takes k·v ⁄ (k + 1) and its victim v ⁄ (k + 1). Remove duplicates first.
///
/// Properties: efficient; not clone-proof; O(n × permutations) an epoch, O(n·2ⁿ) up to 12; pure.
///
/// - SeeAlso: L. Shapley 1953; A. Ghorbani, J. Zou 2019.
public struct ShapleyReward: EpochReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "shapley",
      summary: "Shares a pool by what each accepted contribution adds on average, whoever came "
        + "first.",
      parameters: [
        .worth(default: .coverage),
        .count(
          "permutations", in: 2...1_000_000, unit: "orders", default: "200",
          "Random orders, for more than 12 contributions."),
        .share(
          "tolerance", default: "0.001", "What may be left where an order is cut short."),
        .pool, .benchmarkNoise, FundingSource.parameter,
      ],
      instruments: [Parameter.benchmark],
      reference: "A. Ghorbani and J. Zou, Data Shapley, ICML 2019.")
  ) { values in
    ShapleyReward(
      worth: .of(values), permutations: values.count("permutations"),
      tolerance: values.number("tolerance"),
      pool: values.has("pool") ? values.amount("pool") : nil,
      noise: values.number("benchmark-noise"), source: .of(values))
  }

  let worth: CoalitionValue
  let permutations: Int
  let tolerance: Double
  let pool: Amount?
  let noise: Double
  public let source: FundingSource

  public var benchmarkNoise: Double? { noise }
  public func purse(_ totals: RewardTotals) -> Purse {
    .shared(pool ?? totals.budgetAfterVerification)
  }

  public func settle(_ roll: Roll, view: PublicView, memory: inout Memory) {
    let players = roll.accepted
    let scores = players.map { max(0, min(1, roll.entries[$0].score)) }
    let place = Dictionary(uniqueKeysWithValues: zip(players, players.indices))
    let (values, errors) = valued(scores) { pass in
      roll.order(of: players, pass: pass).compactMap { place[$0] }
    }
    var weights = [Int64](repeating: 0, count: roll.entries.count)
    for (player, index) in players.enumerated() { weights[index] = Weight.fixed(values[player]) }
    roll.share(roll.pool(pool), from: source, by: weights) { index in
      guard let player = place[index] else { return "" }
      return "worth \(values[player].shortest) ± \(errors[player].shortest)"
    }
  }

  /// The values of players with these scores, and their standard errors.
  func valued(_ scores: [Double], order: (Int) -> [Int]) -> (values: [Double], errors: [Double]) {
    guard scores.count > ShapleyValue.exactLimit else {
      let values = ShapleyValue.exact(players: scores.count) { set in
        scores.indices.filter { set & (1 << UInt32($0)) != 0 }
          .reduce(0.0) { worth.joined($0, scores[$1]) }
      }
      return (values, values.map { _ in 0 })
    }
    return ShapleyValue.sampled(
      players: scores.count, permutations: permutations, tolerance: tolerance,
      whole: scores.reduce(0.0) { worth.joined($0, $1) }, order: order,
      add: { worth.joined($0, scores[$1]) })
  }
}

extension Parameter {
  /// What a set of contributions is worth.
  static func worth(default value: CoalitionValue) -> Parameter {
    .choice(
      "worth", of: CoalitionValue.allCases.map { $0.rawValue }, default: value.rawValue,
      "What a set of contributions is worth: its best score, the chance that one of them works, or "
        + "the sum of scores.")
  }
}

extension CoalitionValue {
  /// The parameter's value, which has been checked to be one of the choices.
  static func of(_ values: ParameterValues) -> CoalitionValue {
    CoalitionValue(rawValue: values.name("worth")) ?? .coverage
  }
}
