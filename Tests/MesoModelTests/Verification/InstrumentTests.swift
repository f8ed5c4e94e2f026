import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// Gold questions, juries, benchmarks and proofs against closed forms.
@Suite struct InstrumentTests {
  private func text(_ verification: String, quality: Double = 0, noise: Double = 0) -> String {
    """
    scenario: instruments
    epochs: 1
    warm-up: 0
    capital-cost: 0
    treasury: {balance: 1_000_000}
    production: {kind: linear}
    contributors:
      work: {strategy: honest, operators: 20_000, capital: 10, stake: 1, quality: {skill-weight: 0, base: \(quality), noise: \(noise)}}
    validators:
      honest: {strategy: honest, operators: 70, stake: 1, signal-noise: 0.01}
    mechanism:
      verification: \(verification)
      reward: {kind: per-task, amount: 2}
    """
  }

  @Test(arguments: [(2, 0.0546875), (4, 0.000_415_802_001_953_125)])
  func `a guesser passes hidden questions by luck alone`(options: Int, probability: Double) throws {
    let world = try world(
      text("{kind: gold-questions, questions: 10, minimum: 8, options: \(options)}"))

    #expect(
      Bounds.binomial(
        successes: try frames(of: world)[0].contributors[0].accepted, trials: 20_000,
        probability: probability))
  }

  @Test func `knowing half of the answers is worth half of what guessing leaves`() throws {
    // A question is right with probability 0.5 + 0.5 ⁄ 2.
    let world = try world(
      text("{kind: gold-questions, questions: 10, minimum: 8, options: 2}", quality: 0.5))
    let probability = Statistics.binomialUpperTail(atLeast: 8, trials: 10, probability: 0.75)

    #expect(
      Bounds.binomial(
        successes: try frames(of: world)[0].contributors[0].accepted, trials: 20_000,
        probability: probability))
  }

  @Test(arguments: [
    (7, 0.126036), (15, 0.050_012_540_053_776), (21, 0.026_389_940_701_283_948),
    (31, 0.009_540_435_911_883_402),
  ])
  func `three tenths of the stake capture a jury as often as they should`(
    size: Int, probability: Double
  ) throws {
    let ring = [
      "validators.cabal={strategy: colluding, operators: 1, coalition: ring, stake: 30}",
      "contributors.ring={strategy: colluding, operators: 1, coalition: ring}",
    ]
    let world = try world(
      text("{kind: jury-audit, rate: 1, size: \(size)}", quality: 0.9), overrides: ring)
    let frame = try frames(of: world)[0]

    #expect(
      Bounds.binomial(
        successes: frame.capturedPanels, trials: frame.panels, probability: probability))
    // A captured jury rejects outsiders' good work, and no other does.
    #expect(20_000 - frame.contributors[0].accepted <= frame.capturedPanels)
    #expect(20_000 - frame.contributors[0].accepted >= frame.capturedPanels - 1)
  }

  @Test func `a jury audits the share of the work that it says`() throws {
    let world = try world(text("{kind: jury-audit, rate: 0.1}", quality: 0.9))

    #expect(
      Bounds.binomial(
        successes: try frames(of: world)[0].panels, trials: 20_000, probability: 0.1))
  }

  @Test func `a fixed bar is beaten as often as a score exceeds it`() throws {
    let world = try world(
      text(
        "{kind: benchmark, baseline: 0.5, noise: 0.1, ratchet: false, margin: 0.05}", quality: 0.5))

    // P(0.1·Z > 0.05) = Φ(−0.5).
    #expect(
      Bounds.binomial(
        successes: try frames(of: world)[0].contributors[0].accepted, trials: 20_000,
        probability: Elementary.normalCDF(-0.5)))
  }

  @Test func `of pure noise the n-th score is a new best with probability one in n`() throws {
    // One contribution an epoch; over 400 epochs Σ 1 ⁄ n records are expected, each on its own.
    var counts: [Double] = []
    for seed in UInt64(1)...60 {
      let world = try world(
        text("{kind: benchmark, baseline: -10, noise: 0.1}", quality: 0.5),
        "contributors.work.operators=1", "epochs=400")
      let accepted = try frames(of: world, seed: seed).reduce(0.0) {
        $0 + Double($1.contributors[0].accepted)
      }
      counts.append(accepted)
    }
    let chances = (1...400).map { 1 / Double($0) }
    let expected = chances.reduce(0, +)
    let variance = chances.map { $0 * (1 - $0) }.reduce(0, +)
    #expect(
      (Statistics.mean(counts) - expected).magnitude
        < Bounds.sigmas * (variance / 60).squareRoot())
  }

  @Test func `a forged proof passes as often as the proof is unsound, and costs nothing`() throws {
    let world = try world(text("{kind: validity-proof, soundness-error: 0.02}"))
    let frame = try frames(of: world)[0]

    #expect(
      Bounds.binomial(
        successes: frame.contributors[0].accepted, trials: 20_000, probability: 0.02))
    #expect(frame.contributors[0].provingCost == 0)
  }

  @Test(arguments: [("1000", 1.0), ("2000", 0.0), ("3000", -1.0)])
  func `honest work pays if the reward covers the multiple of a run's cost`(
    multiple: String, profit: Double
  ) throws {
    let world = try world(
      text("{kind: validity-proof, inference-cost: 0.001, cost-multiple: \(multiple)}", quality: 1))
    let frame = try frames(of: world)[0]

    #expect(frame.contributors[0].accepted == 20_000)
    #expect(frame.contributors[0].profit / world.token.unitsPerToken / 20_000 == profit)
  }

  @Test func `the treasury pays back what it can, the same for every proof`() throws {
    let paid = try world(
      text("{kind: validity-proof, payer: treasury}", quality: 1), "costs={settled: burned}")
    let short = try world(
      text("{kind: validity-proof, payer: treasury}", quality: 1), "treasury.balance=10_000.00001",
      "mechanism.reward.amount=0")
    let (all, half) = (try frames(of: paid)[0], try frames(of: short)[0])

    #expect(all.contributors[0].refunds == 20_000_000_000_000)
    #expect(all.contributors[0].provingCost == 20_000_000_000_000)
    #expect(all.burned.units == 20_000_000_000_000)
    #expect(half.contributors[0].refunds == 10_000_000_000_000)
    #expect(half.balances[.treasury] == 10_000)
    #expect(half.unpaid.units == 10_000_000_000_000)
  }
}
