public import MesoModel
public import MesoPrimitives

/// Users burn tokens to pay for use that is priced in dollars; a fixed amount is minted for work.
///
/// In every epoch users pay `usd-per-use` for each use, in tokens at the price of the epoch, as far as
/// they hold any: a share `fee` goes to the treasury, rounded down, and the rest is burned.
/// Independently, `mint` new tokens are issued, less by the share `damping` a year.
///
/// Example: with 50 000 dollars of use, a fee of 5 % and 10 000 tokens minted an epoch, supply stands
/// still at a price of 0.95 · 50 000 ⁄ 10 000 = 4.75 dollars: below it more is burned than minted.
///
/// Attacks: the mint must not follow the burn, or whoever burns for its own work is paid back; users
/// who hold no tokens pay nothing, and what they could not pay is reported.
///
/// Properties: supply finds its level from both sides where the price answers to supply; pure.
/// - SeeAlso: Render Network, RNP-001 and RNP-006.
public struct BurnMintEmission: Emission {
  public static let entry = CatalogEntry<any Emission>(
    ComponentDescriptor(
      name: "burn-mint",
      summary: "Users burn tokens to pay for use that is priced in dollars, and a fixed amount is "
        + "minted for work.",
      parameters: [
        .amount("mint", default: "100", "Tokens minted in the first epoch."),
        .share("damping", default: "0", "Share by which the mint shrinks in a year."),
        .number(
          "usd-per-use", in: 0...1_000_000_000, unit: "dollars", default: "1",
          "What a use costs, in dollars.", control: .environment),
        .share("fee", default: "0.05", "Share of what users pay that the treasury gets."),
      ], reference: "Render Network, RNP-001 and RNP-006")
  ) { values in
    BurnMintEmission(
      mint: values.amount("mint"), damping: values.number("damping"),
      usdPerUse: values.number("usd-per-use"), fee: values.proportion("fee"))
  }

  let mint: Amount
  let damping: Double
  let usdPerUse: Double
  let fee: Proportion

  public func useBurn(_ view: PublicView, memory: inout Memory) -> UseBurn? {
    UseBurn(usd: usdPerUse * view.record.uses, fee: fee)
  }

  public func minted(_ view: PublicView, memory: inout Memory) -> Amount {
    guard damping > 0 else { return mint }
    guard damping < 1 else { return view.epoch == 1 ? mint : .zero }
    let years = Double(view.epoch - 1) * view.epochDays / 365.25
    return Amount(units: Int64(Double(mint.units) * Elementary.pow(1 - damping, years)))
  }
}
