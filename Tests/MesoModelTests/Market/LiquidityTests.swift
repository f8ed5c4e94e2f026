import MesoModel
import MesoPrimitives
import Testing

/// Providers who leave a pool that does not pay, and come back to one that does.
struct LiquidityTests {
  /// Providers ask 0.2 a year of a pool of 100 and 100. n tokens that operators sell and users buy back in a
  /// day pay 0.3 % twice, on both halves: 0.003 · 365.25 · n ⁄ tokens a year. That is 0.2 where the pool holds
  /// 5.5 · n tokens: less than it has for 1, and five times as many for 5.
  private static let pool = """
    scenario: pool
    epochs: 300
    supply: 100_000
    treasury: {balance: 1_000}
    demand: {kind: constant, usage: 1, fee: 1}
    token:
      price: {kind: constant-product, tokens: 100, reserve: 100, lp-return: 0.2, lp-exit: 0.02, lp-entry: 0.02}
    contributors:
      seller: {strategy: honest, operators: 5, skill: {constant: 0.9}, sell: {costs: false, share: 1}}
    production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
    mechanism: {verification: {kind: none}, reward: {kind: royalty, decay: 0}}
    shocks:
      - {epoch: 100, set: {demand.usage: 5}}
    """

  /// √(tokens · dollars), which trades do not change but for fees.
  private func depth(_ frame: EpochFrame) -> Double {
    let (tokens, dollars) = (frame.balances[.pool], frame.market.balances[.pool])
    return (Double(tokens) * Double(dollars)).squareRoot() / 1e9
  }

  @Test func `providers come back when the pool pays again, and no more of them than left`() throws
  {
    let open = try MesoModelTests.world(Self.pool)
    let frames = try MesoModelTests.frames(of: open)
    let before = frames[60..<99].map { depth($0) }
    let after = frames[230...].map { depth($0) }
    #expect((before.max() ?? 100) < 30, "\(before)")
    #expect((after.min() ?? 0) > (before.max() ?? 0), "\(after), \(before)")
    #expect(frames.allSatisfy { depth($0) <= 100 })
    func comesBack(_ flow: Flow) -> Bool {
      flow.reason == .trade && flow.from == .outside && flow.to == .pool
    }
    #expect(frames.contains { $0.flows.contains(where: comesBack) })
    for frame in frames {
      #expect(frame.conservationError == 0 && frame.market.conservationError == 0)
    }
    let closed = try MesoModelTests.world(Self.pool, "token.price.lp-entry=null")
    let still = try MesoModelTests.frames(of: closed)
    #expect(depth(still[299]) < (after.min() ?? 0))
  }
}
