import Foundation
import MesoPrimitives
import MesoScenario
import Testing

struct RecordedAttestationsTests {
  private let stakes = "epoch,identity,stake\n1,alice,20\n1,v1,100.5\n1,v2,100\n"
  private let attestations = """
    epoch,contribution,author,validator,judgement
    1,w1,alice,v1,approve
    1,w1,alice,v2,reject

    """

  private func read(_ attestations: String, _ stakes: String) throws -> RecordedAttestations {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["a.csv", "s.csv"].map { folder.appending(path: $0) }
    try Data(attestations.utf8).write(to: files[0])
    try Data(stakes.utf8).write(to: files[1])
    return try RecordedAttestations(files: files.map { $0.path }, decimals: 9)
  }

  private func faults(_ row: String, stake: String = "") throws -> [String] {
    let errors = #expect(throws: ScenarioErrors.self) {
      try read(attestations + row, stakes + stake)
    }
    return errors?.issues.map { issue in
      let file = issue.source.split(separator: "/").last.map(String.init) ?? ""
      return "\(file):\(issue.line): \(issue.sentence)"
    } ?? []
  }

  @Test func `attestations are gathered by contribution`() throws {
    let record = try read(attestations, stakes)

    #expect(record.identities == ["alice", "v1", "v2"])
    #expect(record.epochs.count == 1)
    #expect(
      record.epochs[0].stakes.map { $0.units } == [
        20_000_000_000, 100_500_000_000, 100_000_000_000,
      ])
    let contribution = record.epochs[0].contributions[0]
    #expect(contribution.author == 0)
    #expect(contribution.attestations.map { $0.validator } == [1, 2])
    #expect(contribution.attestations.map { $0.approves } == [true, false])
  }

  @Test(arguments: [
    (
      "1,w1,alice,v3,approve\n",
      "a.csv:4: There is no identity 'v3': the stakes do not name it. Did you mean 'v1'?"
    ),
    (
      "1,w1,alice,v1,approve\n",
      "a.csv:4: 'v1' judges 'w1' twice in epoch 1; line 2 has it first."
    ),
    ("1,w1,v2,alice,approve\n", "a.csv:4: The author of 'w1' is 'alice' in an earlier row."),
    (
      "1,w2,alice,v1,maybe\n",
      "a.csv:4: 'judgement' is 'maybe'; it must be approve or reject (1 or 0)."
    ),
    ("2,w2,alice,v1,approve\n", "a.csv:4: The stake of 'alice' in epoch 2 is missing."),
    (
      "0,w2,alice,v1,approve\n",
      "a.csv:4: Epoch 0 comes after epoch 1; rows must be in the order of epochs."
    ),
    ("1,,alice,v1,approve\n", "a.csv:4: 'contribution' is empty; it must name an identity."),
  ])
  func `a wrong attestation is refused where it stands`(row: String, fault: String) throws {
    #expect(try faults(row).first == fault)
  }

  @Test func `a wrong stake is refused where it stands`() throws {
    #expect(
      try faults("", stake: "1,x,-1\n1,v2,1\n1,y,0.1234567891\n") == [
        "s.csv:5: 'stake' is '-1'; it must be an amount of tokens, at least 0, with at most 9 "
          + "decimals.",
        "s.csv:6: Epoch 1 has the stake of 'v2' twice; line 4 has it first.",
        "s.csv:7: 'stake' is '0.1234567891'; it must be an amount of tokens, at least 0, with at "
          + "most 9 decimals.",
      ])
  }
}
