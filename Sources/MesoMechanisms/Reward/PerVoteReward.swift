public import MesoModel
import MesoPrimitives

/// Pays each accepted contribution so much for each attestation that approves it.
///
/// Models a reward that counts votes. Paid by the contract itself it comes out of whatever lies in the
/// contract's balance, such as other people's deposits; with claims it adds up there whether or not
/// anything covers it.
///
/// Properties: grows with the size of the panel, not with quality or stake; unfunded where the
/// contract pays; not Sybil-proof; pure.
public struct PerVoteReward: ContributionReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "per-vote",
      summary: "Pays each accepted contribution so much for each attestation that approves it.",
      parameters: [
        .amount("rate", default: "0.2", "Tokens for each approval."),
        .choice(
          "from", of: [FundingSource.contract, .treasury, .mint].map { $0.rawValue },
          default: "contract",
          "Who pays: the contract's own balance, the treasury, or newly minted tokens."),
      ],
      reference: "The AIRewardPool contract: `rewards[c] += totalVotes * rewardPerVote`.")
  ) { values in
    PerVoteReward(
      rate: values.amount("rate"), source: FundingSource(rawValue: values.name("from")) ?? .contract
    )
  }

  let rate: Amount
  public let source: FundingSource

  public var benchmarkNoise: Double? { nil }

  public func weigh(_ evidence: borrowing TileEvidence, into weights: WriteColumn<Int64>) {
    var row = 0
    while row < weights.count {
      let isAccepted = evidence.verdict[row] == Verdict.accepted.rawValue
      weights[row] = isAccepted ? Int64(evidence.approvals[row]) : 0
      row &+= 1
    }
  }

  public func purse(_ totals: RewardTotals) -> Purse { .each(rate) }
}
