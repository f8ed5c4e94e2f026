public import MesoModel
public import MesoPrimitives

/// Sells access to data at a fixed price, or through a pool whose price rises with demand.
///
/// Models a market for data sets, each with a token that opens it once. Everyone who applies publishes.
/// The tasks are the accesses that buyers want, and they spread over the accepted data by what users
/// think of it: weight q^η × popularity. An access is bought only at a price of `limit` or less.
///
/// - `fixed`: every access costs `price`.
/// - `pool`: each data set has a pool of `depth` tokens that opens at `price`. To take k of them costs
///   price·depth·k ⁄ (depth − k) ⁄ (1 − fee), so that the marginal price of an access is
///   price·(depth ⁄ (depth − k))² ⁄ (1 − fee), and buyers stop where it reaches the limit. The publisher
///   is the pool's only provider and gets it all; it fills the pool up again after each epoch.
///
/// Accesses are counted in fractions, and what is paid is rounded down.
///
/// Attacks: a duplicate of good data takes part of its sales; Sybil publishers of worthless data sell
/// nothing where buyers see quality, and what verification lets through where they do not.
///
/// Properties: spends at most accesses × limit; Sybil-neutral in weight; O(n); pure.
///
/// - SeeAlso: Ocean Protocol contracts (fixed-rate exchange, two-token pools with equal weights).
public struct DataMarketAllocation: TaskAllocation {
  public static let entry = CatalogEntry<any Allocation>(
    ComponentDescriptor(
      name: "data-market",
      summary: "Sells access to data at a fixed price, or through a pool that grows dearer.",
      parameters: [
        .choice(
          "pricing", of: ["fixed", "pool"], default: "fixed",
          "Whether accesses have a fixed price or come out of a pool."),
        .amount("price", default: "1", "Tokens for an access, or for the first one of a pool."),
        .taskBudget("limit", default: "2", "Tokens that a buyer pays for an access at most."),
        .number(
          "depth", in: 0.001...1_000_000_000, unit: "accesses", default: "100",
          "Accesses that a pool holds."),
        .number(
          "fee", in: 0...0.5, unit: "share", default: "0.001",
          "Share that a pool keeps of what is paid in, for its provider."),
        .number(
          "taste", in: 0...20, unit: "power", default: "2",
          "How strongly buyers prefer better data: η.", control: .environment),
        Parameter.choice(
          "sponsor", of: TaskSponsor.allCases.map(\.rawValue), default: "users",
          "Who buys."),
      ],
      instruments: [
        "What users think of each accepted data set: its quality to the power `taste` times its "
          + "popularity."
      ], reference: "Ocean Protocol contracts")
  ) { values in
    DataMarketAllocation(
      budget: values.amount("limit"), sponsor: .of(values), price: values.amount("price"),
      depth: values.name("pricing") == "pool" ? values.number("depth") : nil,
      fee: values.number("fee"), taste: values.number("taste"))
  }

  public let budget: Amount
  public let sponsor: TaskSponsor
  let price: Amount
  /// Accesses in a pool; `nil` where the price is fixed.
  let depth: Double?
  let fee: Double
  let taste: Double

  public var asksUsers: Bool { true }

  public func allot(_ market: TaskMarket) {
    for candidate in market.candidates.indices {
      market.choose(candidate, for: 0, at: price)
    }
  }

  public func award(_ market: TaskMarket) {
    let weights = market.candidates.indices.map { market.appeal(of: $0, taste: taste) }
    let total = weights.reduce(0, +)
    guard total > 0 else { return }
    let most = budget.units * market.posted
    var left = most
    for (candidate, weight) in weights.enumerated() where weight > 0 {
      let wanted = Double(market.posted) * Double(weight) / Double(total)
      let paid = min(left, Int64(sale(of: wanted).paid))
      market.share(paid, to: candidate)
      left -= paid
    }
    // Budgets of as many accesses as cover what was paid; the rest goes back with the others.
    market.finish(count: (most - left + max(1, budget.units) - 1) / max(1, budget.units))
  }

  /// How many of the accesses that buyers want are bought, and for how many base units.
  func sale(of wanted: Double) -> (accesses: Double, paid: Double) {
    let (first, limit) = (Double(price.units), Double(budget.units))
    guard let depth else {
      return first <= limit ? (wanted, wanted * first) : (0, 0)
    }
    let kept = limit * (1 - fee)
    guard kept > first else { return (0, 0) }
    let accesses = min(wanted, depth * (1 - (first / kept).squareRoot()))
    return (accesses, first * depth * accesses / (depth - accesses) / (1 - fee))
  }
}
