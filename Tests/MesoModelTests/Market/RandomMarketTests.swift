import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// Both books balance whatever is minted, burned and traded, with numbers that nobody chose.
struct RandomMarketTests {
  /// Draws a network's money: how tokens are minted, how they are priced, what is burned.
  private struct Draw {
    var stream: RandomStream

    init(_ seed: UInt64) {
      stream = RandomStream(
        key: StreamKey(seed: seed, replicate: 1), entity: 5, epoch: 1, purpose: .experiment)
    }

    mutating func pick(_ choices: [String]) -> String {
      choices[Int(stream.below(choices.count))]
    }

    /// A number with three decimals.
    mutating func number(_ range: ClosedRange<Double>) -> String {
      let value = range.lowerBound + (range.upperBound - range.lowerBound) * stream.uniform()
      return "\((value * 1_000).rounded() / 1_000)"
    }

    mutating func emission() -> String {
      pick([
        "{kind: constant, amount: \(number(0...80))}",
        "{kind: halving, first: \(number(0...200)), every: 5}",
        "{kind: burn-mint, mint: \(number(0...90)), usd-per-use: \(number(0...0.2)), fee: 0.05}",
        "{kind: collateral-mint, usd-per-use: \(number(0...0.2)), lease: 4, vault: \(number(0...90))}",
        "{kind: fee-recycling, most: \(number(0...60)), of: burned}",
        "{kind: target-stake}", "{kind: utility-gated, amount: \(number(0...60)), full: 20}",
      ])
    }

    mutating func price() -> String {
      let tributes =
        "entry-tribute: \(number(0...0.3)), exit-tribute: \(number(0...0.3)), issued: 9_000"
      return pick([
        """
        {kind: constant-product, tokens: \(number(50...3_000)), reserve: \(number(50...3_000)), \
        fee: \(number(0...0.05)), lp-return: \(number(0...3)), lp-exit: \(number(0...1))}
        """,
        "{kind: bonding-curve, ratio: \(number(0.05...1)), usd: \(number(0.1...3)), \(tributes)}",
        "{kind: bonding-curve, form: power, scale: 0.001, exponent: \(number(0...2)), \(tributes)}",
        """
        {kind: bonding-curve, form: sigmoid, scale: \(number(0.1...2)), midpoint: 9_500, \(tributes)}
        """,
        """
        {kind: bonding-curve, form: logistic, scale: \(number(0.1...2)), midpoint: 9_500, \(tributes)}
        """,
        "{kind: quantity-theory, spending: \(number(1...900)), holding: 20}",
      ])
    }

    mutating func overrides() -> [String] {
      let payout = pick([
        "{kind: immediate}", "{kind: vesting, cliff: 2, duration: 6}", "{kind: stream, epochs: 3}",
      ])
      let price = price()
      let liquidity = price.contains("constant-product") ? number(0...1) : "0"
      return [
        "token.emission=\(emission())", "token.price=\(price)", "mechanism.payout=\(payout)",
        "mechanism.slashing.to=\(pick(["burn", "treasury", "redistribute"]))",
        "mechanism.slashing.fraction=\(number(0...1))", "demand.fee=\(number(0...0.5))",
        "treasury.buy-back.burn=\(pick(["true", "false"]))",
        "treasury.buy-back.share=\(number(0...1))", "epochs=12",
        "treasury.liquidity=\(liquidity)", "treasury.reserve=\(number(0...900))",
        "contributors.honest.sell.share=\(number(0...1))", "epoch-days=\(pick(["0.05", "1", "7"]))",
      ]
    }
  }

  @Test func `no mint, burn, pool or curve makes or loses a unit of either book`() throws {
    var (minted, burned, traded) = (0, 0, 0)
    try withEverySeed(40) { seed in
      var draw = Draw(seed)
      let overrides = draw.overrides()
      let world = try world(tradingPool, overrides: overrides)
      var supply = world.supply.units
      for frame in try frames(of: world, seed: seed) {
        supply += frame.minted.units - frame.burned.units
        #expect(frame.supply.units == supply, "\(overrides)")
        #expect(frame.balances.total == supply, "\(overrides)")
        #expect(frame.conservationError == 0, "\(overrides)")
        #expect(frame.market.conservationError == 0, "\(overrides)")
        #expect(frame.market.balances.total == 1 << 62, "\(overrides)")
        for account in AccountClass.allCases where account != .minted && account != .burned {
          #expect(frame.balances[account] >= 0, "\(account) \(overrides)")
          #expect(frame.market.balances[account] >= 0, "\(account) \(overrides)")
        }
        if frame.minted > .zero { minted += 1 }
        if frame.burned > .zero { burned += 1 }
        if frame.market.sold > .zero { traded += 1 }
      }
    }
    // The draws reach what they are to test: of 480 epochs most mint, burn and trade.
    #expect(min(minted, burned, traded) > 240)
  }
}
