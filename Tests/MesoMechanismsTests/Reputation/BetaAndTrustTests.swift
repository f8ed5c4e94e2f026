import MesoModel
import Testing

@testable import MesoMechanisms

struct BetaAndTrustTests {
  /// P2: eight right and two wrong, (8 + 1) ⁄ (8 + 2 + 2).
  @Test func `a beta reputation is the mean after a flat prior`() throws {
    let reputation = try BetaReputation.entry.made()
    var record = Record(value: reputation.initial)
    for event in 0..<10 { record = reputation.updated(record, right: event % 5 != 0) }

    #expect(abs(record.value - 0.75) < 1e-14)
    #expect(record.evidence == 10)
  }

  /// With forgetting λ and only right events α tends to 1 ⁄ (1 − λ) = 10: (10 + 1) ⁄ (10 + 2).
  @Test func `forgetting bounds what a record can weigh`() throws {
    let reputation = try BetaReputation.entry.made(["forgetting": "0.9"])
    var record = Record(value: reputation.initial)
    for _ in 0..<400 { record = reputation.updated(record, right: true) }

    #expect(abs(record.value - 11.0 / 12) < 1e-12)
    #expect(abs(record.evidence - 10) < 1e-12)
  }

  /// P1 of `analytic.json`.
  @Test func `trust reaches the fixed point`() {
    let trust = EigenTrust(
      rows: [[(1, 0.7), (2, 0.3)], [(0, 0.5), (2, 0.5)], [(0, 0.2), (1, 0.8)]],
      preTrust: [1.0 / 3, 1.0 / 3, 1.0 / 3], mixing: 0.15
    ).fixedPoint()

    for (value, expected) in zip(
      trust, [0.27965430048684753, 0.4203746336063201, 0.29997106590683215])
    { #expect(abs(value - expected) < 1e-9) }
  }

  @Test func `who rates nobody passes its trust to the pre-trusted`() {
    let trust = EigenTrust(rows: [[(1, 1)], []], preTrust: [1, 0], mixing: 0).fixedPoint()
    // Trust swings between the two; half a step of mixing settles it at t₁ = (1 − a)·t₀.
    let mixed = EigenTrust(rows: [[(1, 1)], []], preTrust: [1, 0], mixing: 0.5).fixedPoint()
    #expect(abs(trust.reduce(0, +) - 1) < 1e-12)
    #expect(abs(mixed[1] - mixed[0] / 2) < 1e-9)
  }

  @Test func `a clique that praises itself keeps little of what others do not give it`() throws {
    let rule = try #require(EigenTrustReputation.entry.made() as? any TrustReputation)
    var memory = Memory()
    let peers = TrustPeers(validators: 4, contributors: 2, stakes: [10, 10, 10, 10])
    // Validators 0 to 2 agree and approve author 4; validator 3 approves author 5 alone.
    var ratings: [Rating] = []
    for rater in 0..<3 {
      for ratee in 0..<3 where ratee != rater {
        ratings.append(Rating(rater: rater, ratee: ratee, value: 5))
      }
      ratings.append(Rating(rater: rater, ratee: 3, value: -5))
      ratings.append(Rating(rater: rater, ratee: 4, value: 5))
      ratings.append(Rating(rater: rater, ratee: 5, value: -5))
    }
    ratings.append(Rating(rater: 3, ratee: 5, value: 20))

    let trust = rule.trust(ratings, among: peers, memory: &memory)

    #expect(trust[0] == 1 && trust[4] == 1)
    #expect(trust[3] < 0.5 && trust[5] < 1)
  }

  @Test func `local trust is remembered in order of pairs and forgotten at its rate`() throws {
    let rule = try #require(
      EigenTrustReputation.entry.made(["retention": "0.5"]) as? any TrustReputation)
    var memory = Memory()
    let peers = TrustPeers(validators: 2, contributors: 1, stakes: [1, 1])
    _ = rule.trust(
      [Rating(rater: 0, ratee: 2, value: 4), Rating(rater: 1, ratee: 0, value: 2)], among: peers,
      memory: &memory)
    _ = rule.trust([Rating(rater: 0, ratee: 1, value: 1)], among: peers, memory: &memory)

    #expect(memory.integers == [0, 1, 0, 2, 1, 0])
    #expect(memory.numbers == [1, 2, 1])
  }
}
