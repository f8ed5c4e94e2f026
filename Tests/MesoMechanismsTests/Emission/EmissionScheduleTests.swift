import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

/// Schedules that follow the epoch or the supply, against their sums in closed form.
struct EmissionScheduleTests {
  /// What an emission mints in an epoch, in base units.
  private func minted(
    _ emission: any Emission, in epoch: Int, supply: Int64 = 0
  ) -> Int64 {
    var memory = Memory()
    var view = PublicView.sample
    view.epoch = epoch
    view.supply = Amount(units: supply)
    return emission.minted(view, memory: &memory).units
  }

  /// Σₖ N · ⌊r₀ · 10⁸ ⁄ 2ᵏ⌋, as the chain has it.
  @Test func `halvings of 50 coins of 8 decimals come to the known sum of base units`() throws {
    // 50 tokens of 8 decimals are 5 of 9.
    let emission = try HalvingEmission.entry.made(["first": "5", "every": "210000"])
    var total: Int64 = 0
    for era in 0..<64 {
      let first = minted(emission, in: 1 + era * 210_000)
      #expect(first == minted(emission, in: (era + 1) * 210_000))
      total += 210_000 * first
    }
    #expect(total == 2_099_999_997_690_000)
  }

  /// 2 r₀ N (1 − 2⁻ʰ) after h halvings.
  @Test(arguments: [(1, 10_500_000.0), (2, 15_750_000), (10, 20_979_492.187_5)])
  func `halvings add up to a geometric series`(halvings: Int, total: Double) throws {
    let emission = try HalvingEmission.entry.made(["first": "50", "every": "210000"])
    let sum = (0..<halvings).reduce(0.0) {
      $0 + 210_000 * Double(minted(emission, in: 1 + $1 * 210_000)) / 1e9
    }
    #expect(abs(sum / total - 1) < 1e-10)
  }

  /// The chain's emission by issuance, in base units of which a first emission has 2²⁴.
  @Test(arguments: [
    (Int64(0), Int64(1) << 24), (10_499_999, 1 << 24), (10_500_000, 1 << 23),
    (15_749_999, 1 << 23), (15_750_000, 1 << 22), (18_375_000, 1 << 21), (20_999_999, 1),
    (21_000_000, 0),
  ])
  func `halvings by supply step where half of what is left exists`(
    issued: Int64, units: Int64
  ) throws {
    // A million base units stand for a token of the limit, so that what is left never binds.
    let emission = try SupplyHalvingEmission.entry.made(
      ["first": "0.016777216", "limit": "21000"])
    #expect(minted(emission, in: 1, supply: issued * 1_000_000) == units)
  }

  /// Eras of limit ⁄ 2 ⁄ first blocks: 10.5 million blocks of 12 seconds are 1 458.33 days, here in
  /// blocks of ten thousand.
  @Test func `every era by supply lasts as long as the first where nothing is burned`() throws {
    let emission = try SupplyHalvingEmission.entry.made(["first": "1", "limit": "2100"])
    var (supply, eras) = (Int64(0), [Int64: Int]())
    for epoch in 1...3_150 {
      let units = minted(emission, in: epoch, supply: supply)
      eras[units, default: 0] += 1
      supply += units
    }
    #expect(eras == [1_000_000_000: 1_050, 500_000_000: 1_050, 250_000_000: 1_050])
  }

  /// The vector `akash_inflation_curve`: I₀ · 2^(−t ⁄ T), T = 2 years, in quarters: each keeps 2^(−1 ⁄ 8).
  @Test(arguments: [(0, 1.0), (1, 0.707_106_781_186_547_6), (2, 0.5), (4, 0.25), (8, 0.062_5)])
  func `an exponential emission has a half-life`(years: Int, inflation: Double) throws {
    let emission = try ExponentialEmission.entry.made(
      ["first": "1", "retained": "0.917004043204671"])
    let found = Double(minted(emission, in: 1 + 4 * years)) / 1e9
    #expect(abs(found - inflation) < 2e-9)
  }

  @Test func `an emission by supply never passes its limit`() throws {
    let emission = try SupplyHalvingEmission.entry.made(["first": "100", "limit": "1000"])
    var supply: Int64 = 0
    for _ in 0..<2_000 { supply += minted(emission, in: 1, supply: supply) }
    #expect(supply <= 1_000_000_000_000)
    #expect(supply > 999_000_000_000)
    #expect(minted(emission, in: 1, supply: 1_000_000_000_001) == 0)
  }

  /// E₀ (1 − qᵀ) ⁄ (1 − q); rounding down loses less than a base unit an epoch.
  @Test func `an exponential emission adds up to its series`() throws {
    let emission = try ExponentialEmission.entry.made(["first": "1000", "retained": "0.99"])
    let total = (1...365).reduce(Int64(0)) { $0 + minted(emission, in: $1) }
    #expect(abs(Double(total) - 97_448.203_554_770_88e9) < 365 + 97_448e9 * 1e-13)
  }

  @Test func `a tail goes on for ever`() throws {
    let emission = try TailEmission.entry.made(
      ["first": "1000", "retained": "0.99", "tail": "100"])
    let before = (1...999).reduce(Int64(1_000_000_000_000_000)) { $0 + minted(emission, in: $1) }
    let supply = before + minted(emission, in: 1_000)
    #expect(abs(Double(supply) / 1e9 - 1_167_089.518_448_112_5) < 1e-4)
    #expect(
      abs(Double(minted(emission, in: 1_000)) / Double(supply) - 8.568_323_030_864_91e-5) < 1e-14)
    #expect(minted(emission, in: 100_000) == 100_000_000_000)
  }

  @Test func `a half-life releases in straight lines between halvings`() throws {
    let emission = try HalfLifeEmission.entry.made(["total": "1000", "half-life": "4"])
    let released = (0...10).map { epochs in
      (0..<epochs).reduce(Int64(0)) { $0 + minted(emission, in: $1 + 1) }
    }
    let known = [0: 0.0, 1: 125, 2: 250, 4: 500, 6: 625, 8: 750, 10: 812.5]
    for (epoch, tokens) in known { #expect(released[epoch] == Int64(tokens * 1e9)) }
  }

  @Test func `a half-life loses nothing to rounding`() throws {
    let emission = try HalfLifeEmission.entry.made(["total": "0.000000101", "half-life": "3"])
    #expect((1...40).reduce(Int64(0)) { $0 + minted(emission, in: $1) } == 101)
  }

  @Test func `a damped mint of burn and mint shrinks by the year`() throws {
    let emission = try BurnMintEmission.entry.made(["mint": "1000", "damping": "0.055"])
    var view = PublicView.sample
    var memory = Memory()
    view.epochDays = 365.25
    view.epoch = 2
    #expect(abs(Double(emission.minted(view, memory: &memory).units) - 945e9) <= 1)
    view.epoch = 1
    #expect(emission.minted(view, memory: &memory).units == 1_000_000_000_000)
  }
}
