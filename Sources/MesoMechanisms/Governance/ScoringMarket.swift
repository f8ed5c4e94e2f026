import MesoPrimitives

/// A market maker with a logarithmic scoring rule over two outcomes, high and low.
///
/// C(q) = b·ln Σ e^(q ⁄ b); the price of an outcome is its share of Σ e^(q ⁄ b). The maker loses at
/// most b·ln 2.
///
/// - SeeAlso: R. Hanson, “Combinatorial information market design”, Information Systems Frontiers
///   5(1), 2003.
struct ScoringMarket {
  /// How much it takes to move prices (b), above 0.
  let liquidity: Double
  /// Shares sold of each outcome.
  private(set) var high = 0.0
  private(set) var low = 0.0

  init(liquidity: Double, high: Double = 0, low: Double = 0) {
    self.liquidity = liquidity
    self.high = high
    self.low = low
  }

  /// What all shares sold so far have cost, and b·ln 2.
  var cost: Double {
    let top = max(high, low)
    let spread = (min(high, low) - top) / liquidity
    return top + liquidity * Elementary.log(1 + Elementary.exp(spread))
  }

  /// The price of the outcome high, between 0 and 1.
  var price: Double { 1 / (1 + Elementary.exp((low - high) / liquidity)) }

  /// The most that the maker can lose with n outcomes.
  func greatestLoss(outcomes: Int) -> Double {
    liquidity * Elementary.log(Double(outcomes))
  }

  /// Trades towards a price until it is reached or the budget is spent.
  mutating func trade(towards limit: Double, budget: Double) {
    let wanted = min(0.999_999, max(0.000_001, limit))
    let odds = Elementary.log(wanted / (1 - wanted)) * liquidity
    let gap = odds - (high - low)
    guard gap != 0, budget > 0 else { return }
    let (before, from) = (cost, self)
    if gap > 0 { high += gap } else { low -= gap }
    guard cost - before > budget else { return }
    // The shares whose cost is the budget: b·ln(e^(Δ ⁄ b) − 1 + p) − b·ln p, with p the price.
    let paid = Elementary.exp(budget / liquidity)
    let own = gap > 0 ? from.price : 1 - from.price
    let shares = liquidity * Elementary.log((paid - 1 + own) / own)
    (high, low) = (from.high, from.low)
    if gap > 0 { high += shares } else { low += shares }
  }
}
