public import MesoModel
import MesoPrimitives

/// Pays what the allocation of tasks agreed on, less what the network takes.
///
/// A bounty for the first, prizes of a contest, the winning bid of an auction, the price of a data
/// set: the allocation says how much, and its tasks' budgets have stood in escrow for it since they
/// were posted. The network's share is rounded down.
///
/// Example: a price of 1 000 base units at a take of 2 % pays the worker 980.
///
/// Properties: pays only out of escrow; pure; O(n) an epoch.
///
/// - SeeAlso: Akash, take module (fee = gross · rate, truncated).
public struct AgreedPriceReward: EpochReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "agreed-price",
      summary: "Pays what the allocation of tasks agreed on, less what the network takes.",
      parameters: [
        .share("take", default: "0", "Share of a price that the network takes."),
        .choice(
          "take-to", of: ["treasury", "burn"], default: "treasury",
          "Where the network's share goes."),
      ], reference: "Akash take module")
  ) { values in
    AgreedPriceReward(
      take: values.proportion("take"), burnsTake: values.name("take-to") == "burn")
  }

  let take: Proportion
  let burnsTake: Bool

  public var source: FundingSource { .treasury }
  public var paysAgreedPrices: Bool { true }
  /// Nothing beyond what stands in escrow.
  public func purse(_ totals: RewardTotals) -> Purse { .each(.zero) }

  public func settle(_ roll: Roll, view: PublicView, memory: inout Memory) {
    for (index, entry) in roll.entries.enumerated() where entry.agreed > 0 {
      let fee = take.of(Amount(units: entry.agreed)).units
      roll.pay(entry.agreed - fee, for: index, because: "the price agreed for its task")
      roll.release(fee, burn: burnsTake)
    }
  }
}
