import MesoModel
import MesoPrimitives
import Testing

/// What is kept off the market, and what reaches it: for any way of being paid.
struct SellingTests {
  private static let sellers = """
    scenario: sellers
    epochs: 30
    epoch-days: 7
    treasury: {balance: 5_000}
    token: {price: {kind: constant, usd: 2}}
    contributors:
      eager: {strategy: honest, operators: 8, effort-cost: 0.25, sell: {costs: false, share: 1}}
      calm: {strategy: honest, operators: 8, effort-cost: 0.25, sell: {costs: true, share: 0.25}}
    mechanism: {verification: {kind: audit, rate: 0.5}, reward: {kind: per-task, amount: 1}}
    """

  private static let payouts = [
    "{kind: immediate}", "{kind: epoch-delayed, epochs: 3}", "{kind: stream, epochs: 5}",
    "{kind: vesting, cliff: 2, duration: 10}", "{kind: ve-lock, share: 0.5, lock: 8, unboosted: 1}",
  ]

  /// Whoever sells everything sells what it receives, in the epoch in which it does.
  @Test(arguments: payouts)
  func `what waits is not sold before it is received`(payout: String) throws {
    let world = try world(
      Self.sellers, "mechanism.payout=\(payout)", "contributors.calm.operators=0")
    for seed: UInt64 in 1...4 {
      for frame in try frames(of: world, seed: seed) {
        var received: Int64 = 0
        for flow in frame.flows where flow.to == .liquid { received += flow.units }
        #expect(frame.market.sold.units == received, "\(payout), seed \(seed)")
        #expect(frame.balances[.liquid] == 0)
      }
    }
  }

  @Test(arguments: payouts)
  func `what is staked is not sold`(payout: String) throws {
    let world = try world(
      Self.sellers, "mechanism.payout=\(payout)", "contributors.calm.operators=0",
      "contributors.eager.reinvest=0.4")
    var (staked, received, sold) = (Int64(0), Int64(0), Int64(0))
    for frame in try frames(of: world) {
      for flow in frame.flows {
        staked += flow.to == .stake ? flow.units : 0
        received += flow.to == .liquid ? flow.units : 0
      }
      sold += frame.market.sold.units
      #expect(frame.balances[.stake] == staked)
    }
    #expect(sold == received - staked)
    // 0.4 of each payment, rounded down.
    #expect(abs(Double(staked) / Double(received) - 0.4) < 1e-6 && staked > 0)
  }

  /// Who covers costs of 0.25 and sells a quarter of the rest keeps the other three: of a balance b it
  /// sells 0.25 + (b − 0.25) ⁄ 4, and never more than b.
  @Test func `costs come first, and patience decides on the rest`() throws {
    var last: Int64 = 0
    for share in [0, 0.25, 0.5, 1] {
      let world = try world(
        Self.sellers, "contributors.eager.operators=0", "contributors.calm.sell.share=\(share)",
        "mechanism.verification={kind: none}")
      let engine = try Engine(world: world, seed: 1, replicate: 1)
      var held: Int64 = 0
      for _ in 0..<10 {
        try engine.step()
        let balance = held + 1_000_000_000
        let sold = 250_000_000 + Int64(share * Double(balance - 250_000_000))
        held = engine.holdings().liquid[0]
        #expect(abs(balance - sold - held) <= 1, "\(share)")
      }
      let total = engine.frame.market.sold.units
      #expect(total >= last)
      last = total
    }
  }

  /// 50 uses at a dollar are 25 tokens at 2 dollars: a twentieth to the treasury, the rest burned.
  @Test func `fees in dollars reach the treasury with burn and mint`() throws {
    let frame = try frames(
      of: try world(
        Self.sellers, "supply=10_000", "demand={usage: 50}",
        "token.emission={kind: burn-mint, mint: 0, usd-per-use: 1, fee: 0.05}"))[0]
    let fees = frame.flows.filter { $0.reason == .fee && $0.to == .treasury }
    let burns = frame.flows.filter { $0.reason == .burn && $0.from == .outside }
    #expect(fees.map { $0.units } == [1_250_000_000])
    #expect(burns.map { $0.units } == [23_750_000_000])
    #expect(frame.fees.units == 25_000_000_000)
  }
}
