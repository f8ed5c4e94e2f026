public import MesoModel
import MesoPrimitives

/// Draws a behaviour by exponential weights on what it would have brought in, at least with a fixed
/// chance each.
///
/// Behaviour i of K is drawn with p_i = (1 − γ) w_i ⁄ Σ w + γ ⁄ K, where w_i = e^γG_i⁄K and G_i adds up
/// payoff ⁄ p_i over its plays: dividing by the chance makes up for the plays of others. Payoffs are
/// shifted and divided to between 0 and 1. A play that the rule did not draw, at birth or after a
/// mutation, teaches nothing, because its chance was another.
///
/// Properties: does well against payoffs that an adversary sets; never stops exploring; pure.
///
/// - SeeAlso: P. Auer, N. Cesa-Bianchi, Y. Freund, R. E. Schapire, “The nonstochastic multiarmed
///   bandit problem”, SIAM Journal on Computing 32 (2002).
public struct EXP3Adaptation: LearningAdaptation {
  public static let entry = CatalogEntry<any Adaptation>(
    ComponentDescriptor(
      name: "exp3",
      summary:
        "Draws a behaviour by exponential weights on what it would have brought in, at least "
        + "with a fixed chance each.",
      parameters: [
        .number(
          "exploration", in: 0.001...1, unit: "share", default: "0.1",
          "Share of plays that are spread evenly; also how fast weights grow (γ).",
          control: .environment),
        .revision(default: "0.2"), .mutation(default: "0"),
      ] + Parameter.ownProfit + PayoffRange.parameters,
      reference: "P. Auer, N. Cesa-Bianchi, Y. Freund, R. E. Schapire, SIAM Journal on Computing "
        + "32 (2002) 48–77.")
  ) { values in
    EXP3Adaptation(
      exploration: values.number("exploration"), range: try PayoffRange(values),
      revision: values.number("revision"), mutation: values.number("mutation"),
      basis: .profit(of: values))
  }

  let exploration: Double
  let range: PayoffRange
  public let revision: Double
  public let mutation: Double
  public let basis: AdaptationBasis

  public var initialValue: Double { 0 }

  public func learn(from play: Play, into memory: LearningMemory) {
    guard play.wasChosen else { return }
    let chance = chances(memory)(play.option)
    memory.values[play.option] += range.share(of: play.payoff) / chance
    memory.plays[play.option] += 1
  }

  public func choice(from memory: LearningMemory, draws: (Double, Double)) -> Int {
    WeightedChoice.place(draws.0, count: memory.values.count, chances(memory)) ?? 0
  }

  /// How likely each behaviour is to be drawn.
  private func chances(_ memory: LearningMemory) -> (Int) -> Double {
    let count = memory.values.count
    let rate = exploration / Double(count)
    var (greatest, total) = (-Double.infinity, 0.0)
    for option in 0..<count { greatest = max(greatest, memory.values[option]) }
    for option in 0..<count {
      total += Elementary.exp(rate * (memory.values[option] - greatest))
    }
    let sum = total
    let best = greatest
    return { option in
      (1 - exploration) * Elementary.exp(rate * (memory.values[option] - best)) / sum
        + exploration / Double(count)
    }
  }
}
