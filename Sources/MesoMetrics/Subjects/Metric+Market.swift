import MesoModel
import MesoPrimitives

extension Metric {
  /// What tokens are traded for, where they are. Undefined where nothing is traded.
  static let market: [Metric] = [
    Metric(
      "market_cap_usd", unit: "dollars", better: .none, "Tokens in existence × price.",
      .stock { frame, world in world.tokens(frame.supply.units) * frame.priceUSD }),
    Metric(
      "circulating_tokens", unit: "tokens", better: .none,
      "Tokens that can be sold at once: those of operators and outside, without stake, locks, escrow, "
        + "pool and treasury.",
      .stock { frame, world in
        world.tokens(frame.balances[.liquid] + frame.balances[.outside])
      }),
    Metric(
      "sold_tokens", unit: "tokens", better: .none, "Tokens that operators sold.",
      .flow { frame, world in world.tokens(frame.market.sold.units) }),
    Metric(
      "unsold_tokens", unit: "tokens", better: .lower,
      "Tokens that operators offered and nobody took.",
      .flow { frame, world in world.tokens(frame.market.unsold.units) }),
    Metric(
      "bought_tokens", unit: "tokens", better: .none,
      "Tokens that users bought from the pool or curve for what they paid.",
      .flow { frame, world in world.tokens(frame.market.bought.units) }),
    Metric(
      "sell_pressure_ratio", unit: "ratio", better: .lower,
      "Tokens that operators sold ÷ tokens that users bought; undefined where they bought none.",
      .ratio { frame, _ in
        (Double(frame.market.sold.units), Double(frame.market.bought.units))
      }),
    Metric(
      "slippage_rate", unit: "share", better: .lower,
      "1 − what operators got ÷ what the price before their sale would have paid.",
      .ratio { frame, _ in
        (
          frame.market.soldAtSpot - Double(frame.market.soldUSD.units), frame.market.soldAtSpot
        )
      }),
    Metric(
      "pool_usd", unit: "dollars", better: .higher, "Dollars in the pool or behind the curve.",
      .stock { frame, world in
        frame.market.isThere ? world.tokens(frame.market.balances[.pool]) : nil
      }),
    Metric(
      "backing_ratio", unit: "ratio", better: .higher,
      "Dollars in the pool or behind the curve ÷ value of all tokens at the price.",
      .stock { frame, world in
        guard frame.market.isThere else { return nil }
        return quotient(
          Double(frame.market.balances[.pool]), Double(frame.supply.units) * frame.priceUSD)
      }),
    Metric(
      "liquidity_return_rate", unit: "share a year", better: .none,
      "Running mean of fees ÷ what is in the pool, times epochs per Julian year.",
      .stock { frame, _ in frame.market.poolReturn }),
    Metric(
      "owned_liquidity_share", unit: "share", better: .higher,
      "The treasury's part of the pool, which never leaves.",
      .stock { frame, _ in frame.market.ownedShare }),
    Metric(
      "treasury_usd", unit: "dollars", better: .higher, "Dollars in the treasury.",
      .stock { frame, world in
        frame.market.isThere ? world.tokens(frame.market.balances[.treasury]) : nil
      }),
    Metric(
      "cash_usd", unit: "dollars", better: .none, "Dollars that operators got for tokens and kept.",
      .stock { frame, world in
        frame.market.isThere ? world.tokens(frame.market.balances[.liquid]) : nil
      }),
    Metric(
      "bonded_tokens", unit: "tokens", better: .none, "Tokens that the treasury sold as bonds.",
      .flow { frame, world in world.tokens(frame.market.bonded.units) }),
    Metric(
      "bond_discount_rate", unit: "share", better: .none,
      "(Market price − bond price) ÷ market price.",
      .stock { frame, _ in frame.market.bondDiscount }),
    Metric(
      "bought_back_tokens", unit: "tokens", better: .none, "Tokens that the treasury bought back.",
      .flow { frame, world in world.tokens(frame.market.boughtBack.units) }),
  ]
}

extension EpochFrame {
  /// Tokens minted for nothing: without those that a curve sold.
  var emitted: Int64 { minted.units - market.issued.units }
}
