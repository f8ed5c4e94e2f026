import MesoModel
import MesoScenario
import Testing

/// Operators of both sides that imitate, in a game whose only equilibrium is mixed.
@Suite struct InspectionLearnersStatisticalTests {
  private static let (revision, mutation) = (0.1, 0.0002)

  /// The shares of lazy workers and of validators who look, averaged over epochs 1 001 to 4 000.
  private func averages(seed: UInt64) throws -> (lazy: Double, looking: Double) {
    let path = "Scenarios/reference/inspection-learners.yaml"
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let scenario = try ScenarioLoader().load(file: "/\(root)/\(path)")
    let engine = try Engine(world: scenario.treatments[0].world, seed: seed, replicate: 1)
    var (lazy, looking) = (0, 0)
    for epoch in 1...4_000 {
      try engine.step()
      guard epoch > 1_000 else { continue }
      lazy += Int(engine.frame.contributors[1].operators)
      looking += Int(engine.frame.validators[0].operators)
    }
    return (Double(lazy) / 3e6, Double(looking) / 3e6)
  }

  /// How far from indifference the payoffs of two behaviours are where mutation and imitation balance:
  /// m (½ − x) + ν x (1 − x) Δ ⁄ ρ = 0, where ρ is the range of the side's payoffs.
  private func payoffGap(at share: Double, range: Double) -> Double {
    Self.mutation * (0.5 - share) * range / (Self.revision * share * (1 - share))
  }

  /// In equilibrium x* = h ⁄ (d L) = 0.5 ⁄ 7.2 workers are lazy and p* = 2.8 ⁄ 16.2 validators look.
  /// Mutation drives both shares towards ½: laziness then pays less by the gap, so that more look; and
  /// looking pays less by the gap, so that fewer are lazy. Workers earn from −8.2 to 9.8 an epoch, a
  /// range of 18. A validator has one contribution in the mean; 12 looks and three catches bound what
  /// one of 1 000 has in an epoch but for a chance below 1e-6, a range of 30.
  ///
  /// Averages of 5 seeds lie between equilibrium with and without mutation, but for 5 standard errors.
  @Test func `imitators of both sides find the mixed equilibrium of the inspection game`() throws {
    let runs = try (1...5).map { try averages(seed: $0) }
    let lazy = MeanAndError(runs.map { $0.lazy })
    let looking = MeanAndError(runs.map { $0.looking })

    let (leastLazy, mostLooking) = (
      (0.5 - payoffGap(at: looking.mean, range: 30)) / 7.2,
      (2.8 + payoffGap(at: lazy.mean, range: 18)) / 16.2
    )
    #expect(lazy.mean > leastLazy - 5 * lazy.error, "\(lazy)")
    #expect(lazy.mean < 0.069_444 + 5 * lazy.error, "\(lazy)")
    #expect(looking.mean > 0.172_84 - 5 * looking.error, "\(looking)")
    #expect(looking.mean < mostLooking + 5 * looking.error, "\(looking)")
    // The bounds leave most mixes out.
    #expect(leastLazy - 5 * lazy.error > 0.03 && 5 * lazy.error < 0.02)
    #expect(mostLooking + 5 * looking.error < 0.25)
  }

  private struct MeanAndError {
    let mean: Double
    let error: Double

    init(_ values: [Double]) {
      let count = Double(values.count)
      let mean = values.reduce(0, +) / count
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      self.mean = mean
      error = (squares / (count - 1) / count).squareRoot()
    }
  }
}
