public import MesoModel
import MesoPrimitives

/// Mints tokens only when the best score rises, to whoever raised it.
///
/// When the best accepted score V of an epoch is more than `margin` above the best so far, V₀, its
/// author gets `scale`·(V^`exponent` − V₀^`exponent`) new tokens, rounded down, and V becomes the
/// best. Scores count as far as they lie between 0 and 1; equal ones share.
///
/// Example: a scale of 1 000 tokens and an exponent of 2 mint 170 for a rise from 0.5 to
/// √0.42 ≈ 0.648, and never more than 750 from 0.5 on, however many steps it takes.
///
/// Attacks: the sum telescopes, so neither splitting a rise into steps nor splitting it over
/// identities pays more; but a lucky error of the benchmark is paid once and shuts others out.
///
/// Properties: Sybil-neutral; mints at most `scale` in all; O(n) an epoch; pure.
public struct ValueGatedMintReward: EpochReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "value-gated-mint",
      summary: "Mints tokens only when the best score rises, to whoever raised it.",
      parameters: [
        .amount("scale", default: "1000", "Tokens for a rise from 0 to 1."),
        .number(
          "exponent", in: 0.01...20, unit: "power", default: "1",
          "Power of the score on which the sum minted lies: above 1 pays late rises more."),
        .share("margin", default: "0.01", "Rise that is not enough."),
        .share("start", default: "0", "The best score before the first epoch."),
        .benchmarkNoise,
      ], instruments: [Parameter.benchmark])
  ) { values in
    ValueGatedMintReward(
      scale: values.amount("scale"), exponent: values.number("exponent"),
      margin: values.number("margin"), start: values.number("start"),
      noise: values.number("benchmark-noise"))
  }

  let scale: Amount
  let exponent: Double
  let margin: Double
  let start: Double
  let noise: Double

  public var source: FundingSource { .mint }
  public var benchmarkNoise: Double? { noise }
  public func purse(_ totals: RewardTotals) -> Purse { .shared(scale) }

  /// The memory holds one number, the best score.
  public func settle(_ roll: Roll, view: PublicView, memory: inout Memory) {
    let before = memory.numbers.first ?? start
    memory.numbers = [before]
    func score(_ index: Int) -> Double { max(0, min(1, roll.entries[index].score)) }
    guard let best = roll.accepted.map(score).max(), best > before + margin else { return }
    let weights = roll.entries.indices.map {
      roll.entries[$0].isAccepted && score($0) == best ? Int64(1) : 0
    }
    roll.share(minted(from: before, to: best), from: .mint, by: weights) { _ in
      "the best score rose from \(before) to \(best)"
    }
    memory.numbers = [best]
  }

  /// What a rise mints: the difference of two amounts that are each rounded down, so that steps
  /// add up exactly.
  func minted(from before: Double, to best: Double) -> Amount {
    func level(_ score: Double) -> Amount {
      scale.times(weight: Weight.fixed(Elementary.pow(score, exponent)))
    }
    return level(best) - level(before)
  }
}
