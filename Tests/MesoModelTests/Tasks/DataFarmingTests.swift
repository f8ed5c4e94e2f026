import MesoModel
import MesoPrimitives
import Testing

/// Stake behind data that sells, in a market for data.
struct DataFarmingMarketTests {
  /// One data set that sells 2 000 times at a price of 1, with 4 000 staked behind it, in epochs of a week.
  private let market = """
    scenario: farming
    seed: 3
    epochs: 3
    warm-up: 0
    replicates: 1
    epoch-days: 7
    supply: 50_000
    treasury: {balance: 2_000}
    demand: {tasks: 2_000}
    popularity: {item-sd: 0, operator-sd: 0}
    production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
    contributors:
      publisher: {strategy: honest, role: data-provider, operators: 1, stake: 4_000, skill: {constant: 0.9}}
    mechanism: {preset: ocean-chain}
    """

  private func rewards(_ overrides: String...) throws -> [Int64] {
    try frames(of: try world(market, overrides: overrides)).map { $0.contributors[0].rewards }
  }

  /// 2 000 less 3 %, and the least of the pool, 4 000 · 0.015717 and a multiple of the sales. The cap is a
  /// hair less in binary, so that rounding down may take a unit.
  @Test(arguments: [
    ("9", "150", Int64(62_868_000_000)), ("9", "50", 50_000_000_000), ("29", "150", 2_000_000_000),
    ("5", "150", 62_868_000_000),
  ])
  func `the least of pool, cap and sales is earned`(week: String, pool: String, farmed: Int64)
    throws
  {
    let found = try rewards("mechanism.reward.week=\(week)", "mechanism.reward.pool=\(pool)")
    let least = try #require(found.first) - 1_940_000_000_000
    #expect(least <= farmed && farmed - least <= 1)
  }

  /// Week 28 bounds farming by 0.0785 of the sales, which is more than the cap; week 29 by 0.001.
  @Test func `the bound falls with the weeks`() throws {
    let found = try rewards("mechanism.reward.week=28").map { $0 - 1_940_000_000_000 }
    #expect(found == [62_867_999_999, 2_000_000_000, 2_000_000_000])
  }

  /// Two publishers whose data sells alike share the first rank and are due 62.868 each; a treasury of 50, and
  /// of the 60 that it takes of the sales, has 55 for each.
  @Test func `a payer who falls short pays all in proportion`() throws {
    let world = try world(
      market, "contributors.publisher.operators=2", "mechanism.reward.week=9",
      "mechanism.reward.from=treasury", "treasury.balance=50", "epochs=1")
    let engine = try Engine(world: world, seed: 3, replicate: 1)
    engine.recordsEvents = true
    try engine.step()
    let farmed = engine.events.filter { $0.why == "stake behind data that sold" }.map { $0.units }
    #expect(farmed == [55_000_000_000, 55_000_000_000])
    #expect(engine.frame.unpaid.units > 0)
    #expect(engine.frame.conservationError == 0)
  }
}
