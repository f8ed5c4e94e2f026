import Testing

@testable import MesoMechanisms

struct BancorCurveTests {
  private let unit = Int64(BancorCurve.unit)

  /// F1 and F2: S = 1 000, R = 250 and 50 tokens more, for five reserve ratios.
  @Test(arguments: [
    (0.1, 18.39937614702421), (0.25, 46.63513939210556), (0.5, 95.44511501033223),
    (0.75, 146.53135064524017), (1, 200),
  ])
  func `a deposit buys what the formula says, however it is split`(ratio: Double, bought: Double) {
    var curve = BancorCurve(reserve: 250 * unit, supply: 1_000 * unit, ratio: ratio)
    var split = curve

    let signal = curve.deposit(50 * unit)
    let parts = split.deposit(20 * unit) + split.deposit(30 * unit)

    #expect(abs(Double(signal) / Double(unit) - bought) < 1e-8)
    #expect(abs(signal - parts) <= 2)
    let back = curve.withdraw(signal)
    #expect(back <= 50 * unit && back >= 50 * unit - 10)
  }

  /// Two deposits of 10 000, of which 1 % is burned, and 1 000 of fees: the reserve is 20 800. Of the
  /// signal √9 900 of √19 800 the first takes 20 800·(1 − (1 − 1⁄√2)²) = 19 015.7.
  @Test func `the first to leave a curve takes the rent of those who stay`() {
    var curve = BancorCurve(ratio: 0.5)
    let first = curve.deposit(9_900 * unit)
    let second = curve.deposit(9_900 * unit)
    curve.reserve += 1_000 * unit

    let rent = curve.withdraw(first)
    let rest = curve.withdraw(second)

    #expect(Double(rent) / Double(unit) > 19_015.6 && Double(rent) / Double(unit) < 19_015.8)
    #expect(rent + rest == 20_800 * unit)
    #expect(curve.reserve == 0 && curve.supply == 0)
  }

  /// F5: 10 000 less a tax of 1 % give √9 900 of signal, and 1 gives 1.
  @Test func `the first signal is the root of what was put in`() {
    var curve = BancorCurve(ratio: 0.5)
    #expect(abs(Double(curve.deposit(9_900 * unit)) / Double(unit) - 99.498_743_710_662) < 1e-8)
    curve = BancorCurve(ratio: 0.5)
    #expect(curve.deposit(unit) == unit)
  }

  @Test func `a flat curve has no rent`() {
    var curve = BancorCurve(ratio: 1)
    let first = curve.deposit(9_900 * unit)
    let second = curve.deposit(9_900 * unit)
    curve.reserve += 1_000 * unit

    #expect(curve.withdraw(first) == 10_400 * unit)
    #expect(curve.withdraw(second) == 10_400 * unit)
  }

  @Test func `a deposit too small for signal is not taken`() {
    var curve = BancorCurve(reserve: 1_000, supply: 1, ratio: 1)
    let before = curve
    #expect(curve.deposit(10) == 0)
    #expect(curve == before)
  }
}
