public import MesoModel

/// Lets behaviours grow in proportion to their share and their fitness.
///
/// A behaviour with share x_i and fitness f_i is chosen with probability x_i f_i ⁄ Σ x_j f_j.
/// Fitness is the mean payoff less the least of any behaviour, plus a `background` above 0: the
/// greater that is, the weaker selection. A behaviour that died out has share 0 and does not come
/// back but by mutation.
///
/// Properties: with `revision` 1 it is the discrete replicator map; with one reviser at a time a
/// Moran process; pure.
///
/// - SeeAlso: P. D. Taylor, L. B. Jonker, “Evolutionary stable strategies and game dynamics”,
///   Mathematical Biosciences 40 (1978).
public struct ReplicatorAdaptation: ResponseAdaptation {
  public static let entry = CatalogEntry<any Adaptation>(
    ComponentDescriptor(
      name: "replicator",
      summary: "Lets behaviours grow in proportion to their share and their fitness.",
      parameters: [
        .number(
          "background", in: 0.000_001...1_000_000, unit: "payoff", default: "1",
          "Fitness of the behaviour that pays least; the greater, the weaker selection.",
          control: .environment),
        .revision(default: "0.05"), .mutation,
      ] + Parameter.profit(averaging: "the running mean of a behaviour's payoff"),
      reference: "P. D. Taylor, L. B. Jonker, Mathematical Biosciences 40 (1978) 145–156.")
  ) { values in
    ReplicatorAdaptation(
      background: values.number("background"), revision: values.number("revision"),
      mutation: values.number("mutation"), basis: .profit(of: values))
  }

  let background: Double
  public let revision: Double
  public let mutation: Double
  public let basis: AdaptationBasis

  public func weights(of options: [BehaviourOption], own: Int) -> [Double] {
    let least = options.reduce(Double.infinity) { min($0, $1.payoff) }
    return options.map { $0.share * ($0.payoff - least + background) }
  }
}
