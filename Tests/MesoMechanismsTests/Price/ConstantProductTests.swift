import MesoMechanisms
import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// A pool against its recorded vectors and its invariants.
struct ConstantProductTests {
  private func pool(fee: String = "0.003") throws -> (venue: any Venue, state: VenueState) {
    let price = try ConstantProductPrice.entry.made(
      ["tokens": "1000", "reserve": "2000", "fee": fee])
    let venue = try #require(price.venue)
    return (venue, venue.opening(supply: .zero, unitsPerToken: 1e9))
  }

  private func units(_ tokens: Double) -> Int64 { Int64(tokens * 1e9) }

  /// Recorded: output, effective price, impact and the new price.
  @Test func `what is paid moves along the curve of a constant product`() throws {
    var (venue, state) = try pool()
    let trade = venue.sale(of: units(50), state)
    let out = Double(trade.reserve) / 1e9
    #expect(abs(out / 94.965_947_516_311_86 - 1) < 1e-10)
    #expect(abs((1 - out / 50 / 2) - 0.050_340_524_836_881_64) < 1e-10)
    state.tokens += trade.tokens
    state.reserve -= trade.reserve
    #expect(abs(venue.spot(state) / 1.814_318_145_222_56 - 1) < 1e-10)
  }

  /// Recorded trades one after another: there, back, and once more after a provider came and doubled
  /// nothing but a tenth.
  @Test func `trades follow one another as recorded`() throws {
    var (venue, state) = try pool()
    let first = venue.sale(of: units(50), state)
    state.tokens += first.tokens
    state.reserve -= first.reserve
    #expect(abs(Double(state.reserve) / 1e9 / 1_905.034_052_483_688_1 - 1) < 1e-9)
    let second = venue.purchase(for: units(100), state)
    state.tokens -= second.tokens
    state.reserve += second.reserve
    #expect(abs(Double(second.tokens) / 1e9 / 52.218_896_501_660_43 - 1) < 1e-9)
    let k = Double(state.tokens) * Double(state.reserve) / 1e18
    #expect(abs(k / 2_000_585.089_438_922 - 1) < 1e-9)
    state.tokens += units(100)
    state.reserve += units(200.949_290_927_017_9)
    let third = venue.sale(of: units(10), state)
    #expect(abs(Double(third.reserve) / 1e9 / 19.854_328_164_826_512 - 1) < 1e-9)
  }

  /// dx = x · dy ⁄ (y − dy), rounded up.
  @Test func `an exact purchase costs what the product says`() throws {
    // Twice the tokens: the vector buys the second side, which is the dollars here.
    let price = try ConstantProductPrice.entry.made(
      ["tokens": "2000", "reserve": "1000", "fee": "0"])
    let venue = try #require(price.venue)
    let trade = try #require(
      venue.purchase(of: units(100), venue.opening(supply: .zero, unitsPerToken: 1e9)))
    #expect(trade.reserve == 52_631_578_948)
  }

  /// 2 √r ⁄ (1 + r) − 1: what a provider has at r times the price, against having held on.
  @Test(arguments: [
    (1.25, -0.006_192_010_000_093_47), (1.5, -0.020_204_102_886_728_76),
    (2, -0.057_190_958_417_936_64), (4, -0.2), (0.5, -0.057_190_958_417_936_66),
  ])
  func `a provider loses against holding when the price moves`(
    ratio: Double, loss: Double
  ) throws {
    var (venue, state) = try pool(fee: "0")
    let (tokens, reserve) = (Double(state.tokens), Double(state.reserve))
    let price = venue.spot(state)
    // The product stands still: the reserve goes to √r of what it was.
    let target = Int64(reserve * ratio.squareRoot())
    if target > state.reserve {
      let trade = venue.purchase(for: target - state.reserve, state)
      state.tokens -= trade.tokens
      state.reserve = target
    } else {
      let sold = Int64(tokens / ratio.squareRoot()) - state.tokens
      let trade = venue.sale(of: sold, state)
      state.tokens += sold
      state.reserve -= trade.reserve
    }
    let now = venue.spot(state)
    #expect(abs(now / price / ratio - 1) < 1e-9)
    let value = Double(state.reserve) + Double(state.tokens) * now
    #expect(abs(value / (reserve + tokens * now) - 1 - loss) < 1e-9)
  }

  @Test func `nobody buys all of a pool`() throws {
    let (venue, state) = try pool()
    #expect(venue.purchase(of: state.tokens, state) == nil)
    #expect(venue.purchase(of: 0, state) == nil)
  }

  @Test func `no trade lowers the product and no round trip gains`() throws {
    try withEverySeed { seed in
      var stream = RandomStream(
        key: StreamKey(seed: seed, replicate: 1), entity: 1, epoch: 1, purpose: .experiment)
      var (venue, state) = try pool(fee: seed % 2 == 0 ? "0" : "0.01")
      for _ in 0..<50 {
        let product = Int128(state.tokens) * Int128(state.reserve)
        let size = 1 + Int64(stream.below(1_000_000_000_000))
        if stream.chance(0.5) {
          let paid = venue.purchase(for: size, state)
          var after = state
          after.tokens -= paid.tokens
          after.reserve += paid.reserve
          #expect(venue.sale(of: paid.tokens, after).reserve <= size, "seed \(seed)")
          state = after
        } else {
          let sold = venue.sale(of: size, state)
          state.tokens += size
          state.reserve -= sold.reserve
          let back = venue.purchase(for: sold.reserve, state)
          #expect(back.tokens <= size, "seed \(seed)")
        }
        #expect(Int128(state.tokens) * Int128(state.reserve) >= product, "seed \(seed)")
      }
    }
  }

  @Test func `an exact purchase never costs less than the tokens bring`() throws {
    try withEverySeed { seed in
      var stream = RandomStream(
        key: StreamKey(seed: seed, replicate: 1), entity: 2, epoch: 1, purpose: .experiment)
      let (venue, state) = try pool()
      let wanted = 1 + Int64(stream.below(900_000_000_000))
      let trade = try #require(venue.purchase(of: wanted, state))
      #expect(venue.purchase(for: trade.reserve, state).tokens >= wanted, "seed \(seed)")
      #expect(venue.purchase(for: trade.reserve - 3, state).tokens < wanted, "seed \(seed)")
    }
  }

  @Test func `a pool without liquidity is refused`() {
    for side in ["tokens", "reserve"] {
      #expect(throws: ParameterConflict.self) { try ConstantProductPrice.entry.made([side: "0"]) }
    }
  }
}
