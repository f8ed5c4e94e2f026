import Foundation
import MesoScenario
import Testing

@Suite struct `Reading files` {
  @Test func `a missing file, a folder and an empty file are each one sentence`() throws {
    let folder = try Folder(["empty.yaml": "", "comment.yaml": "# nothing\n"])
    #expect(folder.problems("none.yaml") == "none.yaml: There is no such file.")
    #expect(
      ScenarioLoader().problem(folder.path)
        == "\(folder.path): This is a folder; name a scenario file in it.")
    #expect(
      folder.problems("empty.yaml")
        == "empty.yaml:1:1: The file is empty; a scenario needs at least a name.")
    #expect(
      folder.problems("comment.yaml")
        == "comment.yaml:1:1: The file is empty; a scenario needs at least a name.")
  }

  @Test func `text that is not UTF-8 is refused at the first wrong byte`() throws {
    let folder = try Folder()
    try folder.write(Data("scenario: x\nquestion: caf".utf8) + [0xE9, 0x0A], to: "latin.yaml")
    try folder.write(Data([0xFF, 0xFE, 0x73, 0x00]), to: "wide.yaml")
    #expect(
      folder.problems("latin.yaml")
        == "latin.yaml:2:14: The text is not UTF-8; save the file as UTF-8.")
    #expect(
      folder.problems("wide.yaml")
        == "wide.yaml:1:1: The text is not UTF-8; save the file as UTF-8.")
  }

  @Test func `a byte order mark is no part of the text`() throws {
    let folder = try Folder(["bom.yaml": "\u{FEFF}" + smallest])
    #expect(folder.problems("bom.yaml") == "")
  }

  @Test func `a file beyond 1 MiB is refused unread`() throws {
    let text = smallest + String(repeating: "# long\n", count: 150_000)
    let folder = try Folder(["long.yaml": text])
    let sentence = "The file is larger than a scenario may be (1 MiB)."
    #expect(folder.problems("long.yaml") == "long.yaml: \(sentence)")
    #expect(problems(text) == "s.yaml: \(sentence)")
  }
}

extension ScenarioLoader {
  fileprivate func problem(_ file: String) -> String {
    do {
      _ = try load(file: file)
      return ""
    } catch {
      return "\(error)"
    }
  }
}
