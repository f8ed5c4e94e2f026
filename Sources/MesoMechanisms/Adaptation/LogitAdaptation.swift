public import MesoModel
import MesoPrimitives

/// Chooses a behaviour with a probability that grows exponentially with what it pays.
///
/// Behaviour i is chosen with probability e^λu_i ⁄ Σ e^λu_j of the mean payoffs u: at precision
/// λ = 0 any behaviour alike, at large λ the best one. A population at rest under it is in quantal
/// response equilibrium.
///
/// Properties: keeps every known behaviour alive; needs public payoffs by behaviour; pure.
///
/// - SeeAlso: R. D. McKelvey, T. R. Palfrey, “Quantal response equilibria for normal form games”,
///   Games and Economic Behavior 10 (1995).
public struct LogitAdaptation: ResponseAdaptation {
  public static let entry = CatalogEntry<any Adaptation>(
    ComponentDescriptor(
      name: "logit",
      summary: "Chooses a behaviour with a probability that grows exponentially with what it pays.",
      parameters: [
        .number(
          "precision", in: 0...1_000, unit: "per unit of payoff", default: "5",
          "How sharply operators respond to a difference in payoff (λ).", control: .environment),
        .revision(default: "0.05"), .mutation,
      ] + Parameter.profit(averaging: "the running mean of a behaviour's payoff"),
      reference: "R. D. McKelvey, T. R. Palfrey, Games and Economic Behavior 10 (1995) 6–38.")
  ) { values in
    LogitAdaptation(
      precision: values.number("precision"), revision: values.number("revision"),
      mutation: values.number("mutation"), basis: .profit(of: values))
  }

  let precision: Double
  public let revision: Double
  public let mutation: Double
  public let basis: AdaptationBasis

  public func weights(of options: [BehaviourOption], own: Int) -> [Double] {
    let best = options.reduce(-Double.infinity) { max($0, $1.payoff) }
    return options.map { Elementary.exp(precision * ($0.payoff - best)) }
  }
}
