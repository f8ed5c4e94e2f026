public import MesoModel
import MesoPrimitives

/// Pays prizes to the best accepted contributions of each epoch.
///
/// The purse is split over `places` places, each worth `ratio` times the one before; accepted work
/// takes them in order of its score. Equal scores share their places' prizes evenly. Places that
/// nobody takes stay with the payer, and every prize is rounded down.
///
/// Example: a purse of 70 over three places with a ratio of ½ is 40, 20 and 10 tokens.
///
/// Attacks: k entries of one operator are k draws at the first place, so noise in the score rewards
/// replication; each entry has to cost something. Effort by those who expect to lose is lost.
///
/// Properties: spends at most the purse; not Sybil-proof; O(n log n) an epoch; pure.
public struct PrizeReward: EpochReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "prize", summary: "Pays prizes to the best accepted contributions of each epoch.",
      parameters: [
        .amount("purse", default: "100", "Tokens for all places together."),
        .count("places", in: 1...10_000, unit: "places", default: "3", "How many prizes."),
        .share("ratio", default: "0.5", "A place's prize as a share of the one before."),
        .number(
          "least", in: -100...100, unit: "score", default: "0",
          "Score below which nothing is won."),
        .benchmarkNoise, FundingSource.parameter,
      ], instruments: [Parameter.benchmark])
  ) { values in
    PrizeReward(
      total: values.amount("purse"), places: values.count("places"), ratio: values.number("ratio"),
      least: values.number("least"), noise: values.number("benchmark-noise"), source: .of(values))
  }

  let total: Amount
  let places: Int
  let ratio: Double
  let least: Double
  let noise: Double
  public let source: FundingSource

  public var benchmarkNoise: Double? { noise }
  public func purse(_ totals: RewardTotals) -> Purse { .shared(total) }

  public func settle(_ roll: Roll, view: PublicView, memory: inout Memory) {
    let ranked = roll.accepted.filter { roll.entries[$0].score >= least }
      .sorted { roll.entries[$0].score > roll.entries[$1].score }
    let prizes = Self.prizes(total, over: places, ratio: ratio)
    var weights = [Int64](repeating: 0, count: roll.entries.count)
    var place = 0
    while place < min(ranked.count, places) {
      let score = roll.entries[ranked[place]].score
      let tied = ranked[place...].prefix { roll.entries[$0].score == score }
      let won = prizes[place..<min(places, place + tied.count)].reduce(0, +)
      for index in tied { weights[index] = won / Int64(tied.count) }
      place += tied.count
    }
    // The weights are base units, so that a payer who covers them pays each of them exactly.
    let sum = Amount(units: weights.reduce(0, +))
    roll.share(sum, from: source, by: weights) {
      "a prize for a score of \(roll.entries[$0].score)"
    }
  }

  /// The prizes in base units, each rounded down.
  static func prizes(_ purse: Amount, over places: Int, ratio: Double) -> [Int64] {
    var weight = 1.0
    let weights = (0..<places).map { _ -> Int64 in
      defer { weight *= ratio }
      return Weight.fixed(weight)
    }
    let total = weights.reduce(0, +)
    return weights.map { mulDivFloor(purse.units, $0, total) }
  }
}
