import MesoMechanisms
import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// Curves against their closed forms and their invariants.
struct BondingCurveTests {
  private func curve(
    _ settings: [String: String], supply: Double = 1_000
  ) throws -> (venue: any Venue, state: VenueState) {
    let venue = try #require(try BondingCurvePrice.entry.made(settings).venue)
    let issue = Amount(units: Int64(supply * 1e9))
    return (venue, venue.opening(supply: issue, unitsPerToken: 1e9))
  }

  /// What a curve gives for dollars.
  private func bought(_ dollars: Double, _ curve: (venue: any Venue, state: VenueState)) -> Double {
    Double(curve.venue.purchase(for: Int64(dollars * 1e9), curve.state).tokens) / 1e9
  }

  /// ΔS = S ((1 + ΔR ⁄ R)^w − 1).
  @Test(arguments: [
    ("0.1", 18.399_376_147_024_21), ("0.25", 46.635_139_392_105_56),
    ("0.5", 95.445_115_010_332_23), ("0.75", 146.531_350_645_240_17), ("1", 200.0),
  ])
  func `a constant reserve ratio issues by its formula`(ratio: String, tokens: Double) throws {
    let curve = try curve(["ratio": ratio, "reserve": "250"])
    #expect(abs(bought(50, curve) / tokens - 1) < 1e-10)
  }

  @Test func `two purchases come to one, and selling brings the money back`() throws {
    var (venue, state) = try curve(["ratio": "0.5", "reserve": "250"])
    #expect(venue.spot(state) == 0.5)
    var sum: Int64 = 0
    for dollars in [Int64(20), 30] {
      let trade = venue.purchase(for: dollars * 1_000_000_000, state)
      state.tokens += trade.tokens
      state.reserve += trade.reserve
      sum += trade.tokens
    }
    #expect(abs(Double(sum) / 1e9 / 95.445_115_010_332_23 - 1) < 1e-10)
    #expect(abs(venue.spot(state) / 0.547_722_557_505_166_1 - 1) < 1e-10)
    #expect(abs(Double(venue.sale(of: sum, state).reserve) / 1e9 / 50 - 1) < 1e-10)
  }

  @Test func `selling all brings the whole reserve`() throws {
    let (venue, state) = try curve(["ratio": "0.37", "reserve": "250"])
    #expect(venue.sale(of: state.tokens, state).reserve == state.reserve)
    #expect(venue.sale(of: state.tokens + 1, state) == .none)
  }

  /// a ⁄ (n + 1) · (S₂ⁿ⁺¹ − S₁ⁿ⁺¹).
  @Test func `a power curve costs the area under it`() throws {
    let (venue, state) = try curve(["form": "power", "scale": "0.0005", "exponent": "2"])
    let trade = try #require(venue.purchase(of: 100_000_000_000, state))
    #expect(abs(Double(trade.reserve) / 1e9 / 55_166.666_666_666_664 - 1) < 1e-10)
    // The ratio of reserve to value is 1 ⁄ (n + 1).
    let value = venue.spot(state) * Double(state.tokens)
    #expect(abs(Double(state.reserve) / value - 1.0 / 3) < 1e-10)
  }

  /// a · (√(c + (S − b)²) + S) between the two issues.
  @Test func `a sigmoid curve costs the area under it`() throws {
    let (venue, state) = try curve(
      ["form": "sigmoid", "scale": "2", "midpoint": "1000", "spread": "50000"], supply: 900)
    let trade = try #require(venue.purchase(of: 200_000_000_000, state))
    #expect(abs(Double(trade.reserve) / 1e9 / 400 - 1) < 1e-10)
  }

  /// (L ⁄ k) ln(1 + e^(k(S − b))), checked by ten thousand trapezia of the price.
  @Test func `a logistic curve costs the area under it`() throws {
    let (venue, state) = try curve(
      ["form": "logistic", "scale": "3", "midpoint": "1000", "steepness": "0.01"], supply: 700)
    let trade = try #require(venue.purchase(of: 600_000_000_000, state))
    func price(_ tokens: Double) -> Double {
      var at = state
      at.tokens = Int64(tokens * 1e9)
      return venue.spot(at)
    }
    let step = 600.0 / 10_000
    let area = (0..<10_000).reduce(0.0) {
      let left = 700 + Double($1) * step
      return $0 + step * (price(left) + price(left + step)) / 2
    }
    #expect(abs(Double(trade.reserve) / 1e9 / area - 1) < 1e-7)
  }

  private static let forms: [[String: String]] = [
    ["ratio": "0.5"], ["ratio": "0.1", "usd": "3"], ["ratio": "1"],
    ["form": "power", "scale": "0.001", "exponent": "1.5"],
    ["form": "power", "scale": "2", "exponent": "0"],
    ["form": "sigmoid", "scale": "2", "midpoint": "1000", "spread": "50000"],
    ["form": "logistic", "scale": "3", "midpoint": "1500", "steepness": "0.02"],
  ]

  /// A round trip loses what rounding takes: a few base units, or as many parts in 2⁴⁶ of the numbers
  /// that are subtracted. These are at most 10¹⁵ base units here: under 100.
  @Test(arguments: forms)
  func `no round trip gains, and none loses more than rounding`(form: [String: String]) throws {
    try withEverySeed { seed in
      var stream = RandomStream(
        key: StreamKey(seed: seed, replicate: 1), entity: 3, epoch: 1, purpose: .experiment)
      var (venue, state) = try curve(form)
      for _ in 0..<20 {
        let dollars = 1_000_000_000 + Int64(stream.below(300_000_000_000))
        let trade = venue.purchase(for: dollars, state)
        var after = state
        after.tokens += trade.tokens
        after.reserve += trade.reserve
        let back = venue.sale(of: trade.tokens, after).reserve
        #expect(back <= dollars, "seed \(seed)")
        #expect(dollars - back < 1_000, "seed \(seed)")
        state = after
      }
    }
  }

  @Test(arguments: forms)
  func `the way does not matter`(form: [String: String]) throws {
    try withEverySeed { seed in
      var stream = RandomStream(
        key: StreamKey(seed: seed, replicate: 1), entity: 4, epoch: 1, purpose: .experiment)
      let (venue, start) = try curve(form)
      let whole = venue.purchase(for: 200_000_000_000, start).tokens
      var (state, left, sum) = (start, Int64(200_000_000_000), Int64(0))
      while left > 0 {
        let part = min(left, 1_000_000_000 + Int64(stream.below(50_000_000_000)))
        let trade = venue.purchase(for: part, state)
        state.tokens += trade.tokens
        state.reserve += trade.reserve
        sum += trade.tokens
        left -= part
      }
      #expect(sum <= whole + 100, "seed \(seed)")
      #expect(whole - sum < 5_000, "seed \(seed)")
    }
  }

  @Test func `tributes lie between what buyers pay and sellers get`() throws {
    var (venue, state) = try curve(
      ["ratio": "1", "usd": "1", "entry-tribute": "0.1", "exit-tribute": "0.2"])
    let trade = venue.purchase(for: 100_000_000_000, state)
    #expect(
      trade == Trade(tokens: 90_000_000_000, reserve: 90_000_000_000, tribute: 10_000_000_000))
    state.tokens += trade.tokens
    state.reserve += trade.reserve
    let sale = venue.sale(of: 90_000_000_000, state)
    #expect(sale.reserve == 90_000_000_000)
    #expect(sale.tribute == 18_000_000_000)
    let exact = try #require(venue.purchase(of: 90_000_000_000, state))
    #expect(exact.reserve >= 90_000_000_000 && exact.reserve < 90_000_000_100)
    #expect(exact.tribute >= 10_000_000_000 && exact.tribute < 10_000_000_100)
  }

  /// A buyer of B who sells at once gets B · (1 − θ₁) · (1 − θ₂), and the treasury gets the rest: the
  /// curve itself takes nothing. Each tribute is rounded down, so that a trader may keep a unit twice.
  @Test(arguments: forms)
  func `with tributes a round trip costs both and nothing else`(form: [String: String]) throws {
    try withEverySeed { seed in
      var stream = RandomStream(
        key: StreamKey(seed: seed, replicate: 1), entity: 6, epoch: 1, purpose: .experiment)
      let (entry, exit) = (Double(stream.below(500)) / 1_000, Double(stream.below(500)) / 1_000)
      let (venue, state) = try curve(
        form.merging(["entry-tribute": "\(entry)", "exit-tribute": "\(exit)"]) { $1 })
      let dollars = 1_000_000_000 + Int64(stream.below(300_000_000_000))
      let bought = venue.purchase(for: dollars, state)
      #expect(bought.reserve + bought.tribute <= dollars, "seed \(seed)")
      var after = state
      after.tokens += bought.tokens
      after.reserve += bought.reserve
      let sold = venue.sale(of: bought.tokens, after)
      let back = Double(sold.reserve - sold.tribute)
      let due = Double(dollars) * (1 - entry) * (1 - exit)
      #expect(back <= due + 2, "seed \(seed)")
      #expect(due - back < 1_000, "seed \(seed)")
      #expect(sold.reserve <= bought.reserve, "seed \(seed)")
    }
  }

  /// Buying and selling in parts, with tributes, is buying and selling at once.
  @Test(arguments: forms)
  func `with tributes the way does not matter`(form: [String: String]) throws {
    try withEverySeed { seed in
      var stream = RandomStream(
        key: StreamKey(seed: seed, replicate: 1), entity: 7, epoch: 1, purpose: .experiment)
      let (venue, start) = try curve(
        form.merging(["entry-tribute": "0.05", "exit-tribute": "0.2"]) { $1 })
      let whole = venue.purchase(for: 200_000_000_000, start)
      var (state, left, tribute) = (start, Int64(200_000_000_000), Int64(0))
      while left > 0 {
        let part = min(left, 1_000_000_000 + Int64(stream.below(50_000_000_000)))
        let trade = venue.purchase(for: part, state)
        state.tokens += trade.tokens
        state.reserve += trade.reserve
        tribute += trade.tribute
        left -= part
      }
      let bought = state.tokens - start.tokens
      #expect(abs(bought - whole.tokens) < 5_000, "seed \(seed)")
      #expect(abs(tribute - whole.tribute) <= 250, "seed \(seed)")
      let atOnce = venue.sale(of: bought, state)
      var (paid, taken, rest) = (Int64(0), Int64(0), bought)
      while rest > 0 {
        let part = min(rest, 1_000_000_000 + Int64(stream.below(50_000_000_000)))
        let trade = venue.sale(of: part, state)
        state.tokens -= part
        state.reserve -= trade.reserve
        paid += trade.reserve
        taken += trade.tribute
        rest -= part
      }
      #expect(abs(paid - atOnce.reserve) < 50_000, "seed \(seed)")
      #expect(abs(taken - atOnce.tribute) < 10_000, "seed \(seed)")
    }
  }

  @Test func `a reserve that falls short is paid out to the last unit and no further`() throws {
    let (venue, state) = try curve(
      ["form": "power", "scale": "1", "exponent": "0", "reserve": "100"])
    #expect(venue.sale(of: 400_000_000_000, state).reserve == 100_000_000_000)
  }

  @Test(arguments: [
    ["form": "power", "scale": "0"], ["form": "sigmoid", "scale": "0"], ["usd": "0"],
    ["reserve": "0"], ["issued": "0"], ["entry-tribute": "1"],
  ])
  func `a curve without a price is refused`(settings: [String: String]) {
    #expect(throws: ParameterConflict.self) { try BondingCurvePrice.entry.made(settings) }
  }
}
