public import MesoModel

/// Draws a behaviour in proportion to what it has brought in, with fading memory.
///
/// After a play all propensities shrink by the share φ, and that of the behaviour played grows by
/// the payoff above `payoff.low`; none falls below the floor. A behaviour is drawn in proportion to
/// its propensity.
///
/// Properties: learns fast at first and slower later; payoffs below `payoff.low` teach nothing; pure.
///
/// - SeeAlso: I. Erev, A. E. Roth, “Predicting how people play games”, American Economic Review 88
///   (1998).
public struct RothErevAdaptation: LearningAdaptation {
  public static let entry = CatalogEntry<any Adaptation>(
    ComponentDescriptor(
      name: "roth-erev",
      summary: "Draws a behaviour in proportion to what it has brought in, with fading memory.",
      parameters: [
        .share(
          "forgetting", default: "0.05", "Share of a propensity that fades with every play (φ).",
          control: .environment),
        .number(
          "initial", in: 0.000_001...1_000_000, unit: "payoff", default: "1",
          "Propensity of every behaviour before any play.", control: .environment),
        .number(
          "floor", in: 0.000_001...1_000_000, unit: "payoff", default: "0.01",
          "Least propensity, which keeps a behaviour alive.", control: .environment),
        .revision(default: "0.2"), .mutation(default: "0"),
      ] + Parameter.ownProfit + [
        .payoffBound("low", default: "0", "Payoff that counts as 0, as do lower ones.")
      ],
      reference: "I. Erev, A. E. Roth, American Economic Review 88 (1998) 848–881.")
  ) { values in
    RothErevAdaptation(
      forgetting: values.number("forgetting"), initialValue: values.number("initial"),
      floor: values.number("floor"), low: values.number("payoff-low"),
      revision: values.number("revision"), mutation: values.number("mutation"),
      basis: .profit(of: values))
  }

  let forgetting: Double
  public let initialValue: Double
  let floor: Double
  let low: Double
  public let revision: Double
  public let mutation: Double
  public let basis: AdaptationBasis

  public func learn(from play: Play, into memory: LearningMemory) {
    for option in 0..<memory.values.count {
      let gain = option == play.option ? max(0, play.payoff - low) : 0
      memory.values[option] = max(floor, (1 - forgetting) * memory.values[option] + gain)
    }
    memory.plays[play.option] += 1
  }

  public func choice(from memory: LearningMemory, draws: (Double, Double)) -> Int {
    WeightedChoice.place(draws.0, count: memory.values.count) { memory.values[$0] } ?? 0
  }
}
