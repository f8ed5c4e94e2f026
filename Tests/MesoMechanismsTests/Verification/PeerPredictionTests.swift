import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

/// What peer prediction pays, out of simulation.
struct PeerPredictionTests {
  /// Quality is skill, the chance of a right answer; 1 of base and 1 a point, in millionths.
  private static let crowd = """
    scenario: crowd
    seed: 5
    epochs: 60
    warm-up: 0
    replicates: 1
    token: {decimals: 6}
    treasury: {balance: 10_000_000}
    demand: {kind: constant, usage: 0, fee: 0}
    production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
    contributors:
      crowd: {strategy: honest, operators: 600, contributions-per-epoch: 2, skill: {constant: 0.8}}
      ring: {strategy: lazy, answer: constant, operators: 0, contributions-per-epoch: 2}
    mechanism:
      allocation: {kind: redundant, copies: 3, labels: 2, prior: 0.6}
      verification: {kind: peer-prediction, rule: dasgupta-ghosh}
      reward: {kind: per-score, amount: 1, base: 3}
    """

  private static let onlyRing = [
    "contributors.crowd.operators=0", "contributors.ring.operators=600",
  ]

  /// Each epoch's mean score by behaviour: what was paid an answer, less the base.
  private static func scores(of behaviour: Int, _ overrides: [String]) throws -> [Double] {
    let scenario = try ScenarioLoader().load(text: crowd, file: "s.yaml", overrides: overrides)
    let engine = try Engine(
      world: scenario.treatments[0].world, seed: scenario.seed, replicate: 1)
    return try (0..<60).map { _ in
      try engine.step()
      let totals = engine.frame.contributors[behaviour]
      return Double(totals.rewards) / 1e6 / Double(totals.contributions) - 3
    }
  }

  /// Whether the mean of independent epochs is what was expected, at five times its standard
  /// error: with 58 degrees of freedom or more, one false alarm in 170,000.
  private static func agrees(_ scores: [Double], with expected: Double) -> Bool {
    let count = Double(scores.count)
    let mean = scores.reduce(0, +) / count
    let variance = scores.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    return abs(mean - expected) < 5 * (variance / count).squareRoot()
  }

  /// 2 π (1 − π) (2a − 1)² = 0.1728; and P(two agree) = π (a² + ā²) + (1 − π)(a² + ā²) = 0.68.
  @Test(arguments: [
    ("dasgupta-ghosh", 0.1728), ("correlated-agreement", 0.1728), ("output-agreement", 0.68),
    ("peer-truth-serum", 1.350_649_350_6),
  ])
  func `the truthful are paid what theory says`(rule: String, expected: Double) throws {
    let scores = try Self.scores(of: 0, ["mechanism.verification.rule=\(rule)"])
    #expect(Self.agrees(scores, with: expected))
  }

  /// Three labels of frequencies 0.6, 0.2, 0.2 at a = 0.7: only equal answers go together, so that
  /// Σ Δ⁺ = P(two agree) − Σ P(x)² = a² + 2 · 0.15² − (0.48² + 2 · 0.26²).
  @Test func `correlated agreement pays the sum of positive deltas with three labels`() throws {
    let scores = try Self.scores(
      of: 0,
      [
        "mechanism.verification.rule=correlated-agreement",
        "mechanism.allocation={kind: redundant, copies: 4, labels: 3}",
        "contributors.crowd.skill={constant: 0.7}",
      ])
    #expect(Self.agrees(scores, with: 0.49 + 2 * 0.0225 - (0.2304 + 2 * 0.0676)))
  }

  @Test(arguments: ["dasgupta-ghosh", "correlated-agreement"])
  func `those who all say the same earn the base and not a unit more`(rule: String) throws {
    let scores = try Self.scores(
      of: 1, Self.onlyRing + ["mechanism.verification.rule=\(rule)"])
    #expect(scores == [Double](repeating: 0, count: 60))
  }

  @Test(arguments: ["dasgupta-ghosh", "correlated-agreement"])
  func `guessers earn nothing above the base on average`(rule: String) throws {
    for answer in ["random", "prior"] {
      let scores = try Self.scores(
        of: 1,
        Self.onlyRing + [
          "mechanism.verification.rule=\(rule)", "contributors.ring.answer=\(answer)",
        ])
      #expect(Self.agrees(scores, with: 0), "\(answer)")
    }
  }

  @Test func `those who all say the same get full marks under output agreement`() throws {
    let scores = try Self.scores(
      of: 1, Self.onlyRing + ["mechanism.verification.rule=output-agreement"])
    #expect(scores == [Double](repeating: 1, count: 60))
  }

  /// Agreement is certain on the item and an even chance on two others: 1 − 1 ⁄ 2.
  @Test func `agreeing on another label for each item beats every rule`() throws {
    let scores = try Self.scores(
      of: 1,
      Self.onlyRing + ["contributors.ring.coalition=pact", "contributors.ring.answer=agreed"])
    #expect(Self.agrees(scores, with: 0.5))
  }

  @Test func `who has no second answer scores nothing`() throws {
    let scores = try Self.scores(of: 0, ["contributors.crowd.contributions-per-epoch=1"])
    #expect(scores == [Double](repeating: 0, count: 60))
  }

  /// A forecast learned from many pairs is P(y | x), and its quadratic score is worth
  /// Σ P(x) Σ P(y | x)². The first epoch knows nothing yet.
  @Test func `a learned forecast is worth its closed form`() throws {
    let joint = [[0.6 * 0.64 + 0.4 * 0.04, 0.16], [0.16, 0.6 * 0.04 + 0.4 * 0.64]]
    let expected = joint.reduce(0.0) { sum, row in
      let total = row.reduce(0, +)
      return sum + row.reduce(0.0) { $0 + $1 * $1 / total }
    }
    let scores = try Self.scores(of: 0, ["mechanism.verification.rule=quadratic-score"])
    #expect(Self.agrees(Array(scores.dropFirst()), with: expected))
  }
}
