public import MesoModel

/// Plays the behaviour with the best average so far, but for a share of trials.
///
/// The average is the plain mean of all plays of a behaviour, or with `recency` α > 0 the one that
/// forgets: Q + α(r − Q) from 0, which after n equal payoffs is r(1 − (1 − α)ⁿ).
///
/// Properties: the plain mean hardly follows payoffs that move late; needs nobody else; pure.
///
/// - SeeAlso: R. S. Sutton, A. G. Barto, *Reinforcement Learning*, 2nd edition (2018), §2.
public struct EpsilonGreedyAdaptation: LearningAdaptation {
  public static let entry = CatalogEntry<any Adaptation>(
    ComponentDescriptor(
      name: "epsilon-greedy",
      summary: "Plays the behaviour with the best average so far, but for a share of trials.",
      parameters: [
        .share(
          "epsilon", default: "0.1", "Share of plays that are trials.", control: .environment),
        .share(
          "recency", default: "0",
          "Weight of the latest payoff in the average; 0 for the plain mean of all.",
          control: .environment),
        .revision(default: "0.2"), .mutation(default: "0"),
      ] + Parameter.ownProfit,
      reference: "R. S. Sutton, A. G. Barto, Reinforcement Learning, 2nd edition, MIT Press (2018)."
    )
  ) { values in
    EpsilonGreedyAdaptation(
      epsilon: values.number("epsilon"), recency: values.number("recency"),
      revision: values.number("revision"), mutation: values.number("mutation"),
      basis: .profit(of: values))
  }

  let epsilon: Double
  let recency: Double
  public let revision: Double
  public let mutation: Double
  public let basis: AdaptationBasis

  public var initialValue: Double { 0 }

  public func learn(from play: Play, into memory: LearningMemory) {
    memory.plays[play.option] += 1
    let weight = recency > 0 ? recency : 1 / memory.plays[play.option]
    let value = memory.values[play.option]
    memory.values[play.option] = value + weight * (play.payoff - value)
  }

  public func choice(from memory: LearningMemory, draws: (Double, Double)) -> Int {
    memory.bestOrTrial(epsilon: epsilon, draws: draws)
  }
}
