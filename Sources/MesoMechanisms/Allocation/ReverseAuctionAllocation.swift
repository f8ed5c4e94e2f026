public import MesoModel
public import MesoPrimitives

/// Gives each task to one of those who bid for it, at its own price or at the next one.
///
/// Models orders on a compute market. An order states the most that it pays. A bid is valid if its
/// price is not above that, its deposit is put up, and the order has not had its bids yet. The order
/// goes to the bid that the `choice` prefers: the lowest price, the best reputation, or the lowest
/// price divided by reputation; equals are taken in the order in which they came. First price: the
/// price is the winner's bid. Second price: it is the next lowest valid bid, or the most that the
/// order pays where there is none. An order whose work is not accepted is open until it expires.
///
/// With n bidders whose costs are spread evenly up to H, first-price bidders with cost c bid
/// c + ((H − c)ⁿ − (H − R)ⁿ) ⁄ (n·(H − c)^(n − 1)) in equilibrium, where R is the most that is paid
/// (c + (H − c) ⁄ n if that does not bind); second-price bidders bid c. Both pay 2 ⁄ (n + 1) of the range
/// on average.
///
/// Departures: a bid's price is for the whole task. Where `exact-limit` is `false` an order takes one
/// bid more than `most-bids`, as a comparison with `>` on the chain does.
///
/// Attacks: bidders of one operator are rivals only in name, and n is what everybody counts; a ring
/// that bids the most that is paid; winners that deliver cheap work, unless verified.
///
/// Properties: spends at most the budgets; first price not truthful, second price truthful without
/// collusion; O(n log n); pure.
///
/// - SeeAlso: W. Vickrey, “Counterspeculation, auctions, and competitive sealed tenders”, Journal of
///   Finance 16, 1961; V. Krishna, Auction Theory, 2002, chapter 2.
public struct ReverseAuctionAllocation: TaskAllocation {
  /// What decides among valid bids.
  enum Choice: String, CaseIterable { case price, reputation, value, first }

  public static let entry = CatalogEntry<any Allocation>(
    ComponentDescriptor(
      name: "reverse-auction",
      summary:
        "Gives each task to one of those who bid for it, at its own price or at the next one.",
      parameters: [
        .taskBudget("limit", default: "1", "Tokens that an order pays at most."),
        .choice(
          "pricing", of: ["first", "second"], default: "first",
          "Whether the winner is paid its own bid or the next one."),
        .choice(
          "choice", of: Choice.allCases.map(\.rawValue), default: "price",
          "What the tenant looks at: the lowest price, the best reputation, the lowest price divided "
            + "by reputation (`value`), or who came first."),
        .count(
          "most-bids", in: 1...1_000_000, unit: "bids", default: "20",
          "Bids that an order takes."),
        .flag(
          "exact-limit", default: "true",
          "Whether an order takes no more than that; if not, it takes one more."),
        .amount("deposit", default: "0", "Tokens put up with a bid."),
        .share(
          "forfeit", default: "0",
          "Share of the winner's deposit that is lost if its work is not accepted."),
        .expiry, .sponsor,
      ], reference: "Vickrey 1961; Krishna 2002")
  ) { values in
    ReverseAuctionAllocation(
      budget: values.amount("limit"), sponsor: .of(values), expiry: values.count("expiry"),
      deposit: values.amount("deposit"), forfeit: values.proportion("forfeit"),
      mostBids: values.count("most-bids") + (values.flag("exact-limit") ? 0 : 1),
      isSecondPrice: values.name("pricing") == "second",
      choice: Choice(rawValue: values.name("choice")) ?? .price)
  }

  public let budget: Amount
  public let sponsor: TaskSponsor
  public let expiry: Int
  public let deposit: Amount
  public let forfeit: Proportion
  let mostBids: Int
  let isSecondPrice: Bool
  let choice: Choice

  public func ask(_ bidder: Bidder) -> Double {
    guard !isSecondPrice else { return bidder.cost }
    return Self.firstPrice(
      cost: bidder.cost, highest: bidder.costs.upperBound, limit: Double(budget.units),
      bidders: min(bidder.bidders, mostBids))
  }

  /// The first-price bid of the symmetric equilibrium; its cost, where that is more than is paid.
  static func firstPrice(cost: Double, highest: Double, limit: Double, bidders: Int) -> Double {
    guard cost < limit else { return cost }
    guard bidders > 1 else { return limit }
    guard cost < highest else { return cost }
    let n = Double(bidders)
    let lost = limit < highest ? Elementary.pow((highest - limit) / (highest - cost), n) : 0
    return cost + (highest - cost) * (1 - lost) / n
  }

  public func allot(_ market: TaskMarket) {
    for task in 0..<market.tasks {
      var valid: [Int] = []
      for bidder in market.bidders(of: task) where market.candidates[bidder].ask <= budget {
        guard valid.count < mostBids else { break }
        valid.append(bidder)
      }
      guard let winner = preferred(valid, market) else { continue }
      market.choose(winner, for: task, at: price(of: winner, among: valid, market))
    }
  }

  public func award(_ market: TaskMarket) { market.awardPrices() }

  private func preferred(_ valid: [Int], _ market: TaskMarket) -> Int? {
    func cost(_ bidder: Int) -> Double {
      let candidate = market.candidates[bidder]
      switch choice {
      case .price: return Double(candidate.ask.units)
      case .reputation: return -candidate.reputation
      case .value:
        return candidate.reputation > 0
          ? Double(candidate.ask.units) / candidate.reputation : .infinity
      case .first: return 0
      }
    }
    return valid.indices.min { (cost(valid[$0]), $0) < (cost(valid[$1]), $1) }.map { valid[$0] }
  }

  private func price(of winner: Int, among valid: [Int], _ market: TaskMarket) -> Amount {
    let own = market.candidates[winner].ask
    guard isSecondPrice else { return own }
    let others = valid.filter { $0 != winner }.map { market.candidates[$0].ask }
    return max(own, others.min() ?? budget)
  }
}
