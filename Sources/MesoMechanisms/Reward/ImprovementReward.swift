public import MesoModel
import MesoPrimitives

/// Pays accepted work for what it improves on the best score so far, beyond a margin.
///
/// A contribution with score s gets ⌊`rate` × max(0, s − best − `margin`)⌋, where the score is
/// measured on a hidden set and the best is that of earlier epochs. With `baseline: best` the best
/// accepted score of the epoch becomes the next best if it is more than the margin above it.
///
/// Example: at a best of 0.60, a margin of 0.02 and a rate of 100 tokens a score of 0.70 earns 8.
///
/// Attacks: noise mining. Work that improves nothing earns rate·σ ⁄ √(2π) a submission on average with
/// noise σ and no margin, and rate·(σ·φ(m ⁄ σ) − m·Φ(−m ⁄ σ)) with the margin m; k submissions earn k
/// times that. Improvements that are split into steps over several epochs earn one margin less each.
///
/// Properties: neutral to splitting over identities, not over submissions; O(n) an epoch; pure.
public struct ImprovementReward: EpochReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "improvement",
      summary: "Pays accepted work for what it improves on the best score so far, beyond a margin.",
      parameters: [
        .amount("rate", default: "100", "Tokens for an improvement of 1."),
        .number(
          "margin", in: 0...100, unit: "score", default: "0.02",
          "Improvement that is not paid for."),
        .number(
          "start", in: -100...100, unit: "score", default: "0.5",
          "The best score before the first epoch."),
        .choice(
          "baseline", of: Baseline.allCases.map { $0.rawValue }, default: "best",
          "What counts as improved: the best score so far, or the score at the start for ever."),
        .benchmarkNoise, FundingSource.parameter,
      ],
      instruments: [Parameter.benchmark],
      reference: "E[max(0, N(0, σ²))] = σ ⁄ √(2π).")
  ) { values in
    ImprovementReward(
      rate: values.amount("rate"), margin: values.number("margin"), start: values.number("start"),
      baseline: Baseline(rawValue: values.name("baseline")) ?? .best,
      noise: values.number("benchmark-noise"), source: .of(values))
  }

  enum Baseline: String, CaseIterable { case best, start }

  let rate: Amount
  let margin: Double
  let start: Double
  let baseline: Baseline
  let noise: Double
  public let source: FundingSource

  public var benchmarkNoise: Double? { noise }
  public func purse(_ totals: RewardTotals) -> Purse { .shared(rate) }

  /// The memory holds one number, the best score.
  public func settle(_ roll: Roll, view: PublicView, memory: inout Memory) {
    let best = memory.numbers.first ?? start
    let weights = roll.entries.map {
      $0.isAccepted ? Weight.fixed($0.score - best - margin) : 0
    }
    roll.share(rate.times(weight: weights.reduce(0, +)), from: source, by: weights) {
      "a score of \(roll.entries[$0].score) after \(best)"
    }
    let highest = roll.accepted.map { roll.entries[$0].score }.max() ?? best
    memory.numbers = [baseline == .best && highest > best + margin ? highest : best]
  }
}
