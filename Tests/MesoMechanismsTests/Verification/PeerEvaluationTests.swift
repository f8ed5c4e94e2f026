import MesoModel
import MesoPrimitives
import Testing

@testable import MesoMechanisms

struct PeerEvaluationTests {
  private func evaluation(
    _ settings: [String: String] = [:]
  ) throws -> PeerEvaluationVerification {
    try #require(
      PeerEvaluationVerification.entry.made(settings) as? PeerEvaluationVerification)
  }

  private func round(
    epoch: Int, updated: [Int], written: [Int], joined: [Int]
  ) throws -> EvaluationRound {
    EvaluationRound(
      epoch: epoch, stakes: [6_000_000_000, 4_000_000_000], contributors: 2, starts: [0, 2, 3],
      columns: [0, 1, 1], weights: [0.5, 0.5, 1], updated: updated, written: written,
      joined: joined)
  }

  /// Validators have uids 0 and 1, contributors 2 and 3; an epoch has 360 blocks.
  @Test func `validators come first and an identity joins a block before rows are written`() throws
  {
    let seen = try evaluation().evidence(
      round(epoch: 7, updated: [7, 3], written: [7, 3], joined: [7, 0]))

    #expect(seen.stakes == [6, 4, 0, 0])
    #expect(seen.weights.starts == [0, 2, 3, 3, 3])
    #expect(seen.weights.columns == [2, 3, 3])
    #expect(seen.blocks.now == 2_520)
    #expect(seen.blocks.updated == [2_520, 1_080, 0, 0])
    #expect(seen.blocks.registered == [0, 0, 2_519, 0])
    #expect(seen.blocks.committed == [])
    // Bonds towards the first contributor are void now and not in the next epoch.
    #expect(seen.voidBonds(YumaRule()) == [false, false, true, false])
    #expect(!seen.isStale(0, 2))
    #expect(seen.isStale(1, 2))
  }

  @Test func `hidden rows count from the epoch in which they were written`() throws {
    let seen = try evaluation(["reveal-period": "2"]).evidence(
      round(epoch: 7, updated: [7, 7], written: [5, 0], joined: [6, 5]))

    #expect(seen.blocks.committed == [1_800, .max, .max, .max])
    // The first contributor joined after the row was written, the second just before.
    #expect(seen.isStale(0, 2))
    #expect(!seen.isStale(0, 3))
  }

  @Test func `bonds and permits are remembered`() throws {
    for arithmetic in YumaNetwork.Arithmetic.allCases {
      let epoch = YumaEpoch(
        stakes: [5, 3, 2, 0, 0],
        weights: weightRows(
          [(0, 3, 1), (1, 3, 0.4), (1, 4, 0.6), (2, 4, 1)], identities: 5))
      var whole = YumaNetwork(identities: 5, rule: YumaRule(), arithmetic: arithmetic)
      var memory = Memory()
      for _ in 0..<5 {
        var continued = YumaNetwork(
          identities: 5, rule: YumaRule(), arithmetic: arithmetic, from: memory)
        let outcome = continued.step(epoch)
        continued.remember(in: &memory)
        let expected = whole.step(epoch)
        #expect(outcome.dividends == expected.dividends)
        #expect(outcome.bonds.values == expected.bonds.values)
      }
    }
  }
}
