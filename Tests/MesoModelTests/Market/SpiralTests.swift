import MesoModel
import MesoPrimitives
import Testing

/// A curve that feeds on itself: users buy Q tokens an epoch, contributors sell C dollars' worth, stakers
/// sell M new tokens. Trades are Q − M − C ⁄ P tokens net, so that P* = C ⁄ (Q − M) parts growth from decay.
struct SpiralTests {
  /// Q = 100, C = 50, M = 25: P* = 2 ⁄ 3.
  private let scenario = """
    scenario: spiral
    seed: 4
    epochs: 40
    warm-up: 2
    replicates: 1
    supply: 4_000
    popularity: {item-sd: 0, operator-sd: 0}
    demand: {kind: constant, usage: 1_000, fee: 0.1}
    costs: {currency: usd}
    token:
      emission: {kind: constant, amount: 25, split: {validators: 1}}
      price: {kind: bonding-curve, form: bancor, ratio: 0.3, usd: 0.5}
    production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
    contributors:
      work: {strategy: honest, operators: 40, skill: {constant: 0.9}, effort-cost: 1.25, sell: {costs: true}}
    validators:
      staker: {strategy: honest, operators: 2, stake: 10, sell: {costs: false, share: 1}}
    mechanism:
      verification: {kind: oracle}
      reward: {kind: royalty, quality-exponent: 0, decay: 0}
      validator-reward: {kind: stake-share}
    """

  private func prices(from price: Double, _ overrides: String...) throws -> [Double] {
    let world = try world(scenario, overrides: ["token.price.usd=\(price)"] + overrides)
    return try frames(of: world).map { $0.priceUSD }
  }

  @Test(arguments: [(0.8, true), (0.7, true), (0.63, false), (0.5, false)])
  func `above its turning point the price rises ever faster, and below it falls`(
    start: Double, rises: Bool
  ) throws {
    // The first epochs have no fees yet: use pays from the epoch after.
    let prices = try Array(prices(from: start).dropFirst(3))
    for (before, after) in zip(prices, prices.dropFirst()) {
      #expect((after > before) == rises, "\(before) → \(after)")
    }
    let steps = zip(prices, prices.dropFirst()).map { $1 - $0 }
    #expect(try #require(steps.last).magnitude > steps[0].magnitude || !rises)
  }

  @Test func `more use moves the turning point down and more emission moves it up`() throws {
    // P* is 50 ⁄ (200 − 25) = 0.286 and 50 ⁄ (100 − 50) = 1.
    let used = try prices(from: 0.5, "demand.usage=2_000")
    let minted = try prices(from: 0.8, "token.emission.amount=50")
    #expect(try #require(used.last) > 0.5)
    #expect(try #require(minted.last) < 0.8)
  }
}
