import Foundation
import MesoModel
import MesoScenario
import Testing

/// Prices, sales and treasuries that cannot hold, and what a scenario is told of them.
struct MarketChecksTests {
  private let text = """
    scenario: market
    epochs: 10
    warm-up: 0
    treasury: {balance: 1_000}
    contributors:
      work: {strategy: honest, operators: 3, capital: 10}
    mechanism:
      verification: {kind: none}
      reward: {kind: per-task}
    """

  private func load(_ overrides: [String]) throws -> ResolvedScenario {
    try ScenarioLoader().load(text: text, file: "s.yaml", overrides: overrides)
  }

  @Test(arguments: [
    (
      ["token.price={kind: constant-product, reserve: 0}"],
      "a pool without liquidity has no price; 'reserve' must be more than 0."
    ),
    (
      ["token.price={kind: bonding-curve, form: power, scale: 0}"],
      "'scale' is 0, and the curve never rises above a price of 0."
    ),
    (
      ["token.price={kind: bonding-curve, form: power, exponent: -1}"],
      "it must be between 0 and 20 (power)"
    ),
    (
      ["token.price={kind: bonding-curve, form: sigmoid, scale: -1}"],
      "'token.price.scale' is -1; it must be between 0 and 1000000000 (dollars per token)."
    ),
    (
      ["token.price={kind: bonding-curve, ratio: 1.5}"],
      "'token.price.ratio' is 1.5; it must be between"
    ),
    (
      ["token.price={kind: bonding-curve, form: sigmod}"], "Did you mean 'sigmoid'?"
    ),
    (
      [
        "token.price={kind: bonding-curve}", "treasury.balance=0", "contributors.work.capital=0",
      ],
      "The price 'bonding-curve' starts without liquidity: 0 tokens and 0 dollars."
    ),
    (
      ["token.price={kind: bonding-curve, form: power, exponent: 20}"],
      "starts with more dollars than can be counted."
    ),
    (
      ["token.price={kind: quantity-theory, spending: 0}"],
      "'spending' and 'per-use' are 0, so that tokens are worth nothing."
    ),
    (
      ["token.price={kind: exogenous, series: \"1 two\"}"],
      "'series' has 'two', which is no price above 0"
    ),
    (
      ["token.price={kind: exogenous, series: nowhere.csv}"],
      "The table 'nowhere.csv' of 'token.price.series' cannot be used. There is no such file."
    ),
    (["treasury.liquidity=0.5"], "goes into a pool, and the price 'constant' has none"),
    (["treasury.bonds={price: 1}"], "'treasury.bonds' needs 'capacity'"),
    (
      ["treasury.bonds={capacity: 0, price: 1}"],
      "'treasury.bonds.capacity' is 0; it must be more than 0 tokens."
    ),
    (["contributors.work.sell={shares: 1}"], "Did you mean 'share'?"),
    (["costs.currency=dollars"], "it must be tokens or usd"),
    (
      ["supply=1_030", "token.price={kind: constant-product, tokens: 1}"],
      "'supply' is 1030; treasury, capital and stake together come to 1031 tokens."
    ),
  ])
  func `what cannot hold is refused`(overrides: [String], problem: String) {
    let errors = #expect(throws: ScenarioErrors.self) { try load(overrides) }
    #expect(errors.map { "\($0)".contains(problem) } ?? false, "\(String(describing: errors))")
  }

  @Test(arguments: [
    (
      ["costs.settled=burned", "contributors.work.sell={}"],
      "'contributors.work.sell' covers costs, and 'costs.settled' burns them"
    ),
    (["treasury.buy-back={}"], "The treasury has no dollars to spend"),
    (
      ["treasury.balance=0", "treasury.bonds={capacity: 5, price: 1}"],
      "'treasury.bonds' sells tokens of the treasury, which has none."
    ),
    (
      ["token.price={kind: bonding-curve, form: power, exponent: 0, reserve: 515}"],
      "The reserve covers 50 % of what the issue has cost"
    ),
  ])
  func `what does nothing is warned of`(overrides: [String], warning: String) throws {
    let warnings = try load(overrides).warnings
    #expect(warnings.contains { $0.contains(warning) }, "\(warnings)")
  }

  @Test func `a scenario without a market says nothing of one`() throws {
    let text = try load([]).text
    for word in ["sell", "bonds", "buy-back", "liquidity", "reserve", "split"] {
      #expect(!text.contains(word), "\(word)")
    }
  }

  /// A folder of its own with a scenario and a table.
  private func folder(table: String, _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let scenario = text + "\ntoken: {price: {kind: exogenous, series: prices.csv}}\n"
    try scenario.write(
      to: folder.appending(path: "s.yaml"), atomically: true, encoding: .utf8)
    try table.write(
      to: folder.appending(path: "prices.csv"), atomically: true, encoding: .utf8)
    try body(folder.appending(path: "s.yaml").path)
  }

  @Test func `a table beside the scenario becomes part of it`() throws {
    try folder(table: "day,price\n2026-01-01,1.5\n2026-01-02,0.75\n") { file in
      let scenario = try ScenarioLoader().load(file: file)
      #expect(scenario.text.contains("series: \"1.5 0.75\""))
      let engine = try Engine(world: scenario.treatments[0].world, seed: 1, replicate: 1)
      for price in [1.5, 0.75, 0.75] {
        try engine.step()
        #expect(engine.frame.priceUSD == price)
      }
      let again = try ScenarioLoader().load(text: scenario.text, file: "elsewhere.yaml")
      #expect(again.digest == scenario.digest)
    }
  }

  @Test(arguments: [
    ("day,price\n1,1.5\n2,none\n", "prices.csv:3:3: 'none' is no price"),
    ("day,price\n1,-2\n", "prices.csv:2:3: '-2' is no price"),
    ("day,price\n", "prices.csv: The table has no rows"),
  ])
  func `a table that is none is refused with its place`(table: String, problem: String) throws {
    try folder(table: table) { file in
      let errors = #expect(throws: ScenarioErrors.self) { try ScenarioLoader().load(file: file) }
      #expect(errors.map { "\($0)".contains(problem) } ?? false, "\(String(describing: errors))")
    }
  }
}
