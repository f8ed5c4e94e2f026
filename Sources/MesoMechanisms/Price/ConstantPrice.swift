public import MesoModel
public import MesoPrimitives

/// Keeps the token's price where it starts.
///
/// Properties: figures in dollars are figures in tokens times a number; nothing that happens to
/// supply or demand shows in it; pure.
public struct ConstantPrice: Price {
  public static let entry = CatalogEntry<any Price>(
    ComponentDescriptor(
      name: "constant", summary: "Keeps the token's price where it starts.",
      parameters: [
        .number(
          "usd", in: 0...1_000_000_000, unit: "dollars per token", default: "1.0",
          "Dollars that a token is worth.", control: .environment)
      ])
  ) { values in ConstantPrice(usd: values.number("usd")) }

  let usd: Double

  public func usd(_ view: PublicView, chance: inout RandomStream, memory: inout Memory) -> Double {
    usd
  }
}
