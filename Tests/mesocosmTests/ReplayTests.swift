import Foundation
import Testing

@Suite struct ReplayTests {
  fileprivate let stakes = "epoch,identity,stake\n1,a,8\n1,b,2\n2,a,8\n2,b,2\n"
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

  /// The owner's two tenths of the stake are below the threshold, which it is exempt from.
  @Test func `the owner of a recorded network is exempt from the threshold`() throws {
    try withProgram { program in
      try recorded(program)
      let words = ["weights.csv", "stakes.csv", "--set", "stake-threshold=5", "--quiet"]
      func share(_ out: String, _ more: String...) throws -> String {
        let ending = try program.shell(
          "$mesocosm replay \((words + more).joined(separator: " ")) --out \(out)")
        #expect(ending.code == 0, "\(ending.errors)")
        let rows = try program.text(of: "\(out)/consensus.csv").split(separator: "\n")
        return String(rows[2].split(separator: ",", omittingEmptySubsequences: false)[8])
      }

      #expect(try share("nobody") == "0")
      #expect(try share("owned", "--owner", "b") == "0.2")
      let wrong = try program.run("replay", "weights.csv", "stakes.csv", "--owner", "bb")
      #expect(wrong.code == 2)
      #expect(wrong.errors.contains("The record has no such identity. Did you mean"))
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

@Suite struct AttestationReplayTests {
  private let attestations = """
    epoch,contribution,author,validator,judgement
    1,w1,alice,v1,approve
    1,w1,alice,v2,approve
    1,w1,alice,v3,reject
    1,w2,bob,v1,reject
    1,w2,bob,v2,reject
    1,w2,bob,v3,approve

    """
  private let stakes = """
    epoch,identity,stake
    1,alice,20
    1,bob,10
    1,v1,100
    1,v2,100
    1,v3,0.01

    """
  private let scenario = """
    scenario: history
    epochs: 10
    treasury: {balance: 100}
    demand: {budget: 20}
    contributors:
      honest: {strategy: honest, operators: 2, capital: 100, effort-cost: 0.40}
    validators:
      honest: {strategy: honest, operators: 3, stake: 100}
    mechanism:
      preset: pay-per-task
      verification: {kind: committee, size: 3, approvals: 2}
    treatments:
      plain: {}
      slashed:
        mechanism:
          slashing: {kind: fraction, fraction: 0.1, to: redistribute}
          validator-reward: {kind: coherence, fee: 0.04, deposit: 0.5}
      stricter: {mechanism: {verification: {kind: committee, size: 3, approvals: 3}}}

    """

  private func recorded(_ program: Program) throws {
    try program.write(attestations, to: "att.csv")
    try program.write(stakes, to: "stakes.csv")
    try program.write(scenario, to: "history.yaml")
  }

  /// Work that two of three approve earns 1 token, and a seat 0.04. Under the second treatment
  /// bob's rejected work loses 10 % of 10 tokens to alice, the only one accepted; v3 was wrong
  /// twice and forfeits all it has, 0.01, which the four right seats share; 6 × 0.04 are the fees.
  @Test func `other rules decide and pay on recorded attestations`() throws {
    try withProgram { program in
      try recorded(program)

      let ending = try program.run("replay", "att.csv", "stakes.csv", "--scenario", "history.yaml")

      #expect(ending.code == 0)
      let verdicts = try program.text(of: "Results/runs/att/verdicts.csv")
      #expect(verdicts.contains("att,plain,1,1,0,1,w1,alice,3,2,accepted,1,0\n"))
      #expect(verdicts.contains("att,slashed,2,1,0,1,w1,alice,3,2,accepted,2,0\n"))
      #expect(verdicts.contains("att,slashed,2,1,0,1,w2,bob,3,1,rejected,0,1\n"))
      #expect(verdicts.contains("att,stricter,3,1,0,1,w1,alice,3,2,rejected,0,0\n"))
      let payments = try program.text(of: "Results/runs/att/payments.csv")
      #expect(payments.contains("att,plain,1,1,0,1,v3,0.01,0,0,0,0,2,0,0.08,0\n"))
      #expect(payments.contains("att,slashed,2,1,0,1,v1,100,0,0,0,0,2,2,0.125,0\n"))
      #expect(payments.contains("att,slashed,2,1,0,1,v3,0.01,0,0,0,0,2,0,0,0.01\n"))
    }
  }

  @Test func `a payer that falls short pays everyone the same part`() throws {
    try withProgram { program in
      try recorded(program)
      _ = try program.run(
        "replay", "att.csv", "stakes.csv", "--scenario", "history.yaml", "--set",
        "treasury.balance=0.5")

      let verdicts = try program.text(of: "Results/runs/att/verdicts.csv")
      #expect(verdicts.contains("att,plain,1,1,0,1,w1,alice,3,2,accepted,0.5,0\n"))
    }
  }

  @Test(arguments: [
    ("att.csv stakes.csv", "needs '--scenario FILE'"),
    ("att.csv --scenario history.yaml", "The stakes are missing"),
    ("att.csv stakes.csv --scenario history.yaml --variant chain-yuma3", "are for weights"),
    (
      "att.csv stakes.csv --scenario history.yaml --set mechanism.verification.kind=audit",
      "its verification inspects work"
    ),
    (
      "att.csv stakes.csv --scenario history.yaml --set mechanism.reward.kind=royalty",
      "its reward is for use"
    ),
    (
      "att.csv stakes.csv --scenario history.yaml --set mechanism.reward.kind=pool-share",
      "give the attestations a column 'score'"
    ),
    ("att.csv stakes.csv --scenario missing.yaml", "missing.yaml: There is no such file."),
  ])
  func `what cannot be replayed is refused before anything is written`(
    arguments: String, message: String
  ) throws {
    try withProgram { program in
      try recorded(program)

      let ending = try program.shell("$mesocosm replay \(arguments)")

      #expect(ending.code == 2)
      #expect(ending.errors.contains(message), "\(ending.errors)")
      #expect(!program.exists("Results"))
    }
  }
}

extension ReplayTests {
  @Test func `folders of replays of one record are compared`() throws {
    try withProgram { program in
      try recorded(program)
      for (variant, folder) in [("chain-original", "a"), ("chain-yuma3", "b")] {
        _ = try program.run(
          "replay", "weights.csv", "stakes.csv", "--variant", variant, "--out", folder)
      }
      _ = try program.run(
        "replay", "weights.csv", "stakes.csv", "--variant", "chain-original", "--variant",
        "chain-yuma3", "--out", "both")

      let apart = try program.run("compare", "a", "b", "--format", "csv")
      let together = try program.run("compare", "both", "--format", "csv")

      #expect(apart.code == 0)
      #expect(apart.output == together.output)
      #expect(apart.output.split(separator: "\n").count == 3)
    }
  }

  @Test func `replays of different records are not compared`() throws {
    try withProgram { program in
      try recorded(program)
      _ = try program.run("replay", "weights.csv", "stakes.csv", "--out", "a")
      try program.write(stakes.replacing("2,b,2", with: "2,b,3"), to: "stakes.csv")
      _ = try program.run("replay", "weights.csv", "stakes.csv", "--out", "b")

      let ending = try program.run("compare", "a", "b")

      #expect(ending.code == 2)
      #expect(ending.errors.contains("replays of different records"))
    }
  }
}
