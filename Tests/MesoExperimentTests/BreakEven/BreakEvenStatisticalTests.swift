import Foundation
import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

@testable import MesoExperiment

/// Break-even points of simulated mechanisms against closed forms.
///
/// A crossing agrees with its closed form if that lies within 2.2 times the interval to either side
/// of the estimate. Intervals are those of Student's t with 9 degrees, 2.26 standard errors wide, so
/// this is 5σ; seeds are fixed.
@Suite struct BreakEvenStatisticalTests {
  /// Searches a scenario's lever for where the gain of an alternative, by a coalition, is 0.
  private func crossing(
    _ text: String, _ path: String, _ range: ClosedRange<Double>, coalition: Int,
    _ overrides: [String] = [], to alternative: String = "lazy"
  ) throws -> BreakEven.Crossing {
    try TinySweep.inFolder { folder in
      let file = "\(folder)/scenario.yaml"
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      let axis = try LeverAxis(
        try ScenarioLoader().lever(path, file: file), from: range.lowerBound,
        to: range.upperBound, points: 5, tolerance: 0.01)
      let choice = DeviationChoice(
        to: [alternative], side: .contributors, coalitions: [coalition], splits: [])
      let runs = BreakEvenRuns(.gain(choice), target: 0, treatment: nil) {
        try ScenarioLoader().load(text: text, file: file, overrides: overrides + $0)
      }
      let base = try ScenarioLoader().load(text: text, file: file, overrides: overrides)
      let journal = try Journal.create(
        at: "\(folder)/journal.sqlite",
        runs.header(of: base, search: "", version: "1", command: []))
      var session = try BreakEvenRuns.Session(
        runs, journal: journal, jobs: 2, progress: RunProgress())
      let found = try session.search(axis, with: [])
      #expect(found.isMonotone)
      return try #require(found.crossings.first)
    }
  }

  private func agrees(_ crossing: BreakEven.Crossing, _ truth: Double) throws -> Bool {
    let estimate = try #require(crossing.estimate)
    let (below, above) = (estimate - crossing.low, crossing.high - estimate)
    return truth >= estimate - 2.2 * below && truth <= estimate + 2.2 * above
  }

  /// R = 10, costs 3 and 0.2, detection 0.9.
  private func audited(
    rate: Double = 0.1, stake: Double = 20, falsePositive: Double = 0, seed: Int = 1
  ) -> String {
    """
    scenario: audits
    seed: \(seed)
    epochs: 20
    replicates: 10
    capital-cost: 0
    treasury: {balance: 10_000_000}
    production: {kind: linear}
    contributors:
      honest: {strategy: honest, operators: 100, capital: 100_000, effort-cost: 3, quality: {skill-weight: 0, base: 1, noise: 0}}
      lazy: {strategy: lazy, operators: 0, effort-cost: 0.2, quality: {skill-weight: 0, base: 0, noise: 0}}
    validators:
      idle: {strategy: honest, operators: 1}
    mechanism:
      admission: {kind: stake, minimum: \(stake)}
      verification: {kind: audit, rate: \(rate), detection: 0.9, false-positive: \(falsePositive)}
      reward: {kind: per-task, amount: 10}
      slashing: {kind: fraction, fraction: 1}
    """
  }

  @Test func `lazy work stops paying at the indifferent audit rate`() throws {
    // p* = (3 − 0.2) ⁄ (0.9 · (10 + 20)).
    let found = try crossing(
      audited(), "mechanism.verification.rate", 0...0.4, coalition: 100)

    #expect(!found.isRising)
    #expect(try agrees(found, 0.1037037037), "\(found)")
  }

  @Test func `lazy work stops paying at the least deterring slash`() throws {
    // S* = (3 − 0.2) ⁄ (0.05 · 0.9) − 10.
    let found = try crossing(
      audited(rate: 0.05), "mechanism.admission.minimum", 0...200, coalition: 100)

    #expect(try agrees(found, 52.22222222), "\(found)")
  }

  @Test func `false findings raise the indifferent audit rate`() throws {
    // p* = (3 − 0.2) ⁄ ((0.9 − 0.05) · (10 + 20)).
    let found = try crossing(
      audited(falsePositive: 0.05), "mechanism.verification.rate", 0...0.4, coalition: 100)

    #expect(try agrees(found, 0.1098039216), "\(found)")
  }

  @Test func `expulsion deters a repeated game where its value is that of honesty`() throws {
    // Found out with probability q, an operator loses the epoch's reward 1 and a slash S = 130,
    // and cannot make up the stake within the horizon of 120 epochs, whatever it has earned.
    // V_l = ((1 − q) − 0.1 − 130 q) · (1 − aᵀ) ⁄ (1 − a), a = δ (1 − q); V_h with 0.4 an epoch.
    let (discount, horizon) = (0.95, 120)
    func gap(_ q: Double) -> Double {
      var (sum, factor, alive) = (0.0, 1.0, 1.0)
      for _ in 0..<horizon {
        sum += factor * (alive * (1 - q - 0.1 - 130 * q) - 0.4)
        factor *= discount
        alive *= 1 - q
      }
      return sum
    }
    let truth = try RootFinder.brent(in: 0...0.02) { gap($0) }
    let text = """
      scenario: expulsion
      epochs: \(horizon)
      replicates: 10
      capital-cost: 0
      profit: {discount: \(discount)}
      treasury: {balance: 10_000_000}
      production: {kind: linear}
      contributors:
        honest: {strategy: honest, operators: 300, capital: 10_000, effort-cost: 0.6, quality: {skill-weight: 0, base: 1, noise: 0}}
        lazy: {strategy: lazy, operators: 0, effort-cost: 0.1, quality: {skill-weight: 0, base: 0, noise: 0}}
      validators:
        idle: {strategy: honest, operators: 1}
      mechanism:
        admission: {kind: stake, minimum: 10_000}
        verification: {kind: audit, rate: 0.1, detection: 1, false-positive: 0}
        reward: {kind: per-task, amount: 1}
        slashing: {kind: fraction, fraction: 0.013}
      """
    let found = try crossing(text, "mechanism.verification.rate", 0...0.02, coalition: 300)

    #expect(try agrees(found, truth), "\(found) against \(truth)")
  }

  @Test func `a false assertion stops paying at the bond that its disputes make up for`() throws {
    // Two watchers notice with probability 0.2 each, P = 1 − 0.8² = 0.36, and a jury that sees
    // everything upholds them. An honest asserter gains nothing, a false one G = 10 if undisputed:
    // B* = G (1 − P) ⁄ P.
    let text = """
      scenario: assertions
      epochs: 20
      replicates: 10
      capital-cost: 0
      treasury: {balance: 10_000_000}
      production: {kind: linear}
      contributors:
        honest: {strategy: honest, operators: 100, capital: 100_000, effort-cost: 10, quality: {skill-weight: 0, base: 1, noise: 0}}
        lazy: {strategy: lazy, operators: 0, quality: {skill-weight: 0, base: 0, noise: 0}}
      validators:
        watchers: {strategy: challenger, attention: 0.2, operators: 2, capital: 1_000_000, signal-noise: 0.001, duty: watcher}
        jurors: {strategy: honest, operators: 5, stake: 10, signal-noise: 0.001, duty: juror}
      mechanism:
        verification: {kind: none}
        dispute: {kind: optimistic, bond: 1, window: 1, juror-fee: 0}
        reward: {kind: per-task, amount: 10}
      """
    let found = try crossing(text, "mechanism.dispute.bond", 1...60, coalition: 100)

    #expect(try agrees(found, 10 * 0.64 / 0.36), "\(found)")
  }

  @Test func `many identities stop paying at the cost of each that eats what they bring`() throws {
    // Five cheap contributions instead of a good one, half of all work is audited, and bad work is
    // found with 0.9: k (R (1 − p d) − c_s − b) = R − c_h − b, so
    // b* = (5 · (10 · 0.55 − 0.2) − (10 − 3)) ⁄ 4 = 4.875.
    let text = """
      scenario: identities
      epochs: 20
      replicates: 10
      capital-cost: 0
      treasury: {balance: 10_000_000}
      production: {kind: linear}
      contributors:
        honest: {strategy: honest, operators: 100, capital: 100_000, effort-cost: 3, quality: {skill-weight: 0, base: 1, noise: 0}}
        sybil: {strategy: sybil, operators: 0, identities: 5, work: replicate, effort-cost: 0.2, quality: {skill-weight: 0, base: 0, noise: 0}}
      validators:
        idle: {strategy: honest, operators: 1}
      mechanism:
        admission: {kind: listing-burn, amount: 1}
        verification: {kind: audit, rate: 0.5, detection: 0.9, false-positive: 0}
        reward: {kind: per-task, amount: 10}
      """
    let found = try crossing(
      text, "mechanism.admission.amount", 0...10, coalition: 100, to: "sybil")

    #expect(!found.isRising)
    #expect(try agrees(found, 4.875), "\(found)")
  }

  @Test func `intervals leave the true break-even point out about once in twenty`() throws {
    // 20 searches under different seeds: Binomial(20, 0.05) has mean 1 and σ 0.97; 5σ above is 5.9.
    let misses = try (1...20).count { seed in
      let found = try crossing(
        audited(seed: seed), "mechanism.verification.rate", 0...0.4, coalition: 30,
        ["contributors.honest.operators=30", "epochs=10"])
      return found.low > 0.1037037037 || found.high < 0.1037037037
    }

    #expect(misses <= 5, "\(misses) of 20")
  }
}
