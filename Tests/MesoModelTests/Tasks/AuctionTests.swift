import MesoModel
import MesoPrimitives
import Testing

/// Known results of auctions and bounties, out of whole runs.
struct AuctionTests {
  static let uniform =
    "  all: {strategy: honest, operators: 4_000, capital: 1, tasks: {cost-low: 0, cost-high: 1}}"

  /// G7: four bidders with costs even on [0, 1] and no binding limit pay 2 ⁄ 5 under either pricing, and
  /// the winner keeps 1 ⁄ 5. First price: the price is (1 + 3c) ⁄ 4 for the least cost c, of standard
  /// deviation ¾·√(4 ⁄ 150) = 0.1225; second price: that of the second of four, √(6 ⁄ 150) = 0.2. Over 5 000
  /// tasks 5σ is 0.0087 and 0.0142; the profit, c's difference to the price, has ¼·0.1633 and 0.163.
  @Test(arguments: [("first", 0.0087, 0.0029), ("second", 0.0142, 0.0116)])
  func `either price of a reverse auction is two over n plus one`(
    pricing: String, bound: Double, profitBound: Double
  ) throws {
    let frames = try ContestTests.contest(
      "{kind: reverse-auction, limit: 1, pricing: \(pricing)}", tasks: 1_000, epochs: 5,
      contributors: Self.uniform)

    let paid = Double(frames.reduce(0) { $0 + $1.contributors[0].rewards }) / 1e9
    let profit = frames.reduce(0.0) { $0 + $1.contributors[0].profit } / 1e9
    #expect(frames.allSatisfy { $0.contributors[0].contributions == 1_000 })
    #expect(abs(paid / 5_000 - 0.4) < bound)
    #expect(abs(profit / 5_000 - 0.2) < profitBound)
  }

  /// Asking one's own cost where the price is one's own leaves nothing.
  @Test func `a bidder that asks its cost at first price earns nothing`() throws {
    let frames = try ContestTests.contest(
      "{kind: reverse-auction, limit: 1}", tasks: 100, epochs: 2, contributors: Self.uniform,
      "contributors.all.tasks.bid=cost", "contributors.all.operators=400")

    for frame in frames { #expect(frame.contributors[0].profit == 0) }
  }

  /// One among truthful rivals at second price gains nothing by asking more: its markup of ½ loses it
  /// tasks that it would have been paid above its cost for.
  @Test func `asking more than one's cost loses at second price`() throws {
    let cohorts = """
        all: {strategy: honest, operators: 990, tasks: {cost-low: 0, cost-high: 1}}
        odd: {strategy: honest, operators: 10, tasks: {cost-low: 0, cost-high: 1}}
      """
    func profit(_ markup: Double) throws -> Double {
      try ContestTests.contest(
        "{kind: reverse-auction, limit: 1, pricing: second}", tasks: 250, epochs: 60,
        contributors: cohorts, "contributors.odd.tasks.markup=\(markup)"
      ).reduce(0) { $0 + $1.contributors[1].profit }
    }
    // The same operators with the same costs and rivals: every difference is due to the bid.
    #expect(try profit(0) > profit(0.5))
    #expect(try profit(0) > profit(-0.5))
  }

  @Test func `an order takes one bid more than its limit where the chain compares with greater`()
    throws
  {
    // 30 bidders on one order ask their cost: with room for one bid the first is taken.
    func mean(_ limit: Int, exact: Bool) throws -> Double {
      let frames = try ContestTests.contest(
        "{kind: reverse-auction, limit: 1, most-bids: \(limit), exact-limit: \(exact)}", tasks: 1,
        epochs: 3_000, contributors: Self.uniform, "contributors.all.operators=30",
        "contributors.all.tasks.bid=cost")
      return Double(frames.reduce(0) { $0 + $1.contributors[0].rewards }) / 3_000 / 1e9
    }
    // The least of n costs is 1 ⁄ (n + 1) on average, of standard deviation at most 0.289: 5σ = 0.027.
    #expect(abs(try mean(1, exact: true) - 1.0 / 2) < 0.027)
    #expect(abs(try mean(1, exact: false) - 1.0 / 3) < 0.027)
    #expect(abs(try mean(2, exact: true) - 1.0 / 3) < 0.027)
  }

  /// The vector `akash_reverse_auction`: of bids of 90, 70, 70 and 120 for an order of at most 100, and one
  /// of 60 whose bidder cannot put the deposit up, one of 70 wins, at its own price.
  @Test func `the lowest valid bid wins at its own price`() throws {
    let bids = [90, 70, 70, 120, 60].enumerated().map { place, bid in
      "  p\(place + 1): {strategy: honest, operators: 1, capital: \(place == 4 ? 0.1 : 1), "
        + "effort-cost: \(bid), tasks: {bid: cost}}"
    }
    let frames = try ContestTests.contest(
      "{kind: reverse-auction, limit: 100, deposit: 0.5}", tasks: 1, epochs: 40,
      contributors: bids.joined(separator: "\n"))
    let won = (0..<5).map { place in
      frames.reduce(0) { $0 + $1.contributors[place].rewards } / 70_000_000_000
    }
    #expect(won[1] + won[2] == 40)
    #expect(won[1] > 0 && won[2] > 0)
  }

  /// The vector `akash_take`: the fee is rounded down to the base unit.
  @Test(arguments: [(1_000, 2, 980), (1_000, 20, 800), (49, 2, 49), (99, 20, 80)])
  func `the network takes its share of a price rounded down`(gross: Int, rate: Int, net: Int64)
    throws
  {
    let frame = try #require(
      try ContestTests.contest(
        "{kind: stake-lottery, price: \(gross), by: equal}", tasks: 1,
        contributors: "  one: {strategy: honest, operators: 1}", "token.decimals=0",
        "mechanism.reward.take=\(Double(rate) / 100)"
      ).first)
    #expect(frame.contributors[0].rewards == net)
    #expect(frame.balances[.treasury] == 1_000_000_000 - net)
  }

  @Test func `deposits come back to losers at once and to winners whose work is accepted`() throws {
    let frames = try ContestTests.contest(
      "{kind: reverse-auction, limit: 1, deposit: 3, forfeit: 0.5}", tasks: 10, epochs: 3,
      contributors:
        "  all: {strategy: honest, operators: 40, capital: 5, quality: {skill-weight: 0, base: 0, noise: 0}}",
      "mechanism.verification={kind: oracle, error: 0}")
    for frame in frames {
      #expect(frame.conservationError == 0)
      // All work is bad: ten winners lose half of 3 tokens each, and nobody is paid.
      #expect(frame.contributors[0].charges == 15_000_000_000)
      #expect(frame.contributors[0].rewards == 0)
      #expect(frame.balances[.escrow] == 0)
    }
  }

  /// Half of 2 000 entrants deliver good work; four a bounty. The first good one takes it all: a bounty
  /// is paid unless all four are bad, C(1 000, 4) ⁄ C(2 000, 4) = 0.0623, of 500 bounties 469 ± 5·5.4.
  @Test func `a bounty is paid once, to good work, and everyone has worked for it`() throws {
    let cohorts = """
        good: {strategy: honest, operators: 1_000, effort-cost: 2, quality: {skill-weight: 0, base: 1, noise: 0}}
        bad: {strategy: lazy, operators: 1_000, effort-cost: 1, quality: {skill-weight: 0, base: 0, noise: 0}}
      """
    let frame = try #require(
      try ContestTests.contest(
        "{kind: bounty, bounty: 10}", tasks: 500, contributors: cohorts,
        "mechanism.verification={kind: oracle, error: 0}"
      ).first)

    let paid = frame.contributors[0].rewards / 10_000_000_000
    #expect(abs(Double(paid) - 468.9) < 27)
    #expect(frame.contributors[1].rewards == 0)
    #expect(frame.contributors.map { $0.effortCost } == [2_000_000_000_000, 1_000_000_000_000])
    // What is not earned has gone back.
    #expect(frame.balances[.escrow] == 0)
    #expect(frame.sponsorOutlay.units == frame.contributors[0].rewards)
  }

  /// A treasury of 45, or a budget of 45, posts four bounties of 10, with one entrant each.
  @Test(arguments: [["treasury.balance=45"], ["demand.budget=45"]])
  func `no more tasks are posted than their sponsor can put up`(overrides: [String]) throws {
    let frame = try #require(
      try ContestTests.contest(
        "{kind: bounty, bounty: 10, places: 1}", tasks: 10,
        contributors: "  all: {strategy: honest, operators: 30}", overrides[0]
      ).first)

    #expect(frame.contributors[0].contributions == 4)
    #expect(frame.contributors[0].rewards == 40_000_000_000)
  }

  /// Bad work alone: ten bounties of 10 an epoch are posted, each open for three epochs.
  @Test func `a bounty that nobody earns stays in escrow until it expires`() throws {
    let frames = try ContestTests.contest(
      "{kind: bounty, bounty: 10, expiry: 3}", tasks: 10, epochs: 6,
      contributors:
        "  bad: {strategy: lazy, operators: 90, quality: {skill-weight: 0, base: 0, noise: 0}}",
      "mechanism.verification={kind: oracle, error: 0}")

    let escrow = frames.map { $0.balances[.escrow] / 1_000_000_000 }
    #expect(escrow == [100, 200, 200, 200, 200, 200])
    #expect(frames.allSatisfy { $0.sponsorOutlay == .zero })
  }
}
