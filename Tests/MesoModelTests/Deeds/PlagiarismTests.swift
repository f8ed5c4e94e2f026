import MesoModel
import Testing

/// What a plagiarist copies, when, and what it adds.
@Suite struct PlagiarismTests {
  private let text = """
    scenario: copies
    epochs: 6
    warm-up: 0
    score-bias-sd: 0
    treasury: {balance: 1_000}
    production: {kind: linear}
    contributors:
      honest: {strategy: honest, operators: 30, quality: {skill-weight: 0, base: 0.6, noise: 0.1}}
      copies: {strategy: plagiarist, operators: 1, quality: {skill-weight: 0, base: 0, noise: 0}}
    validators:
      idle: {strategy: honest, operators: 1}
    mechanism:
      verification: {kind: none}
      reward: {kind: pool-share, pool: 1, benchmark-noise: 0}
    """

  /// The best quality of each epoch, which the scores without noise show, and the copy's.
  private func qualities(_ overrides: String...) throws -> (best: [Double], copy: [Double]) {
    let world = try world(text, overrides: overrides)
    var (best, copy): ([Double], [Double]) = ([], [])
    let probe = Best(reward: world.mechanism.reward)
    var watched = world
    watched.mechanism.reward = probe
    for frame in try frames(of: watched) {
      copy.append(frame.contributors[1].quality)
      best.append(probe.best[frame.epoch - 1])
    }
    return (best, copy)
  }

  @Test func `what is hidden until all are in is copied an epoch later`() throws {
    let (best, copy) = try qualities()

    #expect(copy[0] == 0)
    // Sums of quality are kept to about 10⁻¹².
    #expect(zip(copy.dropFirst(), best).allSatisfy { ($0 - $1).magnitude < 1e-9 })
  }

  @Test func `without commit–reveal the best author's work is copied as it is made`() throws {
    let hidden = try qualities()
    let open = try qualities("mechanism.allocation.commit-reveal=false")

    // The same author as before, and what it makes now: not the best any more, as a rule.
    #expect(open.copy[0] == 0)
    #expect(open.copy.dropFirst() != hidden.copy.dropFirst())
    #expect(zip(open.copy, open.best).allSatisfy { $0 <= $1 + 1e-9 })
  }

  @Test func `an author alone is copied to the last bit`() throws {
    let world = try world(
      text, "contributors.honest.operators=1", "mechanism.allocation.commit-reveal=false")
    for frame in try frames(of: world).dropFirst() {
      #expect(frame.contributors[1].quality == frame.contributors[0].quality)
    }
  }

  @Test func `a copy adds what it changed`() throws {
    let world = try world(text, "contributors.copies.similarity=0.8")
    for frame in try frames(of: world).dropFirst() {
      let copy = frame.contributors[1]
      #expect(copy.accepted == 1)
      #expect(abs(copy.harm - 0.8 * copy.quality) < 1e-9)
      #expect(frame.contributors[0].harm == 0)
    }
  }
}

/// A reward that notes the best score of an original in every epoch and pays as another does.
private final class Best: ContributionReward, @unchecked Sendable {
  private let reward: any ContributionReward
  private(set) var best: [Double] = []

  init(reward: any Reward) {
    guard let reward = reward as? any ContributionReward else { preconditionFailure() }
    self.reward = reward
  }

  var source: FundingSource { reward.source }
  var benchmarkNoise: Double? { reward.benchmarkNoise }
  func purse(_ totals: RewardTotals) -> Purse { reward.purse(totals) }

  func weigh(_ evidence: borrowing TileEvidence, into weights: WriteColumn<Int64>) {
    var scores: [Double] = []
    // The last row is the copy.
    for row in 0..<(weights.count - 1) { scores.append(evidence.score[row]) }
    best.append(scores.max() ?? 0)
    reward.weigh(evidence, into: weights)
  }
}
