import Foundation
import Testing

@Suite struct ReplayTests {
  private let stakes = "epoch,identity,stake\n1,a,8\n1,b,2\n2,a,8\n2,b,2\n"
  private let weights = "epoch,validator,server,weight\n1,a,s,1\n1,b,t,1\n2,a,t,1\n2,b,t,1\n"

  private func recorded(_ program: Program) throws {
    try program.write(stakes, to: "stakes.csv")
    try program.write(weights, to: "weights.csv")
  }

  @Test func `recorded weights run under several variants side by side`() throws {
    try withProgram { program in
      try recorded(program)

      let ending = try program.run(
        "replay", "weights.csv", "--stakes", "stakes.csv", "--variant", "chain-original",
        "--variant", "chain-yuma3", "--set", "chain-yuma3.bonds-moving-average=0.5")

      #expect(ending.code == 0)
      #expect(ending.output.contains("chain-original"))
      let consensus = try program.text(of: "Results/runs/weights/consensus.csv")
      let rows = consensus.split(separator: "\n")
      #expect(rows.count == 1 + 2 * 2 * 4)
      #expect(rows[0].hasPrefix("scenario,mechanism,point,replicate,seed,epoch,identity,stake,"))
      // Of two validators the larger decides consensus, so the smaller has no trust at first.
      #expect(rows[1].hasPrefix("weights,chain-original,1,1,0,1,a,8,0.8,0.8,1,0,0,1,1,0,0.5,"))
      let bonds = try program.text(of: "Results/runs/weights/bonds.csv")
      #expect(bonds.contains("weights,chain-original,1,1,0,1,a,s,1,1\n"))
      #expect(bonds.contains("weights,chain-yuma3,2,1,0,1,a,s,0.5,1\n"))
      #expect(try program.text(of: "Results/runs/weights/manifest.json").contains("\"replay\""))
    }
  }

  @Test func `a replay in fixed point gives sixteen-bit numbers`() throws {
    try withProgram { program in
      try recorded(program)
      let ending = try program.run(
        "replay", "weights.csv", "stakes.csv", "--arithmetic", "fixed-point", "--out", "fixed")

      #expect(ending.code == 0)
      let rows = try program.text(of: "fixed/consensus.csv").split(separator: "\n")
      #expect(rows[3].hasSuffix(",65535,65535,0"))
    }
  }

  @Test func `two replays give the same bytes`() throws {
    try withProgram { program in
      try recorded(program)
      _ = try program.run("replay", "weights.csv", "stakes.csv", "--out", "one")
      _ = try program.run("replay", "stakes.csv", "weights.csv", "--out", "two")

      for file in ["consensus.csv", "bonds.csv"] {
        #expect(try program.text(of: "one/\(file)") == program.text(of: "two/\(file)"))
      }
    }
  }

  @Test(arguments: [
    (["weights.csv"], "weights.csv: The stakes are missing"),
    (["weights.csv", "missing.csv"], "missing.csv: There is no such file."),
    (["wrong.csv", "stakes.csv"], "wrong.csv:3:7: 'weight' is '-1'"),
    (["wrong.csv", "stakes.csv", "--variant", "yuma4"], "wrong.csv:3:7: 'weight' is '-1'"),
    (["wrong.csv", "stakes.csv", "--variant", "yuma4"], "There is no variant 'yuma4'."),
    (["weights.csv", "stakes.csv", "--set", "kapa=1"], "Did you mean 'kappa'?"),
    (["weights.csv", "stakes.csv", "--set", "kappa=2"], "it must be between 0 and 1 (share)"),
    (["weights.csv", "stakes.csv", "--set", "yuma9.kappa=1"], "There is no variant 'yuma9'."),
    (["weights.csv", "stakes.csv", "--out", "full"], "The folder 'full' is not empty"),
    (["weights.csv", "stakes.csv", "--network", "x"], "Tables hold one network"),
  ])
  func `bad input is refused before anything is written`(
    arguments: [String], message: String
  ) throws {
    try withProgram { program in
      try recorded(program)
      try program.write("epoch,validator,server,weight\n1,a,s,1\n1,b,s,-1\n", to: "wrong.csv")
      try FileManager.default.createDirectory(
        at: program.folder.appending(path: "full"), withIntermediateDirectories: true)
      try program.write("mine", to: "full/notes.txt")

      let ending = try program.shell("$mesocosm replay " + arguments.joined(separator: " "))

      #expect(ending.code == 2)
      #expect(ending.errors.contains(message), "\(ending.errors)")
      #expect(!program.exists("Results"))
    }
  }
}
