import Foundation
import MesoMechanisms
import MesoScenario
import Testing

struct RecordedNetworkTests {
  private let stakes = "epoch,identity,stake\n1,a,8\n1,b,2\n2,a,8\n2,b,2\n"
  private let weights = "epoch,validator,server,weight\n1,a,s,1\n1,b,s,0.5\n1,b,t,0.5\n2,a,t,1\n"

  /// Reads texts as the files of a record.
  private func read(_ texts: [String: String], named name: String? = nil) throws -> RecordedNetwork
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in texts {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    return try RecordedNetwork(
      files: texts.keys.sorted().reversed().map { folder.appending(path: $0).path }, named: name)
  }

  /// What is wrong, without the folder's path.
  private func faults(_ texts: [String: String], named name: String? = nil) throws -> [String] {
    let errors = #expect(throws: ScenarioErrors.self) { try read(texts, named: name) }
    return errors?.issues.map { issue in
      let file = issue.source.split(separator: "/").last.map(String.init) ?? ""
      return "\(file):\(issue.line): \(issue.sentence)"
    } ?? []
  }

  private func weightFaults(_ rows: String) throws -> [String] {
    try faults(["weights.csv": weights + rows, "stakes.csv": stakes])
  }

  private func stakeFaults(_ rows: String) throws -> [String] {
    try faults(["weights.csv": weights, "stakes.csv": stakes + rows])
  }

  @Test func `tables become epochs of stakes and sparse rows`() throws {
    let network = try read(["weights.csv": weights, "stakes.csv": stakes])

    #expect(network.name == "weights")
    #expect(network.identities == ["a", "b", "s", "t"])
    #expect(network.epochs.map { $0.number } == [1, 2])
    let first = network.epochs[0].evidence
    #expect(first.stakes == [8, 2, 0, 0])
    #expect(first.weights.starts == [0, 1, 3, 3, 3])
    #expect(first.weights.columns == [2, 2, 3])
    #expect(first.weights.values == [1, 0.5, 0.5])
    #expect(network.warnings.count == 1)
  }

  @Test func `identities that are numbers stand in their order`() throws {
    let network = try read([
      "weights.csv": "epoch,validator,server,weight\n0,10,2,1\n",
      "stakes.csv": "epoch,identity,stake\n0,10,1\n0,2,0\n0,1,5\n",
    ])

    #expect(network.identities == ["1", "2", "10"])
    #expect(network.warnings.isEmpty)
  }

  @Test func `cells may be quoted and lines may end as on Windows`() throws {
    let network = try read([
      "weights.csv": "epoch,validator,server,weight\r\n1,\"a, the \"\"first\"\"\",s,1\r\n",
      "stakes.csv": "epoch,identity,stake\r\n1,\"a, the \"\"first\"\"\",3\r\n",
    ])

    #expect(network.identities == ["a, the \"first\"", "s"])
  }

  @Test func `a gap between epochs is noted`() throws {
    let network = try read([
      "weights.csv": "epoch,validator,server,weight\n1,a,s,1\n5,a,s,1\n",
      "stakes.csv": "epoch,identity,stake\n1,a,1\n1,s,0\n5,a,1\n5,s,0\n",
    ])

    #expect(
      network.warnings == [
        "Between epochs 1 and 5 nothing is recorded; bonds go from one to the other in one step."
      ])
  }

  @Test func `what happened in blocks is read where the stakes say it`() throws {
    let network = try read([
      "weights.csv": "epoch,validator,server,weight\n1,a,s,1\n",
      "stakes.csv": """
      epoch,identity,stake,registered,updated,committed,reset
      1,a,1,0,350,300,false
      1,s,0,10,0,,true

      """,
    ])
    let epoch = network.epochs[0].evidence

    #expect(epoch.blocks.registered == [0, 10])
    #expect(epoch.blocks.updated == [350, 0])
    #expect(epoch.blocks.committed == [300, .max])
    #expect(epoch.resets == [1])
  }

  @Test func `an unknown validator is refused with the nearest name`() throws {
    #expect(
      try weightFaults("2,bb,t,1\n") == [
        "weights.csv:6: There is no identity 'bb': the stakes do not name it. Did you mean 'b'?"
      ])
  }

  @Test func `an unknown server is refused where the stakes name servers`() throws {
    #expect(
      try faults(["weights.csv": weights, "stakes.csv": stakes + "2,s,0\n"]) == [
        "weights.csv:2: The stake of 's' in epoch 1 is missing.",
        "weights.csv:4: There is no identity 't': the stakes do not name it.",
        "weights.csv:5: There is no identity 't': the stakes do not name it.",
      ])
  }

  @Test(arguments: ["-1", "nan", "NaN", "inf", "1e999", "", "x", " 1", "0x"])
  func `a weight that is no number of at least 0 is refused`(text: String) throws {
    let shown = text.isEmpty ? "empty" : "'\(text)'"
    #expect(
      try weightFaults("2,b,t,\(text)\n") == [
        "weights.csv:6: 'weight' is \(shown); it must be a number, at least 0."
      ])
  }

  @Test func `a stake that is no number of at least 0 is refused`() throws {
    #expect(
      try stakeFaults("2,c,-3\n") == [
        "stakes.csv:6: 'stake' is '-3'; it must be a number, at least 0."
      ])
  }

  @Test func `numbers too large to divide by sums of are refused`() throws {
    #expect(
      try weightFaults("2,b,t,1e16\n") == [
        "weights.csv:6: 'weight' is '1e16'; it must be at most 1e15."
      ])
    #expect(
      try stakeFaults("2,c,1e300\n") == [
        "stakes.csv:6: 'stake' is '1e300'; it must be at most 1e15."
      ])
  }

  @Test func `epochs out of order are refused`() throws {
    #expect(
      try weightFaults("1,a,t,1\n") == [
        "weights.csv:6: Epoch 1 comes after epoch 2; rows must be in the order of epochs."
      ])
    #expect(
      try stakeFaults("1,c,1\n") == [
        "stakes.csv:6: Epoch 1 comes after epoch 2; rows must be in the order of epochs."
      ])
  }

  @Test func `an epoch without stakes is refused once`() throws {
    #expect(
      try weightFaults("3,a,t,1\n3,b,t,1\n") == [
        "weights.csv:6: Epoch 3 has weights but no stakes."
      ])
  }

  @Test func `a validator whose stake is missing in an epoch is refused`() throws {
    #expect(
      try faults([
        "weights.csv": weights, "stakes.csv": "epoch,identity,stake\n1,a,8\n1,b,2\n2,b,2\n",
      ])
        == ["weights.csv:5: The stake of 'a' in epoch 2 is missing."])
  }

  @Test func `duplicates are refused with the line of the first`() throws {
    #expect(
      try weightFaults("2,a,t,0.5\n") == [
        "weights.csv:6: Epoch 2 has the weight of 'a' on 't' twice; line 5 has it first."
      ])
    #expect(
      try stakeFaults("2,a,1\n") == [
        "stakes.csv:6: Epoch 2 has the stake of 'a' twice; line 4 has it first."
      ])
  }

  @Test func `everything that is wrong is said at once`() throws {
    let found = try faults([
      "weights.csv": weights + "2,a,t,1\n2,q,t,-1\n2,zed,s,1\n", "stakes.csv": stakes + "2,b,x\n",
    ])

    #expect(
      found == [
        "weights.csv:6: Epoch 2 has the weight of 'a' on 't' twice; line 5 has it first.",
        "weights.csv:7: 'weight' is '-1'; it must be a number, at least 0.",
        "weights.csv:8: There is no identity 'zed': the stakes do not name it.",
        "stakes.csv:6: Epoch 2 has the stake of 'b' twice; line 5 has it first.",
        "stakes.csv:6: 'stake' is 'x'; it must be a number, at least 0.",
      ])
  }

  @Test func `a header that is not a record's is refused`() throws {
    #expect(
      try faults(["weights.csv": "epoch,validator,server,wieght\n", "stakes.csv": stakes]) == [
        "weights.csv:1: The column 'weight' is missing.",
        "weights.csv:1: There is no column 'wieght'. Did you mean 'weight'? "
          + "Known: epoch, validator, server, weight.",
      ])
    #expect(
      try faults(["other.csv": "a,b\n1,2\n", "stakes.csv": stakes]) == [
        "other.csv:1: The columns are those of no record: weights have "
          + "epoch,validator,server,weight, stakes have epoch,identity,stake."
      ])
  }

  @Test func `a row with too few cells is refused`() throws {
    #expect(
      try weightFaults("2,a\n") == ["weights.csv:6: The row has 2 cells; the header has 4."])
  }

  @Test func `a record without stakes or without weights is refused`() throws {
    #expect(
      try faults(["weights.csv": weights]) == [
        "weights.csv:0: The stakes are missing: give a second file with the columns "
          + "epoch,identity,stake."
      ])
    #expect(
      try faults(["stakes.csv": stakes]) == [
        "stakes.csv:0: No file has weights: the columns epoch,validator,server,weight."
      ])
    #expect(try faults(["weights.csv": "", "stakes.csv": stakes]).count == 1)
  }
}
