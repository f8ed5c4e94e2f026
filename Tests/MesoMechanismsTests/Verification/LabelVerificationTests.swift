import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

/// What majorities and expectation maximisation make of a crowd's answers.
struct LabelVerificationTests {
  private static let crowd = """
    scenario: crowd
    seed: 9
    epochs: 20
    warm-up: 0
    replicates: 1
    treasury: {balance: 1_000_000}
    demand: {kind: constant, usage: 0, fee: 0}
    production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
    contributors:
      crowd: {strategy: honest, operators: 300, contributions-per-epoch: 5, skill: {constant: 0.8}}
      spam: {strategy: lazy, answer: constant, operators: 0, contributions-per-epoch: 5}
    mechanism:
      allocation: {kind: redundant, copies: 5}
      verification: {kind: majority-label}
      reward: {kind: per-task, amount: 1}
    """

  private static func frames(_ overrides: String...) throws -> [EpochFrame] {
    let scenario = try ScenarioLoader().load(text: crowd, file: "s.yaml", overrides: overrides)
    let world = scenario.treatments[0].world
    let engine = try Engine(world: world, seed: scenario.seed, replicate: 1)
    return try (0..<world.epochs).map { _ in
      try engine.step()
      return engine.frame
    }
  }

  private static func share(
    _ part: KeyPath<ContributorTotals, Int>, of whole: KeyPath<ContributorTotals, Int>,
    _ frames: [EpochFrame], behaviour: Int = 0
  ) -> Double {
    let parts = frames.reduce(0) { $0 + $1.contributors[behaviour][keyPath: part] }
    let all = frames.reduce(0) { $0 + $1.contributors[behaviour][keyPath: whole] }
    return Double(parts) / Double(all)
  }

  /// An answer of accuracy p is right and with the majority of five with
  /// p · P(Bin(4, p) ≥ 2) = 0.8 · 0.9728. 6,000 items of five dependent answers: the share of items
  /// at 5σ bounds the share of answers.
  @Test func `an answer is accepted as often as Condorcet's jury says`() throws {
    let frames = try Self.frames()
    let rightAndPaid = Self.share(\.goodAccepted, of: \.contributions, frames)
    let expected = 0.8 * 0.9728
    #expect(abs(rightAndPaid - expected) < 5 * (expected * (1 - expected) / 6_000).squareRoot())
  }

  /// With ten gold questions an epoch a guesser among two passes eight with 56 ⁄ 1024; every answer
  /// is gold, so that those who pass are paid for what they got right. Over the first epoch alone.
  @Test func `a guesser passes gold questions as often as a coin does`() throws {
    let frames = try Self.frames(
      "contributors.crowd.operators=0", "contributors.spam.operators=4_000",
      "contributors.spam.answer=random", "contributors.spam.contributions-per-epoch=10", "epochs=1",
      "mechanism.verification={kind: majority-label, gold-share: 1, gold-threshold: 0.8, gold-answers: 10}"
    )
    // E of the right answers of those with 8 or more: Σ k C(10, k) ⁄ 1024 = (360 + 90 + 10) ⁄ 1024.
    let mean = 460 / 1_024.0
    // Σ k² C(10, k) ⁄ 1024 = (45 · 64 + 10 · 81 + 100) ⁄ 1024.
    let variance = 3_790 / 1_024.0 - mean * mean
    let accepted = Double(frames[0].contributors[1].accepted)
    #expect(abs(accepted - 4_000 * mean) < 5 * (4_000 * variance).squareRoot())
  }

  @Test func `nobody is paid for an item without a majority`() throws {
    let frames = try Self.frames(
      "mechanism.allocation.copies=2", "contributors.crowd.skill={constant: 0.5}")
    // Two coin tosses agree half of the time: 15,000 items, 5σ.
    let accepted = Self.share(\.accepted, of: \.contributions, frames)
    #expect(abs(accepted - 0.5) < 5 * (0.25 / 15_000).squareRoot())
    #expect(frames.allSatisfy { $0.openCases == 0 })
  }

  /// Three fifths always say the first label: a majority of five is theirs more often than not.
  @Test func `expectation maximisation tells spam from work where the majority does not`() throws {
    let spam = "contributors.spam.operators=300"
    let prior = "mechanism.allocation.prior=0.5"
    let majority = try Self.frames(spam, prior)
    let model = try Self.frames(spam, prior, "mechanism.verification={kind: dawid-skene}")
    let wrong = { (frames: [EpochFrame]) in
      // Of the right answers of those who work, the share that is not accepted.
      1 - Self.share(\.goodAccepted, of: \.good, frames)
    }
    #expect(wrong(majority) > 0.15)
    #expect(wrong(Array(model[5...])) < 0.5 * wrong(majority))
  }

  @Test func `a majority that lies together is believed by both`() throws {
    for verification in ["majority-label", "dawid-skene"] {
      let frames = try Self.frames(
        "contributors.crowd.operators=60", "contributors.spam.operators=540",
        "mechanism.verification={kind: \(verification)}")
      let paid = Self.share(\.accepted, of: \.contributions, frames, behaviour: 1)
      #expect(paid > 0.9, "\(verification)")
    }
  }
}
