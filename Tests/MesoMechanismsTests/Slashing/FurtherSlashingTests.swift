import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

/// Slashing rules by evidence written by hand, against integer vectors.
struct FurtherSlashingTests {
  @Test func `a tenth in integers compounds and stops at nine`() throws {
    let slashing = try IntegerTenthSlashing.entry.made()
    var stake: Int64 = 1_000
    var path: [Int64] = []
    for _ in 0..<60 {
      stake -= Tile([Row(verdict: .rejected, stake: stake)]).slashes(slashing)[0]
      path.append(stake)
    }

    #expect([1, 5, 10, 22, 60].map { path[$0 - 1] } == [900, 592, 351, 103, 9])
    #expect(slashing.destination == .stranded)
  }

  /// The printed contract: approved, approved, rejected, rejected, approved, rejected.
  @Test func `a verdict may be entered again and again`() throws {
    let slashing = try IntegerTenthSlashing.entry.made()
    var stake: Int64 = 1_000
    var path: [Int64] = []
    for verdict in [Verdict.accepted, .accepted, .rejected, .rejected, .accepted, .rejected] {
      stake -= Tile([Row(verdict: verdict, stake: stake)]).slashes(slashing)[0]
      path.append(stake)
    }

    #expect(path == [1_000, 1_000, 900, 810, 810, 729])
  }

  /// A million stakes of 32, of which so many are at fault; units of 10⁻⁹.
  private func penalty(_ form: String, slashed: Int64, quotient: String = "0") throws -> Int64 {
    let component = try CorrelatedSlashing.entry.made([
      "form": form, "initial-quotient": quotient, "multiplier": "3", "increment": "1",
    ])
    let slashing = try #require(component as? any JointSlashing)
    let each: Int64 = 32_000_000_000
    let together = SlashTotals(atFault: slashed * each, staked: 1_000_000 * each)
    return Tile([Row(verdict: .rejected, stake: each)]).slashes(slashing, together: together)[0]
  }

  @Test(arguments: [
    (Int64(1), Int64(96_000), Int64(96_000), Int64(0)),
    (10_000, 960_000_000, 960_000_000, 0),
    (100_000, 9_600_000_000, 9_600_000_000, 9_000_000_000),
    (333_334, 32_000_000_000, 32_000_000_000, 32_000_000_000),
  ])
  func `the penalty for correlated faults is Ethereum's to the unit`(
    slashed: Int64, exact: Int64, electra: Int64, bellatrix: Int64
  ) throws {
    #expect(try penalty("exact", slashed: slashed) == exact)
    #expect(try penalty("electra", slashed: slashed) == electra)
    #expect(try penalty("bellatrix", slashed: slashed) == bellatrix)
  }

  @Test func `the initial penalty is a part of the stake`() throws {
    #expect(try penalty("bellatrix", slashed: 1, quotient: "32") == 1_000_000_000)
    #expect(try penalty("electra", slashed: 1, quotient: "4096") == 7_812_500 + 96_000)
    // No more than the stake.
    #expect(try penalty("exact", slashed: 333_334, quotient: "32") == 32_000_000_000)
  }

  @Test func `stake is not counted in increments of nothing`() {
    let conflict = #expect(throws: ParameterConflict.self) {
      try CorrelatedSlashing.entry.made(["increment": "0"])
    }

    #expect(conflict?.parameter == "increment")
  }

  @Test func `a fault that is a copy and malicious pays for both, at most the stake`() throws {
    let tile = Tile([
      Row(attestations: 5, similarity: 1.7, verdict: .rejected, stake: 1_000),
      Row(attestations: 5, similarity: 1.6, verdict: .rejected, stake: 1_000),
      Row(approvals: 1, attestations: 5, similarity: 1.6, verdict: .rejected, stake: 1_000),
      Row(approvals: 5, attestations: 5, similarity: 1.7, verdict: .accepted, stake: 1_000),
      Row(examined: false, similarity: 0, verdict: .rejected, stake: 1_000),
      Row(attestations: 5, similarity: 0, verdict: .expired, stake: 1_000),
    ])
    // The threshold that five of a hundred originals exceed is 1.645.
    let mild = try PerFaultSlashing.entry.made()
    let harsh = try PerFaultSlashing.entry.made(["plagiarism": "0.7", "malicious": "0.7"])

    #expect(tile.slashes(mild) == [800, 500, 0, 300, 0, 0])
    #expect(tile.slashes(harsh) == [1_000, 700, 0, 700, 0, 0])
  }

  @Test func `a detector and validators' faults are asked for where they cost something`() throws {
    let none = try PerFaultSlashing.entry.made(["plagiarism": "0", "downtime": "0"])
    let some = try PerFaultSlashing.entry.made(["sensitivity": "1.5"])

    #expect(none.detector == nil)
    #expect(none.validatorFaults == nil)
    #expect(some.detector == DetectorTerms(sensitivity: 1.5))
    #expect(some.validatorFaults?.downtime == Proportion(0.0001))
  }

  @Test func `jail ends and ejection does not`() throws {
    let jail = try JailSlashing.entry.made(["epochs": "7"])
    let ejection = try EjectionSlashing.entry.made(["faults": "3"])
    let tile = Tile([Row(verdict: .rejected, stake: 1_000), Row(verdict: .expired, stake: 1_000)])

    #expect(jail.exclusion == Exclusion(faults: 1, epochs: 7))
    #expect(ejection.exclusion == Exclusion(faults: 3, epochs: nil))
    #expect(tile.slashes(jail) == [50, 0])
    #expect(tile.slashes(ejection) == [50, 0])
  }
}
