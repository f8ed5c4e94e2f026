import Foundation
import Testing

@Suite struct SmallCommandTests {
  @Test func `a new scenario checks without a warning and runs as it is`() throws {
    try withProgram { program in
      let new = try program.run("new", "my-contract")
      let check = try program.run("check", "my-contract.yaml")
      let run = try program.run("run", "my-contract.yaml", "--quiet")

      #expect(new.code == 0 && check.code == 0 && run.code == 0)
      #expect(new.errors == "Wrote my-contract.yaml. Run it with: mesocosm run my-contract.yaml\n")
      #expect(check.errors.isEmpty)
      #expect(run.output.contains("honest_premium_tokens: as-planned < with-slashing  confirmed"))
    }
  }

  @Test func `check prints the arithmetic and runs nothing`() throws {
    try withProgram { program in
      let ending = try program.run("check", "tiny.yaml", "--set", "replicates=4")

      #expect(ending.code == 0)
      #expect(ending.output.hasPrefix("tiny.yaml: tiny\n2 treatments × 4 replicates = 8 runs, "))
      // 8 runs × 12 epochs × 26 operators.
      #expect(ending.output.contains(" 2496 agent-epochs, "))
      #expect(ending.output.contains("Digest "))
      #expect(!program.exists("Results"))
    }
  }

  @Test func `the resolved scenario loads again with the same digest`() throws {
    try withProgram { program in
      let first = try program.run("run", "tiny.yaml", "--out", "one", "--seed", "3")
      let second = try program.run("run", "one/scenario.yaml", "--out", "two")

      #expect(first.code == 0 && second.code == 0)
      #expect(try program.text(of: "two/scenario.yaml") == program.text(of: "one/scenario.yaml"))
      #expect(try program.text(of: "two/summary.csv") == program.text(of: "one/summary.csv"))
    }
  }

  @Test func `the schema is JSON`() throws {
    try withProgram { program in
      let ending = try program.run("schema")

      let schema = try JSONSerialization.jsonObject(with: Data(ending.output.utf8))
      #expect((schema as? [String: Any])?["properties"] != nil)
    }
  }

  @Test func `help, version and completions go to standard output`() throws {
    try withProgram { program in
      let help = try program.run("run", "--help")
      let version = try program.run("--version")
      let completions = try program.run("--generate-completion-script", "bash")

      #expect(help.code == 0 && help.output.contains("--replicates <replicates>"))
      #expect(version.code == 0 && version.output == "0.1.0\n")
      #expect(completions.code == 0 && completions.output.contains("mesocosm"))
      #expect(help.errors.isEmpty && version.errors.isEmpty && completions.errors.isEmpty)
    }
  }

  @Test func `without a command there is help`() throws {
    try withProgram { program in
      let ending = try program.run()

      #expect(ending.code == 0)
      #expect(ending.output.contains("SUBCOMMANDS:"))
    }
  }
}
