public import MesoModel
import MesoPrimitives

/// Pays each accepted contribution a base and so much for each point of its score, which may be
/// negative.
///
/// Models pay by a signed score, such as peer prediction gives: what says nothing earns the base and
/// what is worse than that earns less. Below nothing nobody is paid; the base is as large as the
/// amount unless the scenario says otherwise, so that a score of −1 is not cut off.
///
/// Properties: linear in the score above −base ⁄ amount, hence as truthful as the score; needs no
/// stake; not Sybil-proof; pure.
public struct PerScoreReward: ContributionReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "per-score",
      summary:
        "Pays each accepted contribution a base and so much for each point of its score, which may "
        + "be negative.",
      parameters: [
        .amount("amount", default: "1", "Tokens for each point of the score."),
        .amount(
          "base", default: nil,
          "Tokens for a score of 0; if left out, as many as `amount`, so that a score of -1 earns "
            + "nothing."),
        .number(
          "benchmark-noise", in: 0...10, unit: "quality", default: "0.2",
          "Standard deviation of a benchmark score about the work's quality, where no verification "
            + "sets the score.",
          control: .environment),
        FundingSource.parameter,
      ],
      instruments: [
        "A benchmark score, where no verification sets one: quality, the operator's persistent "
          + "error, and noise of standard deviation `benchmark-noise`."
      ])
  ) { values in try PerScoreReward(values) }

  /// What one contribution is paid at the most, in base units: a million such sums add up in 64
  /// bits.
  static let most: Int64 = 1 << 43

  let amount: Amount
  let base: Amount
  let noise: Double
  public let source: FundingSource

  init(_ values: ParameterValues) throws {
    amount = values.amount("amount")
    base = values.has("base") ? values.amount("base") : values.amount("amount")
    for (name, value) in [("amount", amount), ("base", base)] where value.units > Self.most / 2 {
      throw ParameterConflict(
        parameter: name,
        "'\(name)' is above \(Self.most / 2) base units, half of what one contribution can be "
          + "paid by score.")
    }
    noise = values.number("benchmark-noise")
    source = .of(values)
  }

  public var benchmarkNoise: Double? { noise }

  public func weigh(_ evidence: borrowing TileEvidence, into weights: WriteColumn<Int64>) {
    let (rate, flat) = (Double(amount.units), Double(base.units))
    var row = 0
    while row < weights.count {
      let pay = flat + rate * evidence.score[row]
      let isPaid = evidence.verdict[row] == Verdict.accepted.rawValue && pay > 0
      weights[row] = isPaid ? Int64(min(pay, Double(Self.most))) : 0
      row &+= 1
    }
  }

  public func purse(_ totals: RewardTotals) -> Purse { .each(Amount(units: 1)) }
}
