import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

struct ValidatorRewardTests {
  @Test func `a fee per judgement is paid whatever the verdict`() throws {
    let reward = try PerJudgementValidatorReward.entry.made(["fee": "0.04"])

    for coherent in 0...5 {
      let pay = reward.pay(coherent: coherent, of: 5)
      #expect(pay.coherentFee == Amount(units: 40_000_000))
      #expect(pay.incoherentFee == Amount(units: 40_000_000))
      #expect(pay.forfeit == .zero)
    }
    #expect(!reward.dependsOnCoherence)
  }

  @Test func `no validator reward pays and takes nothing`() throws {
    #expect(
      try NoValidatorReward.entry.made().pay(coherent: 2, of: 5) == AttestationPay())
  }

  /// Five seats of which three agree: 5 × 0.04 ⁄ 3 = 0.066 666 666 6… of fees each, and
  /// 2 × 0.05 ⁄ 3 = 0.033 333 333 3… of forfeits.
  @Test func `coherent seats share the panel's fees and the others' deposits`() throws {
    let reward = try CoherenceValidatorReward.entry.made(["fee": "0.04", "deposit": "0.05"])
    let pay = reward.pay(coherent: 3, of: 5)

    #expect(pay.coherentFee == Amount(units: 66_666_666))
    #expect(pay.incoherentFee == .zero)
    #expect(pay.forfeit == Amount(units: 50_000_000))
    #expect(pay.forfeitShare == Amount(units: 33_333_333))
    #expect(reward.dependsOnCoherence)
  }

  @Test func `a unanimous panel gets its fees and forfeits nothing to share`() throws {
    let pay = try CoherenceValidatorReward.entry.made().pay(coherent: 5, of: 5)

    #expect(pay.coherentFee == Amount(units: 40_000_000))
    #expect(pay.forfeitShare == .zero)
  }

  @Test func `nothing is taken where nobody agrees`() throws {
    #expect(
      try CoherenceValidatorReward.entry.made().pay(coherent: 0, of: 5) == AttestationPay())
  }

  @Test func `coherence never pays out more than fees and forfeits`() throws {
    let reward = try CoherenceValidatorReward.entry.made(["fee": "0.037", "deposit": "0.011"])
    for seats in 1...21 {
      for coherent in 1...seats {
        let pay = reward.pay(coherent: coherent, of: seats)
        #expect(pay.coherentFee.units * Int64(coherent) <= 37_000_000 * Int64(seats))
        #expect(
          pay.forfeitShare.units * Int64(coherent) <= pay.forfeit.units * Int64(seats - coherent))
      }
    }
  }

  /// Three jurors, each right with probability 0.8, deposit 100, fee 10: whatever the verdict,
  /// what the losers forfeit the winners get, so each expects exactly the fee.
  @Test func `a juror on a symmetrical panel expects exactly the fee`() throws {
    let reward = try CoherenceValidatorReward.entry.made(["fee": "10", "deposit": "100"])
    var expected = 0.0
    for outcome in 0..<8 {
      let right = (0..<3).map { outcome >> $0 & 1 == 1 }
      let probability = right.reduce(1.0) { $0 * ($1 ? 0.8 : 0.2) }
      let verdict = right.count { $0 } >= 2
      let pay = reward.pay(coherent: right.count { $0 == verdict }, of: 3)
      let net =
        right[0] == verdict
        ? pay.coherentFee + pay.forfeitShare : pay.incoherentFee - pay.forfeit
      expected += probability * Double(net.units) / 1e9
    }

    // Rounding down takes less than a base unit of each part.
    #expect(abs(expected - 10) < 2e-9)
  }
}
