public import MesoModel
import MesoPrimitives

/// Keeps an estimate of what each behaviour is worth, and mostly plays the best.
///
/// After a play with payoff r, its estimate becomes Q + α(r + γ max Q − Q): operators have one state,
/// so that γ = 0, the default, learns payoffs and γ > 0 their discounted sums. The next behaviour is
/// the best but for a share ε of trials (`explore: epsilon`), or drawn ∝ e^Q⁄τ (`boltzmann`).
///
/// Properties: tracks payoffs that move; never stops exploring; needs nobody else; pure.
///
/// - SeeAlso: C. J. C. H. Watkins, P. Dayan, “Q-learning”, Machine Learning 8 (1992).
public struct QLearningAdaptation: LearningAdaptation {
  public static let entry = CatalogEntry<any Adaptation>(
    ComponentDescriptor(
      name: "q-learning",
      summary: "Keeps an estimate of what each behaviour is worth, and mostly plays the best.",
      parameters: [
        .share(
          "learning-rate", default: "0.1", "How far an estimate moves to the latest payoff (α).",
          control: .environment),
        .number(
          "future", in: 0...0.999, unit: "factor a play", default: "0",
          "What the next play's best estimate counts in this one's (γ).", control: .environment),
        .choice(
          "explore", of: ["epsilon", "boltzmann"], default: "epsilon",
          "Whether trials are a fixed share, or likelier the better the behaviour.",
          control: .environment),
        .share(
          "epsilon", default: "0.1", "Share of plays that are trials.", control: .environment),
        .number(
          "temperature", in: 0.000_001...1_000_000, unit: "payoff", default: "0.1",
          "Differences in estimates that are hardly told apart (τ); read by 'boltzmann'.",
          control: .environment),
        .number(
          "initial", in: -1_000_000...1_000_000, unit: "payoff", default: "0",
          "Estimates before any play; high ones make operators try everything.",
          control: .environment),
        .revision(default: "0.2"), .mutation(default: "0"),
      ] + Parameter.ownProfit,
      reference: "C. J. C. H. Watkins, P. Dayan, Machine Learning 8 (1992) 279–292.")
  ) { values in
    QLearningAdaptation(
      rate: values.number("learning-rate"), future: values.number("future"),
      temperature: values.name("explore") == "boltzmann" ? values.number("temperature") : nil,
      epsilon: values.number("epsilon"), initialValue: values.number("initial"),
      revision: values.number("revision"), mutation: values.number("mutation"),
      basis: .profit(of: values))
  }

  let rate: Double
  let future: Double
  /// `nil` where trials are a fixed share.
  let temperature: Double?
  let epsilon: Double
  public let initialValue: Double
  public let revision: Double
  public let mutation: Double
  public let basis: AdaptationBasis

  public func learn(from play: Play, into memory: LearningMemory) {
    let value = memory.values[play.option]
    let target = play.payoff + (future > 0 ? future * greatest(of: memory) : 0)
    memory.values[play.option] = value + rate * (target - value)
    memory.plays[play.option] += 1
  }

  public func choice(from memory: LearningMemory, draws: (Double, Double)) -> Int {
    if let temperature {
      let best = greatest(of: memory)
      let place = WeightedChoice.place(draws.0, count: memory.values.count) {
        Elementary.exp((memory.values[$0] - best) / temperature)
      }
      return place ?? 0
    }
    return memory.bestOrTrial(epsilon: epsilon, draws: draws)
  }

  private func greatest(of memory: LearningMemory) -> Double {
    (0..<memory.values.count).reduce(-Double.infinity) { max($0, memory.values[$1]) }
  }
}

extension LearningMemory {
  /// The best behaviour, or with probability ε any.
  func bestOrTrial(epsilon: Double, draws: (Double, Double)) -> Int {
    guard draws.0 < epsilon else { return best(tie: draws.1) { values[$0] } }
    return min(values.count - 1, Int(draws.1 * Double(values.count)))
  }
}
