public import MesoModel
import MesoPrimitives

/// Pays a fixed amount for each accepted contribution.
///
/// Models piece work: the reward is certain once the work is accepted and does not grow with its
/// quality, so that effort beyond what passes is not paid for.
///
/// Properties: budget-balanced only up to the budget; needs no stake; not Sybil-proof; pure.
public struct PerTaskReward: ContributionReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "per-task", summary: "Pays a fixed amount for each accepted contribution.",
      parameters: [
        .amount("amount", default: "1.0", "Tokens for each accepted contribution."),
        FundingSource.parameter,
      ])
  ) { values in
    PerTaskReward(amount: values.amount("amount"), source: .of(values))
  }

  let amount: Amount
  public let source: FundingSource

  public var benchmarkNoise: Double? { nil }
  public var mostWeight: Int64? { 1 }

  public func weigh(_ evidence: borrowing TileEvidence, into weights: WriteColumn<Int64>) {
    var row = 0
    while row < weights.count {
      weights[row] = evidence.verdict[row] == Verdict.accepted.rawValue ? 1 : 0
      row &+= 1
    }
  }

  public func purse(_ totals: RewardTotals) -> Purse { .each(amount) }
}
