import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// Bribes against the closed forms of the attack P + ε.
@Suite struct BribeTests {
  /// A briber's bad work before seven validators, some of whom are for sale.
  private func text(bribe: String, deposit: String = "0", honesty: Double = 1) -> String {
    """
    scenario: bribes
    epochs: 1
    warm-up: 0
    treasury: {balance: 100_000}
    production: {kind: linear}
    contributors:
      ring: {strategy: colluding, operators: 20, coalition: ring, capital: 1_000, bribe: \(bribe), quality: {skill-weight: 0, base: 0, noise: 0}}
    validators:
      sale: {strategy: bribable, expected-honesty: \(honesty), operators: 7, stake: 5_000, signal-noise: 0}
    mechanism:
      verification: {kind: committee, size: 7, approvals: 4}
      reward: {kind: per-task}
      validator-reward: {kind: coherence, fee: 10, deposit: \(deposit)}
    """
  }

  private func run(_ text: String, _ overrides: String...) throws -> EpochFrame {
    try frames(of: try world(text, overrides: overrides))[0]
  }

  private func sidePayments(_ frame: EpochFrame) -> Int64 {
    frame.flows.filter { $0.reason == .sidePayment }.reduce(0) { $0 + $1.units }
  }

  @Test func `a promise of p plus a little buys everyone and costs nothing`() throws {
    let frame = try run(text(bribe: "11"))

    #expect(frame.contributors[0].accepted == 20)
    #expect(sidePayments(frame) == 0)
    #expect(frame.validators[0].inspections == 0)
  }

  @Test(arguments: ["10", "9"])
  func `a promise of p or less buys nobody`(bribe: String) throws {
    let frame = try run(text(bribe: bribe))

    #expect(frame.contributors[0].accepted == 0)
    #expect(frame.validators[0].inspections == 140)
  }

  @Test func `an attack that fails pays whoever took the bribe`() throws {
    let frame = try run(
      text(bribe: "11"), "validators.sale.operators=3",
      "validators.honest={strategy: honest, operators: 4, stake: 5_000, signal-noise: 0}")

    #expect(frame.contributors[0].accepted == 0)
    #expect(sidePayments(frame) == 20 * 3 * 11_000_000_000)
    #expect(frame.validators[0].sidePayments == 20 * 3 * 11_000_000_000)
    #expect(frame.contributors[0].sidePayments == 20 * 3 * 11_000_000_000)
  }

  @Test func `a bribe on success is paid when the work is accepted`() throws {
    let frame = try run(text(bribe: "11"), "contributors.ring.bribe-if=accepted")

    #expect(frame.contributors[0].accepted == 20)
    #expect(sidePayments(frame) == 20 * 7 * 11_000_000_000)
  }

  @Test func `a briber that runs out pays each the same`() throws {
    let frame = try run(
      text(bribe: "11"), "contributors.ring.bribe-if=accepted",
      "contributors.ring.capital=0.00000001")

    // ⌊10 ⁄ 7⌋ units each; the author keeps three.
    #expect(sidePayments(frame) == 20 * 7)
  }

  @Test func `nobody believes a promise that the budget does not cover`() throws {
    let short = try run(text(bribe: "11"), "contributors.ring.bribe-budget=76.999999999")
    let enough = try run(text(bribe: "11"), "contributors.ring.bribe-budget=77")

    #expect(short.contributors[0].accepted == 0)
    #expect(enough.contributors[0].accepted == 20)
  }

  @Test(arguments: [
    (6, 110.0), (5, 128.333_333_333_333_33), (4, 154), (3, 192.5),
  ])
  func `where losers pay winners a bribe must exceed the reward and the deposit`(
    others: Int, least: Double
  ) throws {
    let honesty = Double(others) / 6
    let below = try run(
      text(bribe: "\((least - 0.001).rounded(to: 6))", deposit: "100", honesty: honesty))
    let above = try run(
      text(bribe: "\((least + 0.001).rounded(to: 6))", deposit: "100", honesty: honesty))

    #expect(below.contributors[0].accepted == 0)
    #expect(above.contributors[0].accepted == 20)
  }

  @Test func `conscience is exponential where it varies`() throws {
    // p + ε exceeds p by 5, and conscience has the mean 5: it is less with probability 1 − 1 ⁄ e.
    let frame = try run(
      text(bribe: "15"), "validators.sale.operators=4_000", "validators.sale.conscience=5",
      "validators.sale.spread=exponential", "contributors.ring.operators=20_000")
    let approvals = frame.validators[0].attestations - frame.validators[0].inspections

    // Operators keep their conscience, and each sits on about 35 panels: the count of operators
    // for sale is what varies, by its binomial deviation.
    let share = Double(approvals) / Double(frame.validators[0].attestations)
    let expected = 1 - Elementary.exp(-1)
    #expect(
      (share - expected).magnitude
        < Bounds.sigmas * (expected * (1 - expected) / 4_000 * (1 + 1.0 / 35)).squareRoot())
  }

  @Test func `outsiders' work is not for sale`() throws {
    let frame = try run(
      text(bribe: "11"),
      "contributors.bad={strategy: lazy, operators: 20, quality: {skill-weight: 0, base: 0, noise: 0}}"
    )
    #expect(frame.contributors[1].accepted == 0)
  }
}

extension Double {
  fileprivate func rounded(to places: Int) -> Double {
    let scale = (0..<places).reduce(1.0) { value, _ in value * 10 }
    return (self * scale).rounded() / scale
  }
}
