public import MesoModel
public import MesoPrimitives

/// Pays a fixed amount for each accepted answer, and a platform a fee on top.
///
/// Models a crowdsourcing market, whose requester pays the platform a share of every reward, a larger
/// one where an item has many copies, and never less than a minimum.
///
/// Properties: budget-balanced only up to the budget, which the fee comes out of too; pure.
public struct PerAssignmentReward: ContributionReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "per-assignment",
      summary: "Pays a fixed amount for each accepted answer, and a platform a fee on top.",
      parameters: [
        .amount("amount", default: "0.05", "Tokens for each accepted answer."),
        .share("fee", default: "0.20", "The platform's share on top of each reward."),
        .share(
          "many-fee", default: "0.20", "What the share grows by where items have many copies."),
        .count("many", in: 2...1_000, unit: "answers", default: "10", "How many copies are many."),
        .amount(
          "minimum-fee", default: "0.01", "What the platform gets for each reward at the least."),
        FundingSource.parameter,
      ],
      reference: "Amazon Mechanical Turk's pricing.")
  ) { values in PerAssignmentReward(values) }

  let amount: Amount
  let fee: Proportion
  let manyFee: Proportion
  let many: Int
  let minimumFee: Amount
  public let source: FundingSource

  init(_ values: ParameterValues) {
    amount = values.amount("amount")
    fee = values.proportion("fee")
    manyFee = values.proportion("many-fee")
    many = values.count("many")
    minimumFee = values.amount("minimum-fee")
    source = .of(values)
  }

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

  public func surcharge(_ totals: RewardTotals) -> Amount {
    let extra = totals.copies >= many ? manyFee.of(amount) : .zero
    return max(minimumFee, fee.of(amount) + extra)
  }
}
