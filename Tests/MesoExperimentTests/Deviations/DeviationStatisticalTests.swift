import MesoScenario
import Testing

@testable import MesoExperiment

/// Gains against closed forms.
@Suite struct DeviationStatisticalTests {
  private let choice = DeviationChoice(coalitions: [1, 100], splits: [])

  private func row(
    _ scenario: ResolvedScenario, _ form: Deviation.Form
  ) throws -> DeviationFindings.Row {
    try #require(
      try findings(scenario, choice).rows.first { $0.deviation.form == form })
  }

  /// Whether a mean of paired differences is within five standard errors of what it should be:
  /// wrong once in 1.7 million times if it is normal, in about 1,200 by Student's t of 19 degrees;
  /// the seed is fixed.
  private func agrees(_ gain: Difference, _ expected: Double) -> Bool {
    guard let mean = gain.mean else { return false }
    return (mean - expected).magnitude <= 5 * gain.standardError + 1e-9
  }

  @Test func `the gain of lazy work is what it saves less what it risks`() throws {
    // An epoch: (3 − 0.2) − p·d·(R + S), over 40 epochs; the slash falls in the epoch itself.
    for (rate, slash) in [(0.05, 20.0), (0.2, 20.0), (0.05, 60.0)] {
      let scenario = try InspectionGame.scenario(rate: rate, slash: slash)
      let expected = 40 * (2.8 - rate * 0.9 * (10 + slash))

      let gain = try row(scenario, .coalition(100)).gain

      #expect(agrees(gain, expected), "rate \(rate): \(gain)")
    }
  }

  @Test func `false findings cost honest work what they cost lazy work`() throws {
    // (3 − 0.2) − p·(d − f)·(R + S): the baseline loses p·f·(R + S) too.
    let scenario = try InspectionGame.scenario(rate: 0.05, slash: 20, falsePositive: 0.3)

    let row = try row(scenario, .coalition(100))

    #expect(agrees(row.gain, 40 * (2.8 - 0.05 * 0.6 * 30)))
  }

  @Test func `a discount weighs epochs by its powers`() throws {
    // Without audits the gain is exact: 2.8 · (1 − δ⁴⁰) ⁄ (1 − δ).
    let scenario = try InspectionGame.scenario(
      rate: 0, slash: 20, ["profit.discount=0.9", "replicates=2"])
    var expected = 0.0
    for epoch in 0..<40 { expected += 2.8 * (0..<epoch).reduce(1.0) { power, _ in power * 0.9 } }

    let row = try row(scenario, .alone)

    #expect((try #require(row.gain.mean) - expected).magnitude < 1e-9)
    #expect(row.verdict == .pays)
  }

  @Test func `rewards on their way count if they are to`() throws {
    // Paid three epochs late, three rewards of 10 are pending at the horizon of both arms; the
    // baseline makes 7 an epoch.
    let late = "mechanism.payout={kind: epoch-delayed, epochs: 3}"
    let counted = try row(
      try InspectionGame.scenario(rate: 0, slash: 20, [late, "replicates=2"]), .alone)
    let ignored = try row(
      try InspectionGame.scenario(
        rate: 0, slash: 20, [late, "replicates=2", "profit.pending=ignored"]), .alone)

    #expect(counted.baseline.mean == 280)
    #expect(ignored.baseline.mean == 250)
  }

  @Test func `the warm-up adds nothing, nor does what was earned in it and is paid later`() throws {
    let row = try row(
      try InspectionGame.scenario(
        rate: 0, slash: 20,
        ["mechanism.payout={kind: epoch-delayed, epochs: 3}", "warm-up=30", "replicates=2"]),
      .alone)

    #expect(row.baseline.mean == 70)
  }

  @Test func `verdicts change sides where the closed form changes its sign`() throws {
    // p* = 2.8 ⁄ (0.9 · 30) = 0.1037.
    let low = try row(try InspectionGame.scenario(rate: 0.09, slash: 20), .coalition(100))
    let high = try row(try InspectionGame.scenario(rate: 0.12, slash: 20), .coalition(100))

    #expect(low.verdict == .pays)
    #expect(high.verdict == .deters)
  }

  @Test func `simultaneous intervals leave out a true gain in few audits of many`() throws {
    // Two rows whose gains are known; 60 audits of 8 replicates. All intervals hold together with
    // at least 95 %: of 60, 3 misses are expected at the most, and 5σ above that is 11.4.
    let expected = 10 * (2.8 - 0.05 * 0.9 * 30)
    let misses = try (1...60).count { seed in
      let scenario = try InspectionGame.scenario(
        rate: 0.05, slash: 20, ["seed=\(seed)", "replicates=8", "epochs=10"])
      return try findings(scenario, DeviationChoice(coalitions: [1, 40], splits: [])).rows.contains
      {
        $0.interval.map { expected < $0.low || expected > $0.high } ?? true
      }
    }

    #expect(misses <= 11, "\(misses) of 60")
  }
}
