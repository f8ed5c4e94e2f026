public import MesoModel

/// Lets every operator keep its behaviour.
///
/// Properties: shares of behaviours are constant, so a lever can look inert that would move
/// operators who could react; pure.
public struct NoAdaptation: Adaptation {
  public static let entry = CatalogEntry<any Adaptation>(
    ComponentDescriptor(name: "none", summary: "Lets every operator keep its behaviour.")
  ) { _ in NoAdaptation() }

  public var revision: Double { 0 }
  public var mutation: Double { 0 }
  public var basis: AdaptationBasis { .balance }
}
