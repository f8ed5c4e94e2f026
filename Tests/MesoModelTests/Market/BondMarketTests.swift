import MesoModel
import MesoPrimitives
import Testing

/// Bonds against recorded trades and their closed forms.
struct BondMarketTests {
  private func terms(
    _ capacity: Double, length: Int, price: Double, tune: Double = 2
  ) -> BondTerms {
    BondTerms(
      capacity: Amount(units: Int64(capacity * 1e9)), length: length, price: price, interval: 1,
      tune: tune, vesting: 5, demand: .zero, requiredDiscount: 0)
  }

  private func isClose(_ found: Double, _ expected: Double) -> Bool {
    abs(found / expected - 1) < 1e-9
  }

  /// Recorded: time, dollars, price, payout, debt and capacity after it, control variable.
  @Test func `a market sells as recorded`() {
    var market = BondMarket(terms(10_000, length: 10, price: 100), capacity: 10_000, supply: 1e6)
    let trades = [
      (0.5, 30_000.0, 95.0, 315.789_473_684_210_5, 9_815.789_473_684_21, 9_684.210_526_315_79),
      (1.0, 60_000, 93.25, 643.431_635_388_739_9, 9_968.431_635_388_74, 9_040.778_890_927_05),
      (
        2.5, 40_000, 84.731_668_900_804_28, 472.078_509_946_831_9, 8_945.245_400_027_261,
        8_568.700_380_980_217
      ),
      (
        4.0, 50_000, 63.657_572_185_328_39, 785.452_512_301_809_9, 8_388.911_102_324_982,
        7_783.247_868_678_407
      ),
    ]
    for (time, dollars, price, payout, debt, capacity) in trades {
      #expect(isClose(market.price(at: time, supply: 1e6), price))
      if time == 4 { #expect(isClose(market.control(at: time), 8_372.186_345_416_052)) }
      #expect(isClose(market.deposit(dollars, at: time, supply: 1e6), payout))
      #expect(isClose(market.debt, debt))
      #expect(isClose(market.capacity, capacity))
      if time == 2.5 {
        #expect(isClose(market.targetDebt, 11_424.933_841_306_956))
        #expect(isClose(market.maximumPayout, 1_142.493_384_130_695_6))
        #expect(isClose(market.control(at: 4.5), 7_829.581_793_888_068))
      }
    }
  }

  /// cv = P₀ · supply ⁄ debt; the price follows debt up and down.
  @Test func `the price rises with sales and falls with time`() {
    var market = BondMarket(
      terms(50_000, length: 10, price: 100, tune: 100), capacity: 50_000, supply: 1e6)
    #expect(isClose(market.control(at: 0), 2_000))
    _ = market.deposit(250_000, at: 0, supply: 1e6)
    #expect(isClose(market.price(at: 0, supply: 1e6), 105))
    #expect(isClose(market.price(at: 1, supply: 1e6), 94.5))
  }

  private let scenario = """
    scenario: bonds
    seed: 5
    epochs: 8
    warm-up: 0
    replicates: 1
    supply: 1_000
    treasury:
      balance: 500
      bonds: {capacity: 100, length: 10, price: 1, vesting: 3, demand: 4, required-discount: 0.05}
    token: {price: {kind: constant, usd: 1}}
    contributors: {idle: {strategy: honest, operators: 1}}
    mechanism: {verification: {kind: none}, reward: {kind: per-task, amount: 0}}
    """

  @Test func `buyers wait for the discount, and then for their tokens`() throws {
    let frames = try frames(of: try world(scenario))
    // At the start the price is the market's; after an epoch a tenth of the debt is gone.
    #expect(frames[0].market.bonded == .zero)
    #expect(frames[0].market.bondDiscount.map { abs($0) < 1e-9 } ?? false)
    let bonded = frames[1].market.bonded
    #expect(abs(Double(bonded.units) / 1e9 - 4 / 0.9) < 1e-8)
    #expect(frames[1].market.bondedUSD.units == 4_000_000_000)
    #expect(frames[1].balances[.locked] == bonded.units)
    #expect(frames[4].flows.contains { $0.reason == .vest && $0.units == bonded.units })
    #expect(frames[7].market.balances[.treasury] > 0)
  }

  /// (P − Pᵇ) ⁄ Pᵇ of a bond at 100 where the market pays 110: a tenth in five days, 7.3 a year.
  @Test func `a bond returns its discount over its vesting time`() throws {
    let world = try world(
      scenario, "treasury.bonds={capacity: 100, length: 10, price: 100, vesting: 5, demand: 100}",
      "token.price.usd=110")
    let market = try frames(of: world)[0].market
    let gain = Double(market.bonded.units) * 110 / Double(market.bondedUSD.units) - 1
    #expect(abs(gain - 0.1) < 1e-8)
    #expect(abs(gain * 365 / 5 - 7.3) < 1e-6)
    #expect(market.bondDiscount.map { abs($0 - 10.0 / 110) < 1e-9 } ?? false)
  }

  @Test func `liquidity that the treasury owns stays when others leave`() throws {
    let world = try world(
      scenario, "treasury={balance: 500, reserve: 100, liquidity: 0.2}",
      "token.price={kind: constant-product, tokens: 100, reserve: 100, lp-return: 1, lp-exit: 0.5}",
      "epochs=20")
    let frames = try frames(of: world)
    let shares = frames.compactMap { $0.market.ownedShare }
    #expect(shares.count == 20)
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 < $1 })
    // Half of what others have goes in every epoch; a hundred dollars of the treasury come.
    #expect(try #require(shares.last) > 0.999)
    #expect(frames[19].market.balances[.pool] > 95_000_000_000)
    #expect(abs(frames[19].priceUSD - 1) < 1e-6)
  }

  @Test func `what is bought back is burned`() throws {
    let world = try world(
      scenario, "treasury={balance: 0, reserve: 100, buy-back: {share: 0.5}}",
      "token.price={kind: constant-product, tokens: 100, reserve: 100, fee: 0}")
    let frame = try frames(of: world)[0]
    #expect(frame.market.boughtBack.units == 33_333_333_333)
    #expect(frame.burned.units == 33_333_333_333)
    #expect(abs(frame.priceUSD - 2.25) < 1e-9)
  }
}
