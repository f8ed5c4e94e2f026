public import MesoModel
public import MesoPrimitives

/// Lets trades with a pool of tokens and dollars make the price.
///
/// The pool holds x of what is paid and y of what is bought; paying dx gives ⌊y · dx′ ⁄ (x + dx′)⌋ with
/// dx′ = ⌊dx · (1 − fee)⌋, and buying dy takes ⌈x · dy ⁄ (y − dy)⌉ ⁄ (1 − fee), rounded up. The fee stays
/// in the pool. The price is dollars over tokens in the pool.
///
/// Providers outside leave where fees do not pay for what they have in the pool: in an epoch in which
/// the yearly return falls short of `lp-return`, they withdraw the share `lp-exit` of their part; in one in
/// which it exceeds that, the share `lp-entry` of what they withdrew comes back, at the pool's ratio. What
/// the treasury put in stays.
///
/// Example: in a pool of 1 000 and 2 000 with a fee of 0.3 %, paying 50 gives 94.966, 5 % less than the
/// price before said.
///
/// Attacks: a shallow pool lets a small sale move the price, and with it whatever is paid by the price;
/// providers leave when they are needed most.
///
/// Properties: the product of the pool never falls by trades; whole numbers throughout; pure.
/// - SeeAlso: H. Adams, N. Zinsmeister, D. Robinson, Uniswap v2 core (2020).
public struct ConstantProductPrice: Price, Venue {
  public static let entry = CatalogEntry<any Price>(
    ComponentDescriptor(
      name: "constant-product",
      summary: "Lets trades with a pool of tokens and dollars make the price.",
      parameters: [
        .opening("tokens", unit: "tokens", default: "10000", "Tokens in the pool at the start."),
        .opening("reserve", unit: "dollars", default: "10000", "Dollars in the pool at the start."),
        .number(
          "fee", in: 0...0.5, unit: "share", default: "0.003",
          "Share of what is paid that the pool keeps."),
        .number(
          "lp-return", in: 0...100, unit: "share a year", default: "0",
          "Return on what is in the pool below which providers outside leave.",
          control: .environment),
        .share(
          "lp-exit", default: "0.05",
          "Share of their part that they withdraw in an epoch in which it falls short.",
          control: .environment),
        .share(
          "lp-entry", default: nil,
          "Share of what they withdrew that comes back in an epoch in which it is exceeded; none, if "
            + "left out.", control: .environment),
      ], reference: "H. Adams, N. Zinsmeister, D. Robinson, Uniswap v2 core (2020)")
  ) { values in
    for name in ["tokens", "reserve"] where values.amount(name) == .zero {
      throw ParameterConflict(
        parameter: name, "a pool without liquidity has no price; '\(name)' must be more than 0.")
    }
    return ConstantProductPrice(
      tokens: values.amount("tokens"), reserve: values.amount("reserve"),
      terms: LiquidityTerms(
        fee: values.proportion("fee"), requiredReturn: values.number("lp-return"),
        exit: values.proportion("lp-exit"),
        entry: values.has("lp-entry") ? values.proportion("lp-entry") : .zero))
  }

  let tokens: Amount
  let reserve: Amount
  let terms: LiquidityTerms

  public var venue: (any Venue)? { self }
  public var mints: Bool { false }
  public var liquidity: LiquidityTerms? { terms }

  public func usd(_ view: PublicView, chance: inout RandomStream, memory: inout Memory) -> Double {
    Double(reserve.units) / Double(tokens.units)
  }

  public func opening(supply: Amount, unitsPerToken: Double) -> VenueState {
    VenueState(tokens: tokens.units, reserve: reserve.units, unitsPerToken: unitsPerToken)
  }

  public func spot(_ state: VenueState) -> Double {
    Double(state.reserve) / Double(state.tokens)
  }

  public func sale(of tokens: Int64, _ state: VenueState) -> Trade {
    Trade(tokens: tokens, reserve: output(paying: tokens, into: state.tokens, of: state.reserve))
  }

  public func purchase(for reserve: Int64, _ state: VenueState) -> Trade {
    Trade(tokens: output(paying: reserve, into: state.reserve, of: state.tokens), reserve: reserve)
  }

  public func purchase(of tokens: Int64, _ state: VenueState) -> Trade? {
    guard tokens > 0, tokens < state.tokens else { return nil }
    let kept = Int128(Proportion.denominator - terms.fee.partsPerBillion)
    let left = Int128(state.tokens - tokens)
    let net = (Int128(state.reserve) * Int128(tokens) + left - 1) / left
    let gross = (net * Int128(Proportion.denominator) + kept - 1) / kept
    guard gross <= Int128(Int64.max / 4) else { return nil }
    return Trade(tokens: tokens, reserve: Int64(gross))
  }

  /// What paying into one side takes out of the other, rounded down.
  private func output(paying paid: Int64, into side: Int64, of other: Int64) -> Int64 {
    let net = paid - terms.fee.of(Amount(units: paid)).units
    guard net > 0, side > 0 else { return 0 }
    return mulDivFloor(other, net, side + net)
  }
}

extension Parameter {
  /// Tokens or dollars that a venue starts with, at least 0, with no more decimals than the token has.
  static func opening(
    _ name: String, unit: String, default defaultText: String?, _ summary: String
  ) -> Parameter {
    Parameter(name, .amount, unit: unit, default: defaultText, summary, change: .structural)
  }
}
