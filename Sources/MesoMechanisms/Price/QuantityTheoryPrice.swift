public import MesoModel
public import MesoPrimitives

/// Sets the price at which the tokens there are suffice for what users spend.
///
/// Users who spend D dollars an epoch and hold tokens for τ epochs before they spend them hold D · τ
/// dollars' worth: the price is D · τ ⁄ S. D is `spending` plus `per-use` times the uses demanded in the
/// epoch before; S is the supply at the start of the epoch, without what is staked if `counts` says so.
///
/// Example: 50 000 dollars an epoch, held for 20 epochs, and 300 000 tokens make a price of 3.33. With
/// burn and mint at 10 000 tokens an epoch the supply goes to 10 000 · 20 ⁄ 0.95 = 210 526 and the price
/// to 4.75.
///
/// Attacks: faster spending lowers the price for the same use; stake that earns raises it.
///
/// Properties: no trade is modelled, and nobody loses to it; pure.
/// - SeeAlso: I. Fisher, The purchasing power of money (1911).
public struct QuantityTheoryPrice: Price {
  public static let entry = CatalogEntry<any Price>(
    ComponentDescriptor(
      name: "quantity-theory",
      summary: "Sets the price at which the tokens there are suffice for what users spend.",
      parameters: [
        .number(
          "spending", in: 0...1e15, unit: "dollars an epoch", default: "1000",
          "What users spend whatever happens.", control: .environment),
        .number(
          "per-use", in: 0...1e9, unit: "dollars", default: "0",
          "What they spend beside it for each use.", control: .environment),
        .number(
          "holding", in: 0.000_001...1e9, unit: "epochs", default: "20",
          "How long a token is held before it is spent.", control: .environment),
        .choice(
          "counts", of: ["supply", "unstaked"], default: "supply",
          "Which tokens serve for spending: all, or those that are not staked.",
          control: .environment),
      ], reference: "I. Fisher, The purchasing power of money (1911)")
  ) { values in
    let (spending, perUse) = (values.number("spending"), values.number("per-use"))
    guard spending > 0 || perUse > 0 else {
      throw ParameterConflict(
        parameter: "spending", "'spending' and 'per-use' are 0, so that tokens are worth nothing.")
    }
    return QuantityTheoryPrice(
      spending: spending, perUse: perUse, holding: values.number("holding"),
      countsStake: values.name("counts") == "supply")
  }

  let spending: Double
  let perUse: Double
  let holding: Double
  let countsStake: Bool

  public func usd(_ view: PublicView, chance: inout RandomStream, memory: inout Memory) -> Double {
    let units = view.supply.units - (countsStake ? 0 : view.staked.units)
    let tokens = Double(max(1, units)) / view.unitsPerToken
    return (spending + perUse * view.record.uses) * holding / tokens
  }
}
