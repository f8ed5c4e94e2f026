public import MesoModel
public import MesoPrimitives

/// Mints nothing on its own account.
///
/// Rewards that are paid `from: mint` still create tokens.
///
/// Properties: supply grows by no schedule; pure.
public struct NoEmission: Emission {
  public static let entry = CatalogEntry<any Emission>(
    ComponentDescriptor(name: "none", summary: "Mints nothing on its own account.")
  ) { _ in NoEmission() }

  public func minted(_ view: PublicView, memory: inout Memory) -> Amount { .zero }
}
