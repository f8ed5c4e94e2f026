public import MesoModel
import MesoPrimitives

/// Shares a pool among accepted contributions in proportion to their score.
///
/// Models an emission pool: weight is score^exponent, so that an exponent above 1 favours the
/// best and 0 shares equally. What one contributor gains the others lose.
///
/// Properties: spends exactly the pool less rounding; needs no stake; not Sybil-proof; pure.
public struct PoolShareReward: ContributionReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "pool-share",
      summary: "Shares a pool among accepted contributions in proportion to their score.",
      parameters: [
        .amount(
          "pool", default: nil,
          "Tokens shared in an epoch; if left out, the demand's budget less the verification "
            + "bill."),
        .number(
          "exponent", in: 0...10, unit: "power", default: "1",
          "Power to which scores are raised before sharing."),
        .number(
          "benchmark-noise", in: 0...10, unit: "quality", default: "0.2",
          "Standard deviation of a benchmark score about the work's quality.",
          control: .environment),
        FundingSource.parameter,
      ],
      instruments: [
        "A benchmark score: quality, the operator's persistent error, and noise of standard "
          + "deviation `benchmark-noise`."
      ])
  ) { values in
    PoolShareReward(
      pool: values.has("pool") ? values.amount("pool") : nil, exponent: values.number("exponent"),
      noise: values.number("benchmark-noise"), source: .of(values))
  }

  let pool: Amount?
  let exponent: Double
  let noise: Double
  public let source: FundingSource

  public var benchmarkNoise: Double? { noise }

  public func weigh(_ evidence: borrowing TileEvidence, into weights: WriteColumn<Int64>) {
    var row = 0
    while row < weights.count {
      let score = evidence.score[row]
      let isPaid = evidence.verdict[row] == Verdict.accepted.rawValue && score > 0
      weights[row] = isPaid ? Weight.fixed(Elementary.pow(score, exponent)) : 0
      row &+= 1
    }
  }

  public func purse(_ totals: RewardTotals) -> Purse {
    .shared(pool ?? totals.budgetAfterVerification)
  }
}
