public import MesoModel
import MesoPrimitives

/// Pays the prices agreed for data, and farms: stake behind data that sells earns tokens.
///
/// Prices are paid as by `agreed-price`. Beside them `pool` tokens an epoch are shared over data sets by
/// the rank of what they sold, and what a data set is to get goes to the stake behind it, but no more
/// than `cap` of that stake a week and no more than a multiple m of what the data sold. With the week of the
/// programme m falls: no bound before week 9, then 1 − 0.0485 (week − 9), and 0.001 from week 29 on.
/// Parts are rounded down, and parts of less than a millionth of a token are dropped.
///
/// Example: data that sold for 2 000 tokens with 4 000 staked behind it can earn 62.868 a week by the cap;
/// from week 29 on it earns 2.
///
/// Departures: publishers stake on their own data alone, evenly over what they published in the epoch;
/// there is no passive half. Stake behind own data counts twice on chain, which changes nothing where
/// nobody else stakes on it.
///
/// Attacks: whoever buys its own data for a price that comes back to it raises its rank for the take;
/// while m is large that pays up to the cap, and from week 29 on it costs 30 times what it brings.
///
/// Properties: pays at most the pool and at most m of the sales; Sybil-neutral in the cap, and in rank a split
/// moves down; O(n log n) an epoch; pure.
///
/// - SeeAlso: Ocean Protocol, df-py.
public struct DataFarmingReward: EpochReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "data-farming",
      summary: "Pays the prices agreed for data, and tokens to the stake behind data that sells.",
      parameters: [
        .share("take", default: "0.03", "Share of a price that the network takes."),
        .choice(
          "take-to", of: ["treasury", "burn"], default: "treasury",
          "Where the network's share goes."),
        .amount("pool", default: "150", "Tokens an epoch for stake behind data, at most."),
        .number(
          "cap", in: 0...1, unit: "share a week", default: "0.015717",
          "Tokens that a staked token earns in a week at most; 125 % a year compounded."),
        .count(
          "ranks", in: 1...1_000_000, unit: "ranks", default: "100",
          "Ranks by sales that share the pool."),
        .count(
          "week", in: 1...100_000, unit: "weeks", default: "29",
          "Week of the programme in the first epoch: what a data set's sales bound."),
        FundingSource.parameter,
      ], reference: "Ocean Protocol, df-py")
  ) { values in
    DataFarmingReward(
      prices: AgreedPriceReward(
        take: values.proportion("take"), burnsTake: values.name("take-to") == "burn"),
      pool: values.amount("pool"), cap: values.number("cap"), ranks: values.count("ranks"),
      week: values.count("week"), source: .of(values))
  }

  let prices: AgreedPriceReward
  let pool: Amount
  let cap: Double
  let ranks: Int
  let week: Int
  public let source: FundingSource

  public var paysAgreedPrices: Bool { true }
  public func purse(_ totals: RewardTotals) -> Purse { .shared(pool) }

  public func settle(_ roll: Roll, view: PublicView, memory: inout Memory) {
    prices.settle(roll, view: view, memory: &memory)
    let parts = parts(of: roll, view)
    let wanted = parts.reduce(0, +)
    guard wanted > 0 else { return }
    let funded = roll.collect(wanted, from: source)
    var left = funded
    for (index, part) in parts.enumerated() where part > 0 {
      let paid = mulDivFloor(part, funded, wanted)
      roll.pay(paid, for: index, because: "stake behind data that sold")
      left -= paid
    }
    roll.release(left, burn: false)
  }

  /// Base units for each entry, before the pool's payer is asked.
  private func parts(of roll: Roll, _ view: PublicView) -> [Int64] {
    var published = [Int64](repeating: 0, count: roll.identityCount)
    for entry in roll.entries where entry.agreed > 0 { published[entry.identity] += 1 }
    let shares = DataFarming.rankShares(
      of: roll.entries.map { Double($0.agreed) }, places: ranks)
    let weeks = view.epochDays / 7
    let multiplier = DataFarming.multiplier(week: week + Int(Double(view.epoch - 1) * weeks))
    return zip(roll.entries, shares).map { entry, share in
      guard entry.agreed > 0 else { return 0 }
      let reward = DataFarming.reward(
        share: share, part: 1, available: Double(pool.units),
        locked: Double(entry.stake) / Double(published[entry.identity]), cap: cap * weeks,
        sold: Double(entry.agreed), multiplier: multiplier)
      return reward < view.unitsPerToken * 1e-6 ? 0 : Int64(reward)
    }
  }
}
