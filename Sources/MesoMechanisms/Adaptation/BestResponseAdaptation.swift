public import MesoModel

/// Chooses the behaviour that pays most.
///
/// An operator that revises takes the behaviour with the greatest mean payoff. It keeps its own if
/// that is as good; others that are equally good are chosen alike. Operators revise seldom
/// (`revision`), which is their inertia.
///
/// Properties: jumps, and may cycle where no pure behaviour is best against itself; pure.
///
/// - SeeAlso: I. Gilboa, A. Matsui, “Social stability and equilibrium”, Econometrica 59 (1991).
public struct BestResponseAdaptation: ResponseAdaptation {
  public static let entry = CatalogEntry<any Adaptation>(
    ComponentDescriptor(
      name: "best-response",
      summary: "Chooses the behaviour that pays most.",
      parameters: [.revision(default: "0.05"), .mutation]
        + Parameter.profit(averaging: "the running mean of a behaviour's payoff"),
      reference: "I. Gilboa, A. Matsui, Econometrica 59 (1991) 859–867.")
  ) { values in
    BestResponseAdaptation(
      revision: values.number("revision"), mutation: values.number("mutation"),
      basis: .profit(of: values))
  }

  public let revision: Double
  public let mutation: Double
  public let basis: AdaptationBasis

  public func weights(of options: [BehaviourOption], own: Int) -> [Double] {
    let best = options.reduce(-Double.infinity) { max($0, $1.payoff) }
    let keeps = options[own].payoff == best
    return options.indices.map { place in
      keeps ? (place == own ? 1 : 0) : (options[place].payoff == best ? 1 : 0)
    }
  }
}
