public import MesoModel
import MesoPrimitives

/// Pays accepted work by a formula over its evidence.
///
/// Models a reward rule of the designer's own: the formula's value, never below 0, is a
/// contribution's weight w. It is paid ⌊`amount` × w⌋ (`pays: each`), or its part of a pool
/// (`pays: shared`), to about a billionth; a value that is not a number counts as 0.
///
/// Example: `score * min(1, stake / threshold)` with scores of 0.8 and a threshold of 20 tokens pays
/// 0.8 amounts to an identity with 20 tokens at stake and 0.4 to one with 10.
///
/// Attacks: whatever the formula reads can be gamed: a score by overfitting, usage by buying it.
/// A formula concave in a score or a stake rewards splitting them over identities (k^(1−g) for a
/// power g), a convex one rewards merging.
///
/// Properties: Sybil-neutral where the formula is linear in what is split; O(rows × operations); pure.
public struct DynamicReward: ContributionReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "dynamic", summary: "Pays accepted work by a formula over its evidence.",
      parameters: [
        .formula(
          "formula", default: "score",
          "The weight of an accepted contribution: \(DynamicFormula.spokenNames), and functions "
            + "\(Formula.functions.joined(separator: ", "))."),
        .choice(
          "pays", of: Pays.allCases.map { $0.rawValue }, default: "shared",
          "Whether each contribution gets its weight times `amount`, or its part of a pool."),
        .amount("amount", default: "1", "Tokens for a weight of 1 (each)."),
        .amount(
          "pool", default: nil,
          "Tokens shared in an epoch (shared); if left out, the demand's budget less the "
            + "verification bill."),
        .amount("threshold", default: "20", "An amount of tokens that the formula may use."),
        .coefficient("a"), .coefficient("b"), .coefficient("c"),
        .number(
          "benchmark-noise", in: 0...10, unit: "quality", default: "0.2",
          "Standard deviation of a benchmark score about the work's quality.",
          control: .environment),
        FundingSource.parameter,
      ],
      instruments: [
        "If the formula uses `score`, a benchmark score: quality, the operator's persistent error, "
          + "and noise of standard deviation `benchmark-noise`."
      ])
  ) { values in try DynamicReward(values) }

  enum Pays: String, CaseIterable { case each, shared }

  let formula: DynamicFormula
  let pays: Pays
  let amount: Amount
  let pool: Amount?
  let noise: Double
  public let source: FundingSource

  init(_ values: ParameterValues) throws {
    pays = Pays(rawValue: values.name("pays")) ?? .shared
    formula = try DynamicFormula(
      values.text("formula"), threshold: values.amount("threshold"),
      coefficients: ["a", "b", "c"].map { values.number($0) }, isRelative: pays == .shared)
    amount = values.amount("amount")
    pool = values.has("pool") ? values.amount("pool") : nil
    noise = values.number("benchmark-noise")
    source = .of(values)
  }

  public var reads: Set<PublicEvidence> { formula.reads }

  public var benchmarkNoise: Double? { formula.uses("score") ? noise : nil }

  public func weigh(_ evidence: borrowing TileEvidence, into weights: WriteColumn<Int64>) {
    formula.evaluate(copy evidence) { row, value in
      let isAccepted = evidence.verdict[row] == Verdict.accepted.rawValue
      weights[row] = isAccepted ? Weight.fixed(value) : 0
    }
  }

  public func purse(_ totals: RewardTotals) -> Purse {
    switch pays {
    case .each: .shared(amount.times(weight: totals.weight))
    case .shared: .shared(pool ?? totals.budgetAfterVerification)
    }
  }
}

extension Parameter {
  /// A plain number that a formula may use.
  fileprivate static func coefficient(_ name: String) -> Parameter {
    .number(
      name, in: -1_000_000...1_000_000, unit: "number", default: "0",
      "A number that the formula may use.")
  }
}

extension Amount {
  /// ⌊amount × weight⌋, or 2⁶² base units, more than any payer has, where it is beyond them.
  func times(weight: Int64) -> Amount {
    let units = Int128(self.units) * Int128(weight) / Int128(Weight.one)
    return Amount(units: Int64(min(units, 1 << 62)))
  }
}
