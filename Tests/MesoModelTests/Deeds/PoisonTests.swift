import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// Poisoned work, gaming and spam: what they pass for and what they are.
@Suite struct PoisonTests {
  private func text(_ cohort: String, _ mechanism: String, quality: Double = 0.6) -> String {
    """
    scenario: deeds
    epochs: 1
    warm-up: 0
    score-bias-sd: 0
    treasury: {balance: 100_000}
    production: {kind: linear, skill-weight: 0, base: \(quality), effort-weight: 0.2, noise: 0}
    contributors:
      cohort: {\(cohort), operators: 20_000, effort-cost: {fixed: 0, linear: 1}}
    validators:
      honest: {strategy: honest, operators: 20, signal-noise: 0.1}
    mechanism: {\(mechanism)}
    """
  }

  private let oneLook =
    "verification: {kind: committee, size: 1, approvals: 1}, reward: {kind: per-task}"

  @Test(arguments: [(1.0, 0.8), (0.5, 0.4), (0.0, 0.0)])
  func `an inspection sees the part of poisoned work that stealth shows`(
    stealth: Double, seen: Double
  ) throws {
    let world = try world(
      text("strategy: poisoner, stealth: \(stealth), damage: 10", oneLook))
    let cohort = try frames(of: world)[0].contributors[0]

    // Quality 0.8 with effort 1; approved with probability Φ((seen − ½) ⁄ 0.1).
    #expect(
      Bounds.binomial(
        successes: cohort.accepted, trials: 20_000,
        probability: Elementary.normalCDF((seen - 0.5) / 0.1)))
    #expect(cohort.good == 0)
    #expect(cohort.quality == 0)
    #expect(cohort.harm == 10 * Double(cohort.accepted))
  }

  @Test func `an audit misses poisoned work as far as its stealth goes`() throws {
    let world = try world(
      text(
        "strategy: poisoner, stealth: 0.75",
        "verification: {kind: audit, rate: 1, detection: 0.9, false-positive: 0.1}, "
          + "reward: {kind: per-task}"))

    // Found with probability 0.25 · 0.9 + 0.75 · 0.1.
    #expect(
      Bounds.binomial(
        successes: 20_000 - (try frames(of: world)[0].contributors[0].accepted), trials: 20_000,
        probability: 0.3))
  }

  @Test func `gaming raises the score and not the quality, and costs the same effort`() throws {
    let bar = "verification: {kind: benchmark, noise: 0, baseline: 0.85, ratchet: false, "
    let tight = bar + "overfitting: 0.2}, reward: {kind: per-task}"
    let loose = bar + "overfitting: 1}, reward: {kind: per-task}"
    let gamer = "strategy: benchmark-gamer, gaming: 0.5, gain: 0.5"
    func cohort(_ who: String, _ mechanism: String) throws -> ContributorTotals {
      try frames(of: try world(text(who, mechanism)))[0].contributors[0]
    }
    let honest = try cohort("strategy: honest", loose)
    let (seen, missed) = (try cohort(gamer, loose), try cohort(gamer, tight))

    // 0.8 and 0.7; scores on the hidden set 0.8, 0.7 + 0.25 and 0.7 + 0.05.
    #expect(abs(honest.quality / 20_000 - 0.8) < 1e-9)
    #expect(abs(seen.quality / 20_000 - 0.7) < 1e-9)
    #expect(honest.accepted == 0)
    #expect(seen.accepted == 20_000)
    #expect(missed.accepted == 0)
    #expect(seen.effortCost == honest.effortCost)
  }

  @Test func `gaming enters the score that a reward reads in full`() throws {
    let world = try world(
      text(
        "strategy: honest",
        "verification: {kind: none}, reward: {kind: pool-share, pool: 100, "
          + "benchmark-noise: 0}"),
      "contributors.gamer={strategy: benchmark-gamer, gaming: 1, gain: 0.4, operators: 20_000}")
    let frame = try frames(of: world)[0]
    let share =
      Double(frame.contributors[1].rewards) / Double(frame.contributors[0].rewards)

    // Scores of 0.6 + 0.4 and 0.8.
    #expect(abs(share - 1.25) < 1e-6)
  }

  @Test func `spam stops while too little of the work is accepted`() throws {
    let world = try world(
      text(
        "strategy: spammer, acceptance: 0.5, contributions-per-epoch: 10", oneLook, quality: 0.3),
      "contributors.cohort.operators=500", "epochs=3")
    let counts = try frames(of: world).map { $0.contributors[0].contributions }

    // P(0.3 + 0.1·Z > 0.5) is 2.3 %: after the first epoch it does not pay, and then nobody knows.
    #expect(counts == [5_000, 0, 5_000])
  }
}
