import Foundation
import Testing

@Suite struct CheckpointTests {
  @Test func `a fork with nothing changed reproduces the original bytes`() throws {
    try withProgram { program in
      let whole = try program.run("run", "tiny.yaml", "--out", "whole", "--checkpoint-at", "7")
      let fork = try program.run("run", "tiny.yaml", "--out", "fork", "--from-checkpoint", "whole")

      #expect(whole.code == 0)
      #expect(fork.code == 0)
      for file in ["runs.csv", "summary.csv", "claims.csv", "scenario.yaml"] {
        let (again, before) = (
          try program.text(of: "fork/\(file)"), try program.text(of: "whole/\(file)")
        )
        #expect(again == before, "\(file)")
      }
      for file in ["epochs.csv", "cohorts.csv", "flows.csv"] {
        let later = try program.text(of: "whole/\(file)").split(separator: "\n").filter {
          (Int($0.split(separator: ",")[5]) ?? 99) > 7
        }
        let fork = try program.text(of: "fork/\(file)").split(separator: "\n")
        #expect(fork == later, "\(file)")
      }
    }
  }

  @Test func `one run can be continued under another lever`() throws {
    try withProgram { program in
      _ = try program.run("run", "tiny.yaml", "--out", "whole", "--checkpoint-at", "7")
      let fork = try program.run(
        "run", "tiny.yaml", "--out", "fork", "--from-checkpoint", "whole/slashed-2.checkpoint",
        "--set", "treatments.slashed.mechanism.slashing.fraction=0.9")

      #expect(fork.code == 0)
      let runs = try program.text(of: "fork/runs.csv").split(separator: "\n")
      #expect(runs.count == 2)
      #expect(runs[1].hasPrefix("tiny,slashed,2,2,7,ok,"))
      #expect(try program.text(of: "fork/manifest.json").contains("--from-checkpoint"))
    }
  }

  @Test func `what does not fit is refused in a sentence`() throws {
    try withProgram { program in
      _ = try program.run("run", "tiny.yaml", "--out", "whole", "--checkpoint-at", "7")
      let refusals = [
        "tiny.yaml --out no --checkpoint-at 13":
          "'--checkpoint-at' is 13; it must be between 1 and 12 epochs.",
        "tiny.yaml --out no --from-checkpoint tiny.yaml":
          "tiny.yaml: This is not a checkpoint of mesocosm.",
        "tiny.yaml --out no --from-checkpoint nowhere":
          "nowhere: There is no such file or folder.",
        "tiny.yaml --out no --seed 8 --from-checkpoint whole/plain-1.checkpoint":
          "whole/plain-1.checkpoint: The checkpoint has seed 7 and 'tiny' 8; a run keeps its seed.",
        "tiny.yaml --out no --from-checkpoint whole --set contributors.lazy.operators=7":
          "whole/plain-1.checkpoint: The checkpoint is of another population or payout schedule; "
          + "counts of operators, identities and payout epochs must be those it was made with.",
      ]
      for (arguments, sentence) in refusals {
        let ending = try program.shell("$mesocosm run \(arguments)")
        #expect(ending.code == 2)
        #expect(ending.errors == "error: \(sentence)\n")
        #expect(!program.exists("no"))
      }
    }
  }
}
