public import MesoModel
import MesoPrimitives

/// Shares the budget that verification leaves among accepted work, by benchmark score.
///
/// Models performance pay behind a stake: work that was audited and rejected scores 0, and work
/// that was not audited scores what its benchmark says. The demand must declare a `budget`;
/// without one the purse is empty.
///
/// Properties: spends exactly the budget less rounding; meant for admission by stake; pure.
public struct StakedPerformanceReward: ContributionReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "staked-performance",
      summary: "Shares the demand's budget less the verification bill among accepted work, by "
        + "benchmark score; it needs a budget.",
      parameters: [
        .number(
          "benchmark-noise", in: 0...10, unit: "quality", default: "0.2",
          "Standard deviation of a benchmark score about the work's quality.",
          control: .environment),
        .share("share", default: "1.0", "Share of the purse that is paid out."),
        FundingSource.parameter,
      ],
      instruments: [
        "A benchmark score: quality, the operator's persistent error, and noise of standard "
          + "deviation `benchmark-noise`."
      ])
  ) { values in
    StakedPerformanceReward(
      noise: values.number("benchmark-noise"), share: values.proportion("share"),
      source: .of(values))
  }

  let noise: Double
  let share: Proportion
  public let source: FundingSource

  public var benchmarkNoise: Double? { noise }

  public func weigh(_ evidence: borrowing TileEvidence, into weights: WriteColumn<Int64>) {
    var row = 0
    while row < weights.count {
      let isAccepted = evidence.verdict[row] == Verdict.accepted.rawValue
      weights[row] = isAccepted ? Weight.fixed(evidence.score[row]) : 0
      row &+= 1
    }
  }

  public func purse(_ totals: RewardTotals) -> Purse {
    .shared(share.of(totals.budgetAfterVerification))
  }
}
