import MesoModel
import MesoPrimitives
import Testing

@Suite struct PayoutTests {
  private let text = """
    scenario: payouts
    epochs: 60
    warm-up: 0
    capital-cost: 0
    popularity: {item-sd: 0, operator-sd: 0}
    score-bias-sd: 0
    treasury: {balance: 10_000}
    demand: {kind: constant, usage: 100, fee: 0.5}
    production: {kind: linear}
    contributors:
      work: {strategy: honest, operators: 10, quality: {skill-weight: 0, base: 1, noise: 0}}
    validators:
      idle: {strategy: honest, operators: 1}
    mechanism:
      verification: {kind: none}
      reward: {kind: per-task, amount: 1}
    """

  private func units(_ frame: EpochFrame, _ reason: Reason, to account: AccountClass) -> Int64 {
    frame.flows.reduce(0) { $0 + ($1.reason == reason && $1.to == account ? $1.units : 0) }
  }

  @Test func `an immediate payout is received in the epoch of the work`() throws {
    for frame in try frames(of: try world(text)) {
      #expect(units(frame, .reward, to: .liquid) == 10_000_000_000)
      #expect(frame.delayedUnits == 0)
    }
  }

  @Test func `a delayed payout waits in escrow`() throws {
    let epochs = try frames(
      of: try world(text, "mechanism.payout={kind: epoch-delayed, epochs: 3}"))
    for (index, frame) in epochs.enumerated() {
      #expect(units(frame, .reward, to: .escrow) == 10_000_000_000)
      #expect(units(frame, .vest, to: .liquid) == (index < 3 ? 0 : 10_000_000_000))
      #expect(frame.balances[.escrow] == 10_000_000_000 * Int64(min(index + 1, 3)))
      #expect(frame.delayedUnits == 3 * frame.dueUnits)
    }
  }

  @Test func `a stream pays in equal parts and loses nothing to rounding`() throws {
    let epochs = try frames(of: try world(text, "mechanism.payout={kind: stream, epochs: 7}"))
    let part = Int64(1_000_000_000 / 7)
    #expect(units(epochs[0], .vest, to: .liquid) == 10 * part)
    #expect(units(epochs[20], .vest, to: .liquid) == 10_000_000_000)
  }

  @Test func `royalties last, and their mean delay is that of a geometric decay`() throws {
    let epochs = try frames(
      of: try world(
        text, "mechanism.reward={kind: royalty, decay: 0.5, quality-exponent: 4}"))

    // Nothing is in use before the first work is accepted.
    #expect(epochs[0].fees == .zero)
    // 100 uses at 0.5 tokens, shared by ten equals.
    #expect(epochs[1].fees == Amount(units: 50_000_000_000))
    #expect(epochs[59].contributors[0].rewards == 50_000_000_000)
    // Σ k·½^(k−1) ⁄ Σ ½^(k−1) = 2 epochs.
    let delay = epochs[59].delayedUnits / epochs[59].dueUnits
    #expect((delay - 2).magnitude < 1e-9)
  }

  @Test func `what the payer cannot cover shrinks every row alike and is reported`() throws {
    let epochs = try frames(of: try world(text, "treasury.balance=14"))
    #expect(epochs[0].unpaid == .zero)
    #expect(units(epochs[1], .reward, to: .liquid) == 4_000_000_000)
    #expect(epochs[1].unpaid == Amount(units: 6_000_000_000))
    #expect(epochs[2].unpaid == Amount(units: 10_000_000_000))
  }

  @Test func `a budget is not exceeded`() throws {
    let frame = try frames(of: try world(text, "demand.budget=7"))[0]
    #expect(frame.sponsorOutlay == Amount(units: 7_000_000_000))
    #expect(frame.unpaid == Amount(units: 3_000_000_000))
  }
}
