import Foundation
import Testing

@Suite struct BadInputTests {
  /// What the program is asked, and what it must say.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let message: String
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ arguments: String..., says message: String) {
      self.arguments = arguments
      self.message = message
    }
  }

  static let mistakes = [
    Mistake("run", "missing.yaml", says: "missing.yaml"),
    Mistake("run", "typo.yaml", says: "typo.yaml:18:1: "),
    Mistake("run", "typo.yaml", says: "Did you mean 'headline'?"),
    Mistake("run", "tiny.yaml", "--set", "demand.bugdet=3", says: "Did you mean 'budget'?"),
    Mistake("run", "tiny.yaml", "--set", "nonsense", says: "nonsense"),
    Mistake("run", "tiny.yaml", "--epochs=-5", says: "-5"),
    Mistake("run", "tiny.yaml", "--epochs", "ten", says: "'ten'"),
    Mistake(
      "run", "tiny.yaml", "--jobs", "0", says: "'--jobs' is 0; it must be between 1 and 1024."),
    Mistake("run", "tiny.yaml", "--replicate", "0", says: "it must be at least 1"),
    Mistake(
      "run", "tiny.yaml", "--replicate", "4", says: "'--replicate' is 4; 'tiny' has 3."),
    Mistake("run", "tiny.yaml", "--epochs", says: "error: Missing value for '--epochs"),
    Mistake("run", "tiny.yaml", "--format", "html", says: "'html'"),
    Mistake("run", "tiny.yaml", "--frmat", "csv", says: "--format"),
    Mistake("run", "tiny.yaml", "--max-memory", "1K", says: "more than --max-memory 1 KiB."),
    Mistake("run", "tiny.yaml", "--max-memory", "lots", says: "'lots'"),
    Mistake("run", "tiny.yaml", "--trace", "lazy", says: "'lazy'"),
    Mistake(
      "run", "tiny.yaml", "--trace", "contributors/lasy/1",
      says: "'tiny' has no contributors called 'lasy'. Did you mean 'lazy'?"),
    Mistake(
      "run", "tiny.yaml", "--trace", "contributors/lazy/7",
      says: "'lazy' of 'tiny' has 6 operators; there is no 'contributors/lazy/7'."),
    Mistake("run", "tiny.yaml", "tiny.yaml", says: "both called 'tiny'"),
    Mistake("run", "tiny.yaml", "--out", "full", says: "The folder 'full' is not empty"),
    Mistake(
      "run", "tiny.yaml", "--out", "full", "--overwrite", says: "holds no results of this program"),
    Mistake("run", "tiny.yaml", "--out", "tiny.yaml", says: "'tiny.yaml' is not a folder"),
    Mistake(
      "run", "tiny.yaml", "--out", "tiny.yaml/in",
      says: "Cannot create the folder 'tiny.yaml/in': Not a directory."),
    Mistake("run", says: "Missing expected argument"),
    Mistake("walk", says: "walk"),
    Mistake("check", "typo.yaml", "missing.yaml", says: "missing.yaml"),
    Mistake("describe", "comittee", says: "Did you mean 'committee'?"),
    Mistake("new", "My Contract", says: "is not a name"),
    Mistake("new", "tiny", says: "Cannot create 'tiny.yaml': it exists already."),
  ]

  @Test(arguments: mistakes)
  func `a mistake gets a sentence and exit code 2, and leaves nothing behind`(
    mistake: Mistake
  ) throws {
    try withProgram { program in
      try program.write(
        tinyScenario.replacing("headline:", with: "haedline:"), to: "typo.yaml")
      try program.write("", to: "notes.txt")
      try FileManager.default.createDirectory(
        at: program.folder.appending(path: "full"), withIntermediateDirectories: true)
      try program.write("mine", to: "full/notes.txt")

      let ending = try program.shell(
        (["\"$mesocosm\""] + mistake.arguments.map { "'\($0)'" }).joined(separator: " "))

      #expect(ending.code == 2)
      #expect(ending.output.isEmpty)
      #expect(ending.errors.contains(mistake.message), "\(ending.errors)")
      #expect(!ending.errors.contains("Fatal error"))
      #expect(!program.exists("Results"))
      #expect(try program.text(of: "full/notes.txt") == "mine")
    }
  }

  @Test func `every file is checked and every error reported`() throws {
    try withProgram { program in
      try program.write("scenario: [", to: "broken.yaml")

      let ending = try program.run("check", "missing.yaml", "broken.yaml")

      #expect(ending.code == 2)
      #expect(ending.errors.contains("missing.yaml"))
      #expect(ending.errors.contains("broken.yaml:2:1: "))
    }
  }

  @Test func `overwriting replaces results`() throws {
    try withProgram { program in
      #expect(try program.run("run", "tiny.yaml", "--out", "out", "--events").code == 0)
      #expect(try program.run("run", "tiny.yaml", "--out", "out").code == 2)

      let ending = try program.run("run", "tiny.yaml", "--out", "out", "--overwrite", "--seed", "9")

      #expect(ending.code == 0)
      #expect(!program.exists("out/events.csv"))
      #expect(try program.text(of: "out/manifest.json").contains("\"seed\" : 9"))
    }
  }

  @Test func `a file that cannot grow ends the run with 1 and leaves nothing`() throws {
    try withProgram { program in
      // Files of at most 8 blocks, as on a disk that is full.
      let ending = try program.shell(
        "ulimit -f 8; \"$mesocosm\" run tiny.yaml --out out --replicates 200 2>&1")

      #expect(ending.code == 1)
      #expect(ending.output == "error: Cannot write 'out/epochs.csv.part': File too large.\n")
      #expect(!program.exists("out"))
    }
  }

  @Test func `an output that takes nothing ends with 1`() throws {
    try withProgram { program in
      guard FileManager.default.fileExists(atPath: "/dev/full") else { return }

      let ending = try program.shell("\"$mesocosm\" describe > /dev/full")

      #expect(ending.code == 1)
      #expect(
        ending.errors == "error: Cannot write to standard output: No space left on device.\n")
    }
  }
}
