public import MesoModel
public import MesoPrimitives

/// Mints the same amount to the treasury in every epoch.
///
/// Models a linear schedule: inflation falls as the supply grows and never ends.
///
/// Properties: supply grows without bound; pure.
public struct ConstantEmission: Emission {
  public static let entry = CatalogEntry<any Emission>(
    ComponentDescriptor(
      name: "constant", summary: "Mints the same amount to the treasury in every epoch.",
      parameters: [.amount("amount", default: "1", "Tokens minted in an epoch.")])
  ) { values in ConstantEmission(amount: values.amount("amount")) }

  let amount: Amount

  public func minted(_ view: PublicView, memory: inout Memory) -> Amount { amount }
}
