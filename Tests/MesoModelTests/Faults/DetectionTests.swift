import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// A detector of copies against the receiver operating characteristic of two normals.
@Suite struct DetectionTests {
  private let text = """
    scenario: detection
    epochs: 2
    warm-up: 0
    production: {kind: linear}
    contributors:
      honest: {strategy: honest, operators: 20_000, capital: 10, quality: {skill-weight: 0, base: 1, noise: 0}}
      copies: {strategy: plagiarist, similarity: 1, operators: 20_000, capital: 10, quality: {skill-weight: 0, base: 0, noise: 0}}
    validators:
      idle: {strategy: honest, operators: 1}
    mechanism:
      admission: {kind: stake, minimum: 1}
      verification: {kind: none}
      reward: {kind: per-task, amount: 0}
      slashing: {kind: per-fault, plagiarism: 0.5, downtime: 0, sensitivity: 2, false-alarm: 0.05}
    """

  /// Who was slashed half a token in the second epoch, when there is something to copy.
  private func flagged(_ overrides: String...) throws -> [Int] {
    try frames(of: try world(text, overrides: overrides))[1].contributors.map {
      Int($0.slashed / 500_000_000)
    }
  }

  @Test func `copies are found and originals suspected as often as the detector says`() throws {
    let counts = try flagged()

    #expect(Bounds.binomial(successes: counts[0], trials: 20_000, probability: 0.05))
    #expect(
      Bounds.binomial(successes: counts[1], trials: 20_000, probability: 0.638_760_031_312_335))
  }

  @Test func `a copy that changes more is found less often`() throws {
    // d′·s = 2 · 0.5.
    let counts = try flagged("contributors.copies.similarity=0.5")
    let probability = Elementary.normalCDF(1 + Elementary.normalQuantile(0.05))

    #expect(Bounds.binomial(successes: counts[1], trials: 20_000, probability: probability))
  }

  @Test func `without anything to copy a plagiarist is as original as others`() throws {
    let counts = try frames(of: try world(text))[0].contributors.map {
      Int($0.slashed / 500_000_000)
    }
    #expect(Bounds.binomial(successes: counts[1], trials: 20_000, probability: 0.05))
  }
}
