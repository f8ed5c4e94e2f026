import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// Known results, out of whole runs.
struct RewardResultsTests {
  /// One kind of author whose quality is exactly `quality`, plus what a test adds.
  private func scenario(
    quality: Double = 0.5, operators: Int, reward: String, more: String = "", usage: Int = 0
  ) -> String {
    """
    scenario: results
    epochs: 40
    warm-up: 0
    replicates: 1
    score-bias-sd: 0
    popularity: {item-sd: 0, operator-sd: 0}
    capital-cost: 0
    treasury: {balance: 1_000_000}
    demand: {kind: constant, usage: \(usage), fee: 1}
    production: {kind: linear}
    contributors:
      plain: {strategy: honest, operators: \(operators), capital: 10, quality: {skill-weight: 0, base: \(quality), noise: 0}}
    \(more)
    mechanism:
      verification: {kind: none}
      reward: \(reward)
    """
  }

  private func rewards(_ epochs: [EpochFrame], _ behaviour: Int = 0) -> Double {
    Double(epochs.reduce(0) { $0 + $1.contributors[behaviour].rewards }) / 1e9
  }

  /// Work at the level of the baseline improves nothing; with noise σ it is paid rate·σ ⁄ √(2π) on
  /// average, and with a margin m rate·(σφ(m ⁄ σ) − mΦ(−m ⁄ σ)). The variance of max(0, X) is below
  /// σ² ⁄ 2, so that the mean of n is within 5σ ⁄ √(2n), 0.7 % of σ here, but once in 1.7 million.
  @Test(arguments: [(0.0, 0.398_942_280_4), (1.0, 0.083_315_470_6)])
  func `noise is paid as if it were improvement, less with a margin`(
    margin: Double, expected: Double
  ) throws {
    let text = scenario(
      operators: 6_000,
      reward: "{kind: improvement, rate: 1, start: 0.5, baseline: start, benchmark-noise: 0.1, "
        + "margin: \(margin * 0.1)}")
    let epochs = try frames(of: try world(text))
    let mean = rewards(epochs) / 240_000 / 0.1
    #expect(abs(mean - expected) < 5 / (2 * 240_000.0).squareRoot())
  }

  /// M3: a royalty that starts at y and falls by g is worth y ⁄ (1 − d(1 − g)), here with
  /// d = 0.99 and g = 0.05 168.07 for y = 10: 16.807 y. One work beside the works of 400 others, whose
  /// weight is steady after 300 epochs; its own weight changes the sum by less than 1 in 8 000, and
  /// 300 epochs hold all but 10⁻⁸ of the value.
  @Test func `a decaying royalty has the value of its geometric sum`() throws {
    let text = scenario(
      quality: 1, operators: 400, reward: "{kind: royalty, decay: 0.95}",
      more:
        "  one: {strategy: honest, operators: 1, arrive: 301, depart: 302, quality: {skill-weight: 0, base: 1, noise: 0}}",
      usage: 800_000)
    let epochs = try frames(of: try world(text, "epochs=600"))
    let income = epochs[301...].map { Double($0.contributors[1].rewards) }
    var (value, discount) = (0.0, 1.0)
    for part in income {
      value += discount * part
      discount *= 0.99
    }
    #expect(abs(value / income[0] - 16.80672268907563) < 0.005)
    // y is the fees' share of one work in 400 ⁄ (1 − 0.95).
    #expect(abs(income[0] / 1e9 - 100) < 0.1)
  }

  /// M1 out of a run: B's only parent is A's only work, C's only parent B's. Fees of 1 000 an epoch go
  /// to three works alike in use, each of which passes on 10 %.
  @Test(arguments: [("lap", 0.1), ("lrp", 0.1)])
  func `parents are paid out of their descendants' use`(lineage: String, licence: Double) throws {
    let own = "quality: {skill-weight: 0, base: 1, noise: 0}"
    let text = scenario(
      quality: 1, operators: 0,
      reward: "{kind: royalty, decay: 1, lineage: \(lineage), licence: \(licence)}",
      more: """
          a: {strategy: honest, operators: 1, depart: 2, \(own)}
          b: {strategy: honest, operators: 1, arrive: 2, depart: 3, \(own)}
          c: {strategy: honest, operators: 1, arrive: 3, depart: 4, \(own)}
        """, usage: 3_000
    ).replacing(
      "production: {kind: linear}",
      with: "production: {kind: linear, derivation: {probability: 1, window: 1}}")
    let last = try #require(try frames(of: try world(text, "epochs=6")).last)
    let paid = last.contributors.dropFirst().map { Double($0.rewards) / 1e9 }

    // Of each 1 000: B passes 100 to A; C passes 100 to B, and 100 (LAP) or 10 of B's (LRP) to A.
    let expected: [Double] = lineage == "lap" ? [1_200, 1_000, 800] : [1_110, 990, 900]
    for (amount, share) in zip(paid, expected) { #expect(abs(amount - share) < 1e-4) }
  }

  @Test func `authors who do not say what they build on keep it all`() throws {
    let text = scenario(
      quality: 1, operators: 50, reward: "{kind: royalty, lineage: lap, licence: 0.1}",
      more:
        "  new: {strategy: honest, operators: 50, arrive: 2, quality: {skill-weight: 0, base: 1, noise: 0}}",
      usage: 1_000
    ).replacing(
      "production: {kind: linear}",
      with: "production: {kind: linear, derivation: {probability: 1}}")
    let silent = try frames(of: try world(text, "mechanism.reward.compliance=0"))
    let plain = try frames(of: try world(text, "mechanism.reward.lineage=none"))

    for (one, other) in zip(silent, plain) {
      #expect(one.contributors.map { $0.rewards } == other.contributors.map { $0.rewards })
    }
  }

  /// A washer buys w uses beside U: it gains M·w ⁄ (U + w) of the emission M beyond its own share of it
  /// and loses (1 − s)·w in fees. With s = 0.8, U = 1 000 and w = 100 it breaks even at M = 220 but for
  /// what the others' emission shrinks by.
  @Test(arguments: [(0, -20.0), (110, -10.0), (440, 20.0)])
  func `washing pays only where use earns more than its fee loses`(emission: Int, gain: Double)
    throws
  {
    let text = scenario(
      quality: 1, operators: 1_999,
      reward: "{kind: revenue-share, share: 0.8, emission: \(emission)}",
      more:
        "  wash: {strategy: wash-user, uses: 100, operators: 1, capital: 1_000_000, quality: {skill-weight: 0, base: 1, noise: 0}}",
      usage: 1_000)
    let washed = try frames(of: try world(text, "epochs=12"))
    let clean = try frames(of: try world(text, "epochs=12", "contributors.wash.uses=0"))
    func profit(_ frame: EpochFrame) -> Double {
      Double(frame.contributors[1].rewards - frame.contributors[1].charges) / 1e9
    }
    let difference = profit(washed[11]) - profit(clean[11])
    // Its share of the emission on others' use, ⅟2000, shrinks by w ⁄ (U + w): less than 0.02.
    #expect(abs(difference - gain) < 0.03, "\(difference)")
    #expect(washed[11].conservationError == 0)
  }
}
