import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// Trading for reserve currency: both books, whoever trades.
struct MarketTests {
  private func total(_ balances: ClassBalances) -> Int64 { balances.total }

  @Test(arguments: [tradingPool, tradingCurve])
  func `nothing is made or lost in either book, for every seed`(text: String) throws {
    let world = try world(text)
    try withEverySeed(8) { seed in
      let frames = try frames(of: world, seed: seed)
      for frame in frames {
        #expect(frame.conservationError == 0)
        #expect(frame.market.conservationError == 0)
        #expect(frame.market.balances.total == 1 << 62, "seed \(seed)")
        #expect(frame.balances.total == frame.supply.units, "seed \(seed)")
      }
      #expect(frames.contains { $0.market.sold > .zero }, "seed \(seed)")
      #expect(frames.contains { $0.market.bought > .zero }, "seed \(seed)")
      #expect(frames.contains { $0.market.bonded > .zero }, "seed \(seed)")
      #expect(frames.contains { $0.market.boughtBack > .zero }, "seed \(seed)")
    }
  }

  @Test(arguments: [tradingPool, tradingCurve])
  func `threads do not show`(text: String) throws {
    let world = try world(text)
    #expect("\(try frames(of: world))" == "\(try frames(of: world, threads: 3))")
  }

  @Test(arguments: [tradingPool, tradingCurve])
  func `a run continues from a checkpoint as if it had never stopped`(text: String) throws {
    let world = try world(text)
    for stop in [1, 9] {
      let whole = try Engine(world: world, seed: 5, replicate: 1)
      for _ in 0..<stop { try whole.step() }
      let continued = try Engine(world: world, checkpoint: whole.checkpoint())
      for _ in stop..<24 {
        try whole.step()
        try continued.step()
        #expect("\(whole.frame)" == "\(continued.frame)")
      }
    }
  }

  @Test func `without sellers, venue or dollars there is no market`() throws {
    let frame = try frames(of: try world(busy))[29]
    #expect(frame.market == MarketFrame())
  }

  /// Two who made 1 token each, spend 0.25 dollars at 2 dollars a token, and sell half of the rest.
  private let pair = """
    scenario: pair
    seed: 5
    epochs: 1
    warm-up: 0
    replicates: 1
    treasury: {balance: 100}
    token: {price: {kind: constant, usd: 2}}
    costs: {currency: usd}
    production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
    contributors:
      seller: {strategy: honest, operators: 2, skill: {constant: 0.9}, effort-cost: 0.25, sell: {share: 0.5}}
      holder: {strategy: honest, operators: 1, skill: {constant: 0.9}, effort-cost: 0.25}
    mechanism: {verification: {kind: none}, reward: {kind: per-task}}
    """

  @Test func `operators sell what they need and what they like, and holders hold`() throws {
    let engine = try Engine(world: try world(pair), seed: 5, replicate: 1)
    try engine.step()
    let frame = engine.frame
    // Costs are 0.125 tokens; half of the other 0.875 is 0.4375.
    #expect(engine.holdings().liquid == [437_500_000, 437_500_000, 1_000_000_000])
    #expect(frame.contributors[0].effortCost == 250_000_000)
    #expect(frame.market.sold.units == 1_125_000_000)
    #expect(frame.market.soldUSD.units == 2_250_000_000)
    #expect(frame.market.balances[.liquid] == 1_750_000_000)
    #expect(
      frame.market.flows == [
        Flow(
          reason: .effortCost, from: .liquid, to: .outside, transfers: 1, units: 500_000_000),
        Flow(reason: .trade, from: .outside, to: .liquid, transfers: 2, units: 2_250_000_000),
      ])
  }

  @Test func `what sellers bring moves the price of a pool, and all get the same`() throws {
    let world = try world(
      pair, "token.price={kind: constant-product, tokens: 100, reserve: 200, fee: 0}",
      "contributors.seller.sell={costs: false, share: 1}")
    let engine = try Engine(world: world, seed: 5, replicate: 1)
    try engine.step()
    // 2 tokens into a pool of 100 and 200: ⌊200 · 2 ⁄ 102⌋.
    #expect(engine.frame.market.soldUSD.units == 3_921_568_627)
    #expect(engine.frame.market.balances[.liquid] == 3_921_568_626)
    #expect(abs(engine.frame.priceUSD - (200 - 3.921_568_627) / 102) < 1e-9)
    #expect(engine.frame.balances[.pool] == 102_000_000_000)
  }

  @Test func `stake and vesting keep tokens off the market`() throws {
    let sale = "contributors.seller.sell={costs: false, share: 1}"
    let all = try frames(of: try world(pair, sale))[0].market.sold
    let vesting = try frames(
      of: try world(pair, sale, "mechanism.payout={kind: vesting, cliff: 1, duration: 4}"))[0]
    let staked = try frames(
      of: try world(pair, sale, "contributors.seller.top-up={below: 1, amount: 1}"))[0]
    #expect(all.units == 2_000_000_000)
    #expect(vesting.market.sold == .zero)
    #expect(staked.market.sold == .zero)
  }

  @Test func `users take from the pool what they paid`() throws {
    let world = try world(
      pair, "token.price={kind: constant-product, tokens: 100, reserve: 200, fee: 0}",
      "demand={kind: constant, usage: 10, fee: 1}", "mechanism.reward={kind: royalty}", "epochs=3")
    let frame = try frames(of: world)[1]
    // Two get a third of 10 tokens each and one too, rounded down; they cost 200 · 10 ⁄ 90, rounded up.
    #expect(frame.fees.units == 9_999_999_999)
    #expect(frame.market.boughtUSD.units == 22_222_222_220)
  }

  @Test func `what a curve never issued finds no buyer`() throws {
    let world = try world(
      pair, "token.price={kind: bonding-curve, issued: 1.5, ratio: 1, usd: 2}",
      "contributors.seller.sell={costs: false, share: 1}")
    let frame = try frames(of: world)[0]
    #expect(frame.market.sold.units == 1_500_000_000)
    #expect(frame.market.unsold.units == 500_000_000)
    #expect(frame.market.soldUSD.units == 3_000_000_000)
    // Nothing is left to trade: the price stays what it was.
    #expect(frame.priceUSD == 2)
    #expect(frame.burned.units == 1_500_000_000)
  }

  /// S′ = S + M − (1 − f) · S ⁄ τ has the fixed point M · τ ⁄ (1 − f), and a price of (1 − f) · D ⁄ M there.
  @Test func `burn and mint find their level`() throws {
    let text = """
      scenario: equilibrium
      seed: 5
      epochs: 250
      warm-up: 0
      replicates: 1
      supply: 300_000
      treasury: {balance: 0}
      demand: {kind: constant, usage: 50_000, fee: 0}
      token:
        emission:
          {kind: burn-mint, mint: 10_000, usd-per-use: 1, fee: 0.05, split: {owner: 1}}
        price: {kind: quantity-theory, spending: 50_000, holding: 20}
      contributors: {idle: {strategy: honest, operators: 1}}
      mechanism: {verification: {kind: none}, reward: {kind: per-task, amount: 0}}
      """
    let frames = try frames(of: try world(text))
    let ten = Double(frames[9].supply.units) / 1e9
    #expect(abs(ten / 265_524.096_355_047_9 - 1) < 1e-9)
    let last = try #require(frames.last)
    // What is left of the way after 250 epochs is (1 − 0.95 ⁄ 20)²⁵⁰ = 5.2 · 10⁻⁶ of 0.425 of the level.
    #expect(abs(Double(last.supply.units) / 1e9 / 210_526.315_789_473_68 - 1) < 3e-6)
    #expect(abs(last.priceUSD / 4.75 - 1) < 3e-6)
  }
}
