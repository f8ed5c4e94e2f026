import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// Audits against the closed forms of deterrence (inspection game; Becker 1968).
@Suite struct DeterrenceTests {
  /// R = 10, costs 3 and 0.2, a slash of 20 restored every epoch, detection 0.9.
  private func profits(rate: Double, slash: Double, falsePositive: Double = 0) throws -> (
    honest: [Double], lazy: [Double]
  ) {
    let world = try world(
      """
      scenario: audits
      epochs: 40
      warm-up: 0
      capital-cost: 0
      treasury: {balance: 10_000_000}
      production: {kind: linear}
      contributors:
        honest: {strategy: honest, operators: 2_000, capital: 100_000, effort-cost: 3, quality: {skill-weight: 0, base: 1, noise: 0}}
        lazy: {strategy: lazy, operators: 2_000, capital: 100_000, effort-cost: 0.2, quality: {skill-weight: 0, base: 0, noise: 0}}
      validators:
        idle: {strategy: honest, operators: 1}
      mechanism:
        admission: {kind: stake, minimum: \(slash)}
        verification: {kind: audit, rate: \(rate), detection: 0.9, false-positive: \(falsePositive)}
        reward: {kind: per-task, amount: 10}
        slashing: {kind: fraction, fraction: 1}
      """)
    let epochs = try frames(of: world)
    let unit = world.token.unitsPerToken * 2_000
    return (
      epochs.map { $0.contributors[0].profit / unit },
      epochs.map { $0.contributors[1].profit / unit }
    )
  }

  private func gaps(_ profits: (honest: [Double], lazy: [Double])) -> [Double] {
    zip(profits.honest, profits.lazy).map { $0 - $1 }
  }

  @Test func `honest and lazy earn the same at the indifferent audit rate`() throws {
    // p* = (3 − 0.2) ⁄ (0.9 · (10 + 20)).
    let indifferent = 0.1037037037037037
    #expect(Bounds.mean(of: gaps(try profits(rate: indifferent, slash: 20)), equals: 0))
    #expect(Statistics.mean(gaps(try profits(rate: indifferent * 1.1, slash: 20))) > 0.15)
    #expect(Statistics.mean(gaps(try profits(rate: indifferent / 1.1, slash: 20))) < -0.15)
  }

  @Test func `honest and lazy earn the same at the least deterring slash`() throws {
    // S* = (3 − 0.2) ⁄ (0.05 · 0.9) − 10.
    #expect(
      Bounds.mean(of: gaps(try profits(rate: 0.05, slash: 52.222222222)), equals: 0))
    #expect(Statistics.mean(gaps(try profits(rate: 0.05, slash: 60))) > 0.15)
  }

  @Test func `false positives raise the indifferent audit rate`() throws {
    // p* = (3 − 0.2) ⁄ ((0.9 − 0.05) · (10 + 20)).
    let indifferent = 0.10980392156862745
    #expect(
      Bounds.mean(
        of: gaps(try profits(rate: indifferent, slash: 20, falsePositive: 0.05)), equals: 0))
  }

  @Test func `lazy work is found after a geometric waiting time`() throws {
    // p·d = 0.05 · 0.9 = 0.045: mean 22.22 epochs, P(T > 30) = 0.2512.
    let world = try world(
      """
      scenario: waiting
      epochs: 600
      warm-up: 0
      production: {kind: linear}
      contributors:
        lazy: {strategy: lazy, operators: 400, stake: 1, quality: {skill-weight: 0, base: 0, noise: 0}}
      validators:
        idle: {strategy: honest, operators: 1}
      mechanism:
        verification: {kind: audit, rate: 0.05, detection: 0.9}
        reward: {kind: per-task, amount: 0}
        slashing: {kind: fraction, fraction: 0.5}
      """)
    let engine = try Engine(world: world, seed: 5, replicate: 1)
    engine.recordsEvents = true
    var first: [Int: Int] = [:]
    for epoch in 1...world.epochs {
      try engine.step()
      for event in engine.events where event.kind == .slash && first[event.ordinal] == nil {
        first[event.ordinal] = epoch
      }
    }

    #expect(first.count == 400)
    #expect(Bounds.mean(of: first.values.map { Double($0) }, equals: 22.22222222222222))
    #expect(
      Bounds.binomial(
        successes: first.values.count { $0 > 30 }, trials: 400, probability: 0.2512471519885119))
  }
}
