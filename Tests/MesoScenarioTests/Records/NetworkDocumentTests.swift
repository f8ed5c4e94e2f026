import Foundation
import MesoMechanisms
import MesoScenario
import Testing

struct NetworkDocumentTests {
  private let document = """
    {"validators": ["a", "b"], "servers": ["s", "b"], "num_epochs": 3,
     "weights": [{"first": 0, "last": 1, "W": [[1, 0], [0.5, null]]},
                 {"first": 2, "last": 2, "W": [[0, 1], [1, 0]]}],
     "stakes": [{"first": 0, "last": 2, "S": [3, 1]}],
     "reset_server_bonds": {"server_index": 0, "epoch": 1}}
    """

  private func read(_ text: String, named name: String? = nil) throws -> RecordedNetwork {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    return try RecordedNetwork(files: [file.path], named: name)
  }

  private func faults(_ text: String) throws -> [String] {
    let errors = #expect(throws: ScenarioErrors.self) { try read(text) }
    return errors?.issues.map { "\($0.line):\($0.column): \($0.sentence)" } ?? []
  }

  @Test func `ranges of epochs become epochs, and one name is one identity`() throws {
    let network = try read(document)

    #expect(network.identities == ["a", "b", "s"])
    #expect(network.epochs.map { $0.number } == [0, 1, 2])
    let first = network.epochs[0].evidence
    #expect(first.stakes == [3, 1, 0])
    #expect(first.weights.starts == [0, 2, 3, 3])
    // The servers' order is 's', 'b'; uids have 'b' first.
    #expect(first.weights.columns == [1, 2, 2])
    #expect(first.weights.values == [0, 1, 0.5])
    #expect(network.epochs.map { $0.evidence.resets } == [[], [2], []])
  }

  @Test func `sixteen-bit weights epoch by epoch are read`() throws {
    let network = try read(
      "[{\"name\": \"x\", \"stakes\": [2, 1, 0], \"per_epoch\": [{\"weights_u16\": [[9], [7]]}]}]")

    #expect(network.identities == ["0", "1", "2"])
    #expect(network.epochs[0].evidence.weights.columns == [2, 2])
  }

  @Test func `one of several networks is chosen by name`() throws {
    let one = "{\"name\": \"x\", \"stakes\": [1, 0], \"per_epoch\": [{\"weights_u16\": [[9]]}]}"
    let two = "[\(one), \(one.replacing("\"x\"", with: "\"y\""))]"

    #expect(try read(two, named: "y").epochs.count == 1)
    #expect(
      try faults(two) == ["1:1: The file has 2 networks; choose one with --network: x or y."])
  }

  @Test(arguments: [
    (
      "\"S\": [3, 1]", "\"S\": [3]",
      "4:42: The number of stakes is 1; it must be 2, one for each validator."
    ),
    ("\"S\": [3, 1]", "\"S\": [3, -1]", "4:46: A stake must be a number, at least 0."),
    ("\"S\": [3, 1]", "\"S\": [3, 1e16]", "4:46: A stake must be at most 1e15."),
    ("[0.5, null]", "[0.5, 2e15]", "2:58: A weight must be at most 1e15."),
    (
      "[0.5, null]", "[0.5, -1]",
      "2:58: A weight must be a number, at least 0, or null where none was set."
    ),
    (
      "[0.5, null]", "[0.5]", "2:52: A row of weights must have a number for each of the 2 servers."
    ),
    ("[0.5, null]", "[0.5, NaN]", "2:58: 'NaN' is no value that JSON has."),
    (
      "\"first\": 2, \"last\": 2", "\"first\": 1, \"last\": 2",
      "3:24: Epoch 1 comes after epoch 1; 'weights' must be in the order of epochs."
    ),
    ("\"last\": 2, \"S\"", "\"last\": 1, \"S\"", "4:12: The stakes of epoch 2 are missing."),
    ("\"num_epochs\": 3,", "", "1:1: The key 'num_epochs' is missing."),
    ("[\"a\", \"b\"]", "[\"a\", \"a\"]", "1:22: 'a' is there twice."),
    (
      "\"epoch\": 1}", "\"epoch\": 9}",
      "5:24: 'reset_server_bonds' must name a 'server_index' and an 'epoch' that exist."
    ),
    ("\"epoch\": 1}}", "\"epoch\": 1}", "5:55: A map must go on with a comma or end with }."),
  ])
  func `a mistake is refused where it stands`(right: String, wrong: String, fault: String) throws {
    #expect(try faults(document.replacing(right, with: wrong)) == [fault])
  }
}
