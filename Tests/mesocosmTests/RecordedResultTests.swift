import Foundation
import Testing

/// Results of scenarios that run on a recorded network.
@Suite struct RecordedResultTests {
  private let weights = "epoch,validator,server,weight\n1,v,s,1\n1,w,t,1\n2,v,t,1\n2,w,t,1\n"
  private let stakes = "epoch,identity,stake\n1,v,8\n1,w,2\n2,v,8\n2,w,2\n"
  private let scenario = """
    scenario: on-record
    epochs: 2
    warm-up: 0
    replicates: 1
    treasury: {balance: 0}
    demand: {usage: 0, fee: 0}
    contributors: {all: {strategy: honest, operators: 2}}
    validators: {all: {strategy: honest, operators: 2}}
    mechanism:
      preset: yuma-consensus
      verification: {kind: peer-evaluation, recorded: "../data/w.csv, ../data/s.csv"}

    """
  private let sweep = """
    sweep: on-record-cut
    base: on-record.yaml
    design: [{grid: {mechanism.reward.owner-cut: [0, 0.18]}}]

    """

  private func written(_ program: Program) throws {
    for folder in ["data", "scenarios"] {
      try FileManager.default.createDirectory(
        at: program.folder.appending(path: folder), withIntermediateDirectories: true)
    }
    try program.write(weights, to: "data/w.csv")
    try program.write(stakes, to: "data/s.csv")
    try program.write(scenario, to: "scenarios/on-record.yaml")
    try program.write(sweep, to: "scenarios/cut.yaml")
  }

  @Test(arguments: [["run", "scenarios/on-record.yaml"], ["sweep", "scenarios/cut.yaml"]])
  func `a result stands alone: it is verified without the files that it was made of`(
    command: [String]
  ) throws {
    try withProgram { program in
      try written(program)
      let made = try program.run(command[0], command[1], "--out", "result", "--quiet")
      #expect(made.code == 0, "\(made.errors)")
      for folder in ["data", "scenarios"] {
        try FileManager.default.removeItem(at: program.folder.appending(path: folder))
      }
      try FileManager.default.moveItem(
        at: program.folder.appending(path: "result"),
        to: program.folder.appending(path: "elsewhere"))

      let verified = try program.run("verify", "elsewhere")

      #expect(verified.code == 0, "\(verified.errors)")
      #expect(verified.errors.contains("all the same"))
    }
  }

  @Test func `a record that was changed in a folder of results is found out`() throws {
    try withProgram { program in
      try written(program)
      _ = try program.run("run", "scenarios/on-record.yaml", "--out", "result", "--quiet")
      let names = try FileManager.default.contentsOfDirectory(
        atPath: program.folder.appending(path: "result").path)
      let record = try #require(names.first { $0.hasSuffix("-stakes.csv") })
      #expect(try program.text(of: "result/\(record)") == stakes)
      try program.write(
        stakes.replacingOccurrences(of: "2,w,2", with: "2,w,3"), to: "result/\(record)")

      let ending = try program.run("verify", "result")

      #expect(ending.code == 2)
      #expect(ending.errors.contains("is not what the manifest names"))
    }
  }

  @Test func `results that replace others leave no record behind`() throws {
    try withProgram { program in
      try written(program)
      _ = try program.run("run", "scenarios/on-record.yaml", "--out", "result", "--quiet")
      try program.write(
        stakes.replacingOccurrences(of: "2,w,2", with: "2,w,3"), to: "data/s.csv")

      let again = try program.run(
        "run", "scenarios/on-record.yaml", "--out", "result", "--overwrite", "--quiet")

      #expect(again.code == 0)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: program.folder.appending(path: "result").path)
      #expect(names.count { $0.hasPrefix("recorded-") } == 2)
    }
  }
}
