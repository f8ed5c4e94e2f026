import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

/// Verifications by evidence written by hand, and what they refuse.
struct FurtherVerificationTests {
  private func refusal(
    _ entry: CatalogEntry<any Verification>, _ settings: [String: String]
  ) -> String? {
    let conflict = #expect(throws: ParameterConflict.self) { try entry.made(settings) }
    return conflict?.description
  }

  @Test func `hidden questions accept with the right answers needed`() throws {
    let gold = try GoldQuestionsVerification.entry.made()
    let tile = Tile([Row(kept: 7), Row(kept: 8), Row(examined: false, kept: 0)])

    #expect(tile.verdicts(gold) == [.rejected, .accepted, .accepted])
    #expect(
      refusal(GoldQuestionsVerification.entry, ["minimum": "11"])
        == "Of 10 questions 11 cannot be answered right; 'minimum' must be at most 'questions'.")
  }

  @Test func `a jury needs more than half`() throws {
    let jury = try JuryAuditVerification.entry.made()
    let tile = Tile([
      Row(approvals: 2, attestations: 4), Row(approvals: 2, attestations: 3),
      Row(approvals: 0, attestations: 0), Row(examined: false),
    ])

    #expect(tile.verdicts(jury) == [.rejected, .accepted, .rejected, .accepted])
  }

  @Test func `a threshold never rejects`() throws {
    let contract = try VoteThresholdVerification.entry.made()
    let tile = Tile([
      Row(approvals: 5, attestations: 5), Row(approvals: 5, attestations: 20),
      Row(approvals: 4, attestations: 20), Row(approvals: 0, attestations: 20),
    ])

    #expect(tile.verdicts(contract) == [.accepted, .accepted, .expired, .expired])
  }

  @Test func `a threshold above the votes there can be is refused`() {
    #expect(
      refusal(VoteThresholdVerification.entry, ["one-vote-each": "true", "voters": "4"])
        == "4 validators with one vote each cannot give 5 approvals; 'threshold' must be at most "
        + "'voters'.")
  }

  @Test func `an oracle committee answers with enough reports alone`() throws {
    let oracles = try OracleCommitteeVerification.entry.made()
    let tile = Tile([
      Row(attestations: 7, measurement: 0.51), Row(attestations: 5, measurement: 0.5),
      Row(attestations: 4, measurement: 0.9),
    ])

    #expect(tile.verdicts(oracles) == [.accepted, .rejected, .expired])
  }

  @Test(arguments: [("7", "2", true), ("6", "2", false), ("31", "10", true), ("30", "10", false)])
  func `oracles are more than three times the faulty ones`(
    size: String, faults: String, isSound: Bool
  ) {
    let made = try? OracleCommitteeVerification.entry.made(["size": size, "faults": faults])

    #expect((made != nil) == isSound)
  }

  @Test func `too few oracles are refused in words`() {
    #expect(
      refusal(OracleCommitteeVerification.entry, ["size": "6"])
        == "6 oracles cannot bear 2 faulty ones; 'size' must be more than 3 × 'faults', which is 6."
    )
  }

  @Test func `a score must beat the best by more than the margin`() throws {
    let benchmark = try BenchmarkVerification.entry.made(["margin": "0.25"])
    let tile = Tile([Row(measurement: 0.25), Row(measurement: 0.26), Row(measurement: -1)])

    #expect(tile.verdicts(benchmark) == [.rejected, .accepted, .rejected])
  }

  @Test func `a proof costs the multiple of a run and what it costs beside`() throws {
    let proof = try ValidityProofVerification.entry.made([
      "inference-cost": "0.0015", "cost-multiple": "1000", "fixed-cost": "0.25",
    ])
    guard case .proof(let terms)? = proof.instrument else {
      Issue.record("no proof")
      return
    }

    #expect(terms.cost == (try tokens("1.75")))
    #expect(Tile([Row(flagged: true), Row()]).verdicts(proof) == [.rejected, .accepted])
  }

  @Test func `a proof that costs more than can be counted is refused`() {
    let words = refusal(
      ValidityProofVerification.entry, ["inference-cost": "1000000", "cost-multiple": "10000000"])

    #expect(words?.hasPrefix("A proof costs more tokens than fit 64 bits") == true)
  }

  @Test func `a weighed committee asks for more than the majority`() throws {
    let committee = try CommitteeVerification.entry.made([
      "count-by": "stake", "majority": "0.6", "min-revealed": "2",
    ])
    let tile = Tile([
      Row(approvals: 1, attestations: 5, measurement: 0.61),
      Row(approvals: 5, attestations: 5, measurement: 0.6),
      Row(approvals: 1, attestations: 1, measurement: 1),
    ])

    #expect(tile.verdicts(committee) == [.accepted, .rejected, .expired])
  }

  @Test func `more cannot be revealed than there are seats, and nothing without a commitment`() {
    #expect(
      refusal(CommitteeVerification.entry, ["min-revealed": "6"])
        == "A panel of 5 cannot reveal 6 attestations; 'min-revealed' must be at most 'size'.")
    #expect(
      refusal(
        CommitteeVerification.entry, ["commit-reveal": "false", "non-reveal-penalty": "1"])
        == "Without commit–reveal nothing is left to reveal; 'non-reveal-penalty' needs "
        + "'commit-reveal: true'.")
  }
}
