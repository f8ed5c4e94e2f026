public import MesoModel
import MesoPrimitives

/// Pays at the end of a period for the impact that work turned out to have.
///
/// Impact is the use that an identity's accepted work of the period got. Each of `voters` people sees
/// it with an error of their own, and the vote on an identity is the median of what they see, or the
/// mean without the highest and lowest quarter. The pool is saved up over the period, ⌊pool ⁄ period⌋
/// an epoch, and shared by votes, none above `cap` of it; what a cap or rounding leaves is shared at
/// the end of the next period.
///
/// Example: three people who see 90, 100 and 400 vote 100; with impacts of 100 and 300 a pool of 40 is
/// split 10 and 30, and with a cap of 0.5 it is 10 and 20.
///
/// Attacks: the median takes half of the voters to move. A share that grows with impact one to one is
/// neutral to splitting; a cap is not, and pays those who split.
///
/// Properties: Sybil-neutral without a cap; pays late; O(identities × voters·log voters) a period;
/// pure.
public struct RetroactiveReward: EpochReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "retroactive",
      summary: "Pays at the end of a period for the impact that work turned out to have.",
      parameters: [
        .amount("pool", default: "500", "Tokens for a period."),
        .count(
          "period", in: 1...1_000_000, unit: "epochs", default: "5", "Epochs of a period."),
        .count("voters", in: 1...10_000, unit: "people", default: "25", "People who vote."),
        .choice(
          "rule", of: Rule.allCases.map { $0.rawValue }, default: "median",
          "How votes become one: the median, or the mean of the middle half."),
        .share("cap", default: "1", "Share of the pool that one identity gets at the most."),
        .number(
          "vote-noise", in: 0...10, unit: "log units", default: "0.5",
          "Standard deviation of the logarithm of what a voter sees.", control: .environment),
        .qualityExponent, FundingSource.parameter,
      ],
      instruments: [
        "How voters see the use of an identity's work: each with a lognormal error of `vote-noise`."
      ])
  ) { values in
    RetroactiveReward(
      pool: values.amount("pool"), period: values.count("period"),
      voters: values.count("voters"), rule: Rule(rawValue: values.name("rule")) ?? .median,
      cap: values.proportion("cap"), noise: values.number("vote-noise"),
      exponent: values.number("quality-exponent"), source: .of(values))
  }

  enum Rule: String, CaseIterable {
    case median
    case trimmedMean = "trimmed-mean"
  }

  let pool: Amount
  let period: Int
  let voters: Int
  let rule: Rule
  let cap: Proportion
  let noise: Double
  let exponent: Double
  public let source: FundingSource

  public var taste: Double? { exponent }
  public func purse(_ totals: RewardTotals) -> Purse { .shared(instalment) }

  /// What is saved in an epoch.
  private var instalment: Amount { Amount(units: pool.units / Int64(period)) }

  /// The memory holds one integer per identity: the use of its work in the period so far.
  public func settle(_ roll: Roll, view: PublicView, memory: inout Memory) {
    _ = roll.collect(instalment.units, from: source)
    var impact = Use(memory, identities: roll.identityCount)
    for entry in roll.entries { impact.weights[entry.identity] += entry.appeal }
    defer { memory.integers = impact.weights }
    let total = impact.total
    guard roll.epoch.isMultiple(of: period), total > 0 else { return }
    let votes = impact.weights.enumerated().map { identity, weight -> Int64 in
      guard weight > 0 else { return 0 }
      let share = Double(weight) / Double(total)
      let views = roll.views(of: share, about: identity, by: voters, noise: noise)
      return Weight.fixed(combined(views.sorted()))
    }
    let cast = votes.reduce(0, +)
    guard cast > 0 else { return }
    let most = cap.of(Amount(units: cast)).units
    let capped = votes.map { min($0, most) }
    let paid = mulDivFloor(roll.reserve, capped.reduce(0, +), cast)
    roll.shareReserve(paid, amongIdentities: capped) { _ in "the impact of a period's work" }
    impact.weights = impact.weights.map { _ in 0 }
  }

  /// One number of what people see, in order of size.
  func combined(_ views: [Double]) -> Double {
    let count = views.count
    switch rule {
    case .median: return (views[(count - 1) / 2] + views[count / 2]) / 2
    case .trimmedMean:
      let middle = views[(count / 4)..<(count - count / 4)]
      return middle.reduce(0, +) / Double(middle.count)
    }
  }
}
