public import MesoModel
import MesoPrimitives

/// Plays the behaviour that could still be the best.
///
/// That is the one with the greatest mean + c·√(2 ln t ⁄ n), where n is how often it was played and
/// t all plays. What was never played comes first. The bound supposes payoffs between 0 and 1, so
/// that they are shifted and divided to the range from `payoff.low` to `payoff.high`.
///
/// Properties: explores less and less; deterministic but for ties; needs nobody else; pure.
///
/// - SeeAlso: P. Auer, N. Cesa-Bianchi, P. Fischer, “Finite-time analysis of the multiarmed bandit
///   problem”, Machine Learning 47 (2002).
public struct UCB1Adaptation: LearningAdaptation {
  public static let entry = CatalogEntry<any Adaptation>(
    ComponentDescriptor(
      name: "ucb1",
      summary: "Plays the behaviour that could still be the best.",
      parameters: [
        .number(
          "exploration", in: 0...1_000, unit: "factor", default: "1",
          "How much doubt counts beside the mean (c).", control: .environment),
        .revision(default: "0.2"), .mutation(default: "0"),
      ] + Parameter.ownProfit + PayoffRange.parameters,
      reference: "P. Auer, N. Cesa-Bianchi, P. Fischer, Machine Learning 47 (2002) 235–256.")
  ) { values in
    UCB1Adaptation(
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
    memory.plays[play.option] += 1
    let value = memory.values[play.option]
    memory.values[play.option] =
      value + (range.share(of: play.payoff) - value) / memory.plays[play.option]
  }

  public func choice(from memory: LearningMemory, draws: (Double, Double)) -> Int {
    var all = 0.0
    for option in 0..<memory.plays.count { all += memory.plays[option] }
    let doubt = 2 * Elementary.log(max(1, all))
    return memory.best(tie: draws.0) { option in
      let plays = memory.plays[option]
      guard plays > 0 else { return .greatestFiniteMagnitude }
      return memory.values[option] + exploration * (doubt / plays).squareRoot()
    }
  }
}
