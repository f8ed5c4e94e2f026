public import MesoModel
public import MesoPrimitives

/// Gives tasks by lot, with chances in proportion to stake.
///
/// Models roles that go by verifiable randomness. Candidates are drawn one after the other without
/// being put back, each with a chance in proportion to its weight among those that are left: the
/// tasks go to the smallest of −ln(u) ⁄ weight. A candidate without weight is never drawn.
///
/// An operator that splits its stake over k identities has the same chance of any one task, so that
/// weight by stake is Sybil-neutral up to the limit of one task for each application; equal weight is
/// not.
///
/// Properties: Sybil-neutral by stake; spends at most the prices; O(n log n); pure.
///
/// - SeeAlso: P. Efraimidis, P. Spirakis, “Weighted random sampling with a reservoir”, Information
///   Processing Letters 97, 2006.
public struct StakeLotteryAllocation: TaskAllocation {
  public static let entry = CatalogEntry<any Allocation>(
    ComponentDescriptor(
      name: "stake-lottery", summary: "Gives tasks by lot, with chances in proportion to stake.",
      parameters: [
        .taskBudget(
          "price", default: "1", "Tokens for an accepted task, if the reward pays agreed prices."),
        .choice(
          "by", of: ["stake", "equal"], default: "stake",
          "Whether chances go by stake or every identity has the same."),
        .expiry, .sponsor,
      ], reference: "Efraimidis and Spirakis 2006")
  ) { values in
    StakeLotteryAllocation(
      budget: values.amount("price"), sponsor: .of(values), expiry: values.count("expiry"),
      byStake: values.name("by") == "stake")
  }

  public let budget: Amount
  public let sponsor: TaskSponsor
  public let expiry: Int
  let byStake: Bool

  public var agreesPrices: Bool { false }

  public func allot(_ market: TaskMarket) {
    let waits = market.candidates.map { candidate -> Double in
      let weight = byStake ? Double(candidate.stake) : 1
      guard weight > 0 else { return .infinity }
      return -Elementary.log(RandomStream.uniform(of: candidate.lot)) / weight
    }
    let drawn = market.candidates.indices.filter { waits[$0] < .infinity }
      .sorted { (waits[$0], $0) < (waits[$1], $1) }
    for (task, candidate) in drawn.prefix(market.tasks).enumerated() {
      market.choose(candidate, for: task, at: budget)
    }
  }

  public func award(_ market: TaskMarket) { market.awardPrices() }
}
