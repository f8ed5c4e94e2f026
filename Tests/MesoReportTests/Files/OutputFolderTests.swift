import Foundation
import MesoReport
import Testing

@Suite struct OutputFolderTests {
  private func make(_ folder: OutputFolder, files: [String]) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path, withIntermediateDirectories: true)
    for file in files {
      #expect(FileManager.default.createFile(atPath: "\(folder.path)/\(file)", contents: Data()))
    }
  }

  @Test func `a missing or empty folder takes results`() throws {
    try withTemporaryFolder { folder in
      try folder.check(overwrite: false)
      try folder.prepare(overwrite: false)
      try folder.check(overwrite: false)
    }
  }

  @Test func `a folder with files is refused in one sentence`() throws {
    try withTemporaryFolder { folder in
      try make(folder, files: ["notes.txt"])

      let refusal = #expect(throws: OutputFolder.Refusal.self) {
        try folder.check(overwrite: false)
      }

      #expect(
        refusal?.description
          == "The folder '\(folder.path)' is not empty; give another with --out, or --overwrite "
          + "to replace the results in it.")
    }
  }

  @Test func `overwriting leaves a folder alone that holds no results`() throws {
    try withTemporaryFolder { folder in
      try make(folder, files: ["notes.txt", "epochs.csv"])

      let refusal = #expect(throws: OutputFolder.Refusal.self) {
        try folder.prepare(overwrite: true)
      }

      #expect(refusal == .notOurs(folder.path))
      #expect(try folder.fileNames() == ["epochs.csv", "notes.txt"])
    }
  }

  @Test(arguments: ["manifest.json", "flows.csv.part"])
  func `overwriting removes results and nothing else`(mark: String) throws {
    try withTemporaryFolder { folder in
      try make(folder, files: ["notes.txt", "epochs.csv", "operators.csv", mark])

      try folder.prepare(overwrite: true)

      #expect(try folder.fileNames() == ["notes.txt"])
    }
  }

  @Test func `a file is no folder`() throws {
    try withTemporaryFolder { folder in
      #expect(FileManager.default.createFile(atPath: folder.path, contents: Data()))

      let refusal = #expect(throws: OutputFolder.Refusal.self) {
        try folder.check(overwrite: true)
      }
      let failure = #expect(throws: FileFailure.self) {
        try OutputFolder("\(folder.path)/inside").prepare(overwrite: false)
      }

      #expect(
        refusal?.description
          == "'\(folder.path)' is not a folder; give another with --out.")
      #expect(
        failure?.description
          == "Cannot create the folder '\(folder.path)/inside': Not a directory.")
    }
  }
}
