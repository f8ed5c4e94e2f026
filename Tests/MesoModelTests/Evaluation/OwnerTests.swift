import MesoModel
import MesoPrimitives
import Testing

/// The owner of a network, who may always weigh, also itself.
@Suite struct OwnerTests {
  /// One contributor, whom a validator with 40 tokens and the owner with 60 or fewer weigh.
  private func paid(_ stake: Int, _ settings: String) throws -> (work: Int64, owner: Int64) {
    let text = """
      scenario: owned
      epochs: 6
      warm-up: 0
      replicates: 1
      quality-threshold: 0
      treasury: {balance: 0}
      demand: {usage: 0, fee: 0}
      contributors: {all: {strategy: honest, operators: 1, effort-cost: 0}}
      validators:
        other: {strategy: honest, operators: 1, stake: 40}
        own: {strategy: honest, operators: 1, stake: \(stake)}
      mechanism:
        preset: yuma-consensus
        verification: {kind: peer-evaluation, kappa: 0.5, \(settings)}
        reward: {kind: yuma, emission: 100, owner-cut: 0}
      """
    let frame = try #require(frames(of: try world(text)).last)
    #expect(frame.conservationError == 0)
    return (frame.contributors[0].rewards, frame.validators[1].rewards)
  }

  @Test(arguments: ["stake-threshold: 30", "max-validators: 1"])
  func `the owner's stake and row count however small its stake`(setting: String) throws {
    #expect(try paid(10, setting).owner == 0)
    #expect(try paid(10, "owner: own, \(setting)").owner > 0)
    #expect(try paid(10, "owner: other, \(setting)").owner == 0)
  }

  /// With 0.6 of the stake the owner puts half of its row on itself, and consensus is ½ for both uids.
  /// Of ranks, the contributor has 0.6 · ½ + 0.4 · ½ and the owner 0.6 · ½: 62.5 % and 37.5 %, which is
  /// not paid.
  @Test func `what the owner weighs itself with is paid to nobody if enough stake backs it`()
    throws
  {
    let shared = try paid(60, "owner: own, owner-self-weight: 0.5").work
    #expect((31_249_999_999...31_250_000_000).contains(shared))
    // Backed by 0.2 of the stake it is clipped.
    #expect(try paid(10, "owner: own, owner-self-weight: 0.5").work == 50_000_000_000)
    #expect(try paid(60, "owner: own").work == 50_000_000_000)
  }

  /// Nobody else is in: contributors' half is not paid, and validators have theirs.
  @Test func `an owner that weighs itself alone leaves contributors nothing`() throws {
    let all = try paid(60, "owner: own, owner-self-weight: 1")

    #expect(all.work == 0)
    #expect(all.owner > 0 && all.owner <= 50_000_000_000)
  }

  @Test func `an owner that is no cohort is refused with the nearest name`() {
    #expect {
      try paid(60, "owner: owm")
    } throws: {
      "\($0)".contains("no validator cohort with operators has that name. Did you mean 'own'?")
    }
  }
}
