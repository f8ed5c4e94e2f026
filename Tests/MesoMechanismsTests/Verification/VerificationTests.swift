import MesoMechanisms
import MesoModel
import Testing

struct VerificationTests {
  @Test func `without verification everything is accepted`() throws {
    let verification = try NoVerification.entry.made()

    #expect(verification.instrument == nil)
    #expect(
      Tile.sample.verdicts(verification) == [Verdict](repeating: .accepted, count: 8))
  }

  @Test func `an oracle inspects all work and errs the same way on good and bad`() throws {
    let verification = try OracleVerification.entry.made(["error": "0.25"])
    let tile = Tile([Row(flagged: false), Row(flagged: true)])

    #expect(
      verification.instrument
        == .audit(AuditTerms(rate: 1, detection: 0.75, falsePositive: 0.25)))
    #expect(tile.verdicts(verification) == [.accepted, .rejected])
  }

  @Test(arguments: [
    ("accept", Verdict.accepted), ("reject", .rejected), ("nothing", .unexamined),
  ])
  func `an audit says what work gets that it did not inspect`(
    unexamined: String, verdict: Verdict
  ) throws {
    let verification = try AuditVerification.entry.made(["unexamined": unexamined])
    let tile = Tile([
      Row(examined: false), Row(examined: true), Row(examined: true, flagged: true),
    ])

    #expect(tile.verdicts(verification) == [verdict, .accepted, .rejected])
  }

  @Test func `an audit asks for its rate and its errors`() throws {
    let verification = try AuditVerification.entry.made([
      "rate": "0.125", "detection": "0.75", "false-positive": "0.0625",
    ])

    #expect(
      verification.instrument
        == .audit(AuditTerms(rate: 0.125, detection: 0.75, falsePositive: 0.0625)))
  }

  @Test func `a trial accepts work that enough users keep`() throws {
    let verification = try UsageVerification.entry.made(["trials": "8", "minimum": "5"])
    let tile = Tile([Row(kept: 4), Row(kept: 5), Row(kept: 8)])

    #expect(verification.instrument == .trial(users: 8))
    #expect(tile.verdicts(verification) == [.rejected, .accepted, .accepted])
  }

  @Test func `a trial cannot ask more users to keep than try`() throws {
    let conflict = #expect(throws: ParameterConflict.self) {
      try UsageVerification.entry.made(["trials": "8", "minimum": "9"])
    }

    #expect(conflict?.parameter == "minimum")
    #expect(
      conflict?.description
        == "Of 8 users 9 cannot keep the work; 'minimum' must be at most 'trials'.")
  }
}
