import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

/// Whether components reproduce the audit rate at which honest and lazy work pay the same.
///
/// Reward R = 10, stake at risk S = 20 (all of it), costs 3 and 0.2, detection 0.9: lazy work is
/// as good as honest at p* = (c_h − c_l) ⁄ (d (R + S)), and with false positives f at
/// p* = (c_h − c_l) ⁄ ((d − f) (R + S)).
struct AuditIndifferenceTests {
  /// What work earns on average, in tokens, before its cost.
  ///
  /// - Parameters:
  ///   - rate: The share of work that is inspected.
  ///   - flagged: The probability that an inspection finds this work bad.
  private func expectedIncome(rate: Double, flagged: Double) throws -> Double {
    let audit = try AuditVerification.entry.made(["rate": "\(rate)"])
    let outcomes = [
      Row(examined: false), Row(examined: true), Row(examined: true, flagged: true),
    ]
    let probabilities = [1 - rate, rate * (1 - flagged), rate * flagged]
    let settled = zip(outcomes, Tile(outcomes).verdicts(audit)).map { row, verdict in
      Row(
        examined: row.examined, flagged: row.flagged, verdict: verdict, stake: 20_000_000_000)
    }

    let reward = try #require(PerTaskReward.entry.made(["amount": "10"]) as? PerTaskReward)
    let weights = Tile(settled).weights(reward)
    guard
      case .each(let amount) = reward.purse(
        RewardTotals(
          weight: 0, budget: nil, verificationBill: .zero, usage: 0, fee: .zero))
    else { return .nan }
    let slashes = try Tile(settled).slashes(FractionSlashing.entry.made(["fraction": "1"]))

    return (0..<3).reduce(0.0) { sum, place in
      let units = amount.units * weights[place] - slashes[place]
      return sum + probabilities[place] * Double(units) / 1e9
    }
  }

  @Test func `lazy and honest work pay the same at the audit rate of theory`() throws {
    let rate = 0.1037037037037037
    let honest = try expectedIncome(rate: rate, flagged: 0) - 3
    let lazy = try expectedIncome(rate: rate, flagged: 0.9) - 0.2

    #expect(abs(honest - lazy) < 1e-10)
  }

  @Test func `false positives raise the audit rate of indifference`() throws {
    let rate = 0.10980392156862745
    let honest = try expectedIncome(rate: rate, flagged: 0.05) - 3
    let lazy = try expectedIncome(rate: rate, flagged: 0.9) - 0.2

    #expect(abs(honest - lazy) < 1e-10)
  }

  @Test func `below that rate lazy work pays more and above it less`() throws {
    for (rate, sign) in [(0.09, -1.0), (0.12, 1.0)] {
      let honest = try expectedIncome(rate: rate, flagged: 0) - 3
      let lazy = try expectedIncome(rate: rate, flagged: 0.9) - 0.2
      #expect((honest - lazy) * sign > 0)
    }
  }
}
