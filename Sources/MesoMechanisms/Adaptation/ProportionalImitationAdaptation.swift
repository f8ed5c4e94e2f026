public import MesoModel

/// Copies a random peer with a probability proportional to what the peer earns more.
///
/// The probability is max(0, π_peer − π_own) ⁄ Δ, where Δ is the distance between the side's least
/// and greatest payoff, so that it is 1 at most. A worse peer is never copied. In a large population
/// whose operators revise rarely, shares follow the replicator equation.
///
/// Properties: needs no more than one peer's payoff; payoffs that are equal stop it; pure.
///
/// - SeeAlso: K. H. Schlag, “Why imitate, and if so, how?”, Journal of Economic Theory 78 (1998).
public struct ProportionalImitationAdaptation: PeerAdaptation {
  public static let entry = CatalogEntry<any Adaptation>(
    ComponentDescriptor(
      name: "proportional-imitation",
      summary: "Copies a random peer with a probability proportional to what the peer earns more.",
      parameters: [.revision(default: "0.05"), .mutation]
        + Parameter.payoff(scales: ["range", "tokens", "mean-absolute"], default: "range"),
      reference: "K. H. Schlag, Journal of Economic Theory 78 (1998) 130–156.")
  ) { values in
    ProportionalImitationAdaptation(
      revision: values.number("revision"), mutation: values.number("mutation"),
      basis: .payoff(of: values))
  }

  public let revision: Double
  public let mutation: Double
  public let basis: AdaptationBasis

  public func probabilityOfCopying(own: Double, peer: Double) -> Double {
    max(0, min(1, peer - own))
  }
}
