public import MesoModel
import MesoPrimitives

/// Copies a random peer with a probability that grows smoothly with what the peer earns more.
///
/// The probability is 1 ⁄ (1 + e^−β(π_peer − π_own)) with intensity β: at 0 it is a coin, at
/// large β the better earner is always copied. Payoffs are profits per epoch; divided by the
/// population's mean absolute payoff, β means the same in any currency.
///
/// Properties: may copy a worse peer; drifts where payoffs are equal; pure.
///
/// - SeeAlso: A. Traulsen, M. A. Nowak, J. M. Pacheco, “Stochastic dynamics of invasion and
///   fixation”, Physical Review E 74 (2006).
public struct FermiAdaptation: PeerAdaptation {
  public static let entry = CatalogEntry<any Adaptation>(
    ComponentDescriptor(
      name: "fermi",
      summary: "Copies a random peer with a probability that grows smoothly with what the peer "
        + "earns more.",
      parameters: [
        .number(
          "intensity", in: 0...1_000, unit: "per unit of payoff", default: "1",
          "How sharply operators respond to a difference in payoff (β).", control: .environment),
        .revision(default: "0.05"),
        .mutation,
      ] + Parameter.payoff(scales: ["tokens", "mean-absolute"], default: "mean-absolute"),
      reference: "A. Traulsen, M. A. Nowak, J. M. Pacheco, Physical Review E 74 (2006) 011909.")
  ) { values in
    FermiAdaptation(
      intensity: values.number("intensity"), revision: values.number("revision"),
      mutation: values.number("mutation"),
      basis: .payoff(of: values))
  }

  let intensity: Double
  public let revision: Double
  public let mutation: Double
  public let basis: AdaptationBasis

  public func probabilityOfCopying(own: Double, peer: Double) -> Double {
    Elementary.logistic(intensity * (peer - own))
  }
}
