public import MesoModel
import MesoPrimitives

/// Shares the budget among accepted work in proportion to the square root of its score.
///
/// Models a pool that pays the better work more, and less than in proportion: of two scores of
/// which one is four times the other, it earns twice as much.
///
/// Properties: spends exactly the budget less rounding; needs no stake; not Sybil-proof; pure.
public struct SquareRootReward: ContributionReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "square-root",
      summary: "Shares the budget among accepted work by the square root of its score.",
      parameters: [
        .number(
          "benchmark-noise", in: 0...10, unit: "quality", default: "0.2",
          "Standard deviation of a benchmark score about the work's quality.",
          control: .environment)
      ],
      instruments: [
        "A benchmark score: quality, the operator's persistent error, and noise of standard "
          + "deviation `benchmark-noise`."
      ])
  ) { values in SquareRootReward(noise: values.number("benchmark-noise")) }

  let noise: Double

  public var source: FundingSource { .treasury }
  public var benchmarkNoise: Double? { noise }

  public func weigh(_ evidence: borrowing TileEvidence, into weights: WriteColumn<Int64>) {
    for row in 0..<weights.count {
      let isAccepted = evidence.verdict[row] == Verdict.accepted.rawValue
      let score = max(0, evidence.score[row])
      weights[row] = isAccepted ? Weight.fixed(score.squareRoot()) : 0
    }
  }

  public func purse(_ totals: RewardTotals) -> Purse {
    guard let budget = totals.budget else { return .shared(.zero) }
    return .shared(max(.zero, budget - totals.verificationBill))
  }
}
