import MesoModel
import MesoPrimitives
import Testing

struct MarketMetricTests {
  /// Amounts in cents, of tokens and of dollars.
  private var frame: EpochFrame {
    var frame = EpochFrame.empty
    frame.supply = Amount(units: 100_000)
    frame.minted = Amount(units: 500)
    frame.fees = Amount(units: 300)
    frame.earmarked = Amount(units: 70)
    frame.priceUSD = 2
    frame.balances[.liquid] = 1_000
    frame.balances[.outside] = 4_000
    frame.market.isThere = true
    frame.market.sold = Amount(units: 200)
    frame.market.soldUSD = Amount(units: 360)
    frame.market.soldAtSpot = 400
    frame.market.unsold = Amount(units: 30)
    frame.market.bought = Amount(units: 100)
    frame.market.issued = Amount(units: 100)
    frame.market.bonded = Amount(units: 50)
    frame.market.bondDiscount = 0.1
    frame.market.boughtBack = Amount(units: 20)
    frame.market.ownedShare = 0.25
    frame.market.poolReturn = 0.04
    frame.market.balances[.pool] = 5_000
    frame.market.balances[.treasury] = 700
    frame.market.balances[.liquid] = 90
    return frame
  }

  @Test(arguments: [
    ("market_cap_usd", 2_000.0), ("circulating_tokens", 50), ("sold_tokens", 2),
    ("unsold_tokens", 0.3), ("bought_tokens", 1), ("sell_pressure_ratio", 2),
    ("slippage_rate", 0.1), ("pool_usd", 50), ("backing_ratio", 0.025),
    ("liquidity_return_rate", 0.04), ("owned_liquidity_share", 0.25), ("treasury_usd", 7),
    ("cash_usd", 0.9), ("bonded_tokens", 0.5), ("bond_discount_rate", 0.1),
    ("bought_back_tokens", 0.2), ("earmarked_tokens", 0.7),
    ("reserve_conservation_error_units", 0),
    // What a curve sold is no emission: 300 ⁄ (500 − 100), 400 · 365.25 ⁄ 100 000.
    ("sustainability_ratio", 0.75), ("inflation_rate", 1.461),
  ])
  func `a metric is what its definition says`(name: String, expected: Double) throws {
    let found = try #require(try value(name, [frame], in: .sample()))
    #expect(abs(found - expected) < 1e-12)
  }

  @Test(arguments: [
    "sell_pressure_ratio", "slippage_rate", "pool_usd", "backing_ratio", "liquidity_return_rate",
    "owned_liquidity_share", "treasury_usd", "cash_usd", "bond_discount_rate",
  ])
  func `without a market there is nothing to say`(name: String) throws {
    #expect(try value(name, [.empty], in: .sample()) == nil)
  }
}
