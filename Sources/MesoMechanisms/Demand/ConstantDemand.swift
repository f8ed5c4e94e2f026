public import MesoModel

/// Users want the same number of uses in every epoch.
///
/// Properties: pure.
public struct ConstantDemand: Demand {
  public static let entry = CatalogEntry<any Demand>(
    ComponentDescriptor(
      name: "constant", summary: "Users want the same number of uses in every epoch.")
  ) { _ in ConstantDemand() }

  public func usage(_ market: UserMarket, memory: inout Memory) -> Double { market.usage }
}
