import MesoPrimitives
import Testing

@Suite struct ProportionTests {
  @Test func `a share of an amount is rounded down`() {
    let third = Proportion(1.0 / 3)

    #expect(third.partsPerBillion == 333_333_333)
    #expect(third.of(Amount(units: 10)) == Amount(units: 3))
    #expect(third.of(Amount(units: 3)) == Amount(units: 0))
    #expect(Proportion.one.of(Amount(units: .max)) == Amount(units: .max))
    #expect(Proportion.zero.of(Amount(units: .max)) == .zero)
  }

  @Test func `shares that sum to one never pay more than the whole`() {
    var stream = Distances.stream(33)
    for _ in 0..<1_000 {
      let part = Int64(stream.below(1_000_000_001))
      let whole = Amount(units: Int64(stream.below(.max)))
      let share = Proportion(partsPerBillion: part)
      let rest = Proportion(partsPerBillion: 1_000_000_000 - part)
      let dust = whole - share.of(whole) - rest.of(whole)
      #expect(dust.units == 0 || dust.units == 1)
    }
  }

  @Test func `a fraction is rounded to the nearest part per billion`() {
    #expect(Proportion(0.1).partsPerBillion == 100_000_000)
    #expect(Proportion(1.4e-9).partsPerBillion == 1)
    #expect(Proportion(1.6e-9).partsPerBillion == 2)
    #expect(Proportion(0.1).value == 0.1)
  }

  /// Below 2⁵¹ shares are estimated and corrected, above that divided: both to the unit.
  @Test(arguments: [0, 1, 7, 100_000_000, 333_333_333, 999_999_999, 1_000_000_000])
  func `a column of shares is the share of each amount`(parts: Int64) {
    let share = Proportion(partsPerBillion: parts)
    var stream = Distances.stream(34)
    for bits in [8, 20, 40, 50, 51, 52, 63] {
      let most = Int64.max >> (63 - bits)
      let near = [0, 1, 9, 10, 11, 999_999_999, 1_000_000_000, most].map { min($0, most) }
      let units = near + (0..<500).map { _ in Int64(stream.word64() >> UInt64(64 - bits)) }
      var shares = [Int64](repeating: -1, count: units.count)

      share.fill(&shares, of: units, count: units.count)

      #expect(shares == units.map { share.of(Amount(units: $0)).units })
      var shrunk = units
      share.shrink(&shrunk, count: units.count)
      #expect(shrunk == shares)
    }
  }

  @Test func `lowest terms`() {
    #expect(Proportion(0.25).reduced == (1, 4))
    #expect(Proportion.zero.reduced == (0, 1))
    #expect(Proportion.one.reduced == (1, 1))
    #expect(Proportion(partsPerBillion: 7).reduced == (7, 1_000_000_000))
  }

  @Test func `a share beyond the whole stops the program`() async {
    await #expect(processExitsWith: .failure) { _ = Proportion(1.01) }
    await #expect(processExitsWith: .failure) { _ = Proportion(.nan) }
    await #expect(processExitsWith: .failure) { _ = Proportion(partsPerBillion: -1) }
  }
}
