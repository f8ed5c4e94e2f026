import Foundation
import MesoMechanisms
import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

/// Recorded weights and stakes that drive a run.
@Suite struct RecordedRunTests {
  /// Three validators and two servers; weights, and stakes, as matrices by epoch.
  private let weights: [[[Double]]] = [
    [[1, 0], [1, 0], [0, 1]], [[0.5, 0.5], [0, 1], [1, 0]], [[0, 1], [0, 1], [1, 0]],
  ]
  private let stakes: [[Double]] = [[80, 10, 10], [80, 10, 10], [20, 30, 50]]

  private var weightText: String {
    var text = "epoch,validator,server,weight\n"
    for (epoch, rows) in weights.enumerated() {
      for (validator, row) in rows.enumerated() {
        for (server, weight) in row.enumerated() where weight > 0 {
          text += "\(epoch + 1),v\(validator),s\(server),\(weight)\n"
        }
      }
    }
    return text
  }

  private var stakeText: String {
    "epoch,identity,stake\n"
      + stakes.enumerated().flatMap { epoch, row in
        row.enumerated().map { "\(epoch + 1),v\($0),\($1)\n" }
      }.joined()
  }

  private func world(in folder: URL, _ settings: String) throws -> World {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try weightText.write(
      to: folder.appending(path: "w.csv"), atomically: true, encoding: .utf8)
    try stakeText.write(
      to: folder.appending(path: "s.csv"), atomically: true, encoding: .utf8)
    let text = """
      scenario: recorded
      epochs: 3
      warm-up: 0
      replicates: 1
      treasury: {balance: 0}
      demand: {usage: 0, fee: 0}
      contributors:
        first: {strategy: honest, operators: 1}
        second: {strategy: honest, operators: 1}
      validators:
        first: {strategy: honest, operators: 1, stake: 7}
        second: {strategy: honest, operators: 1}
        third: {strategy: honest, operators: 1}
      mechanism:
        preset: yuma-consensus
        verification: {kind: peer-evaluation, recorded: "w.csv, s.csv", \(settings)}
        reward: {kind: yuma, emission: 100, owner-cut: 0}
      """
    return try ScenarioLoader().load(
      text: text, file: folder.appending(path: "scenario.yaml").path
    ).treatments[0].world
  }

  @Test(arguments: [
    ("variant: chain-original", YumaVariant.chainOriginal),
    ("variant: yuma3-liquid", .yuma3Liquid),
  ])
  func `a recorded run pays what the rule says of the record`(
    settings: String, variant: YumaVariant
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "recorded-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let frames = try frames(of: try world(in: folder, settings))
    var network = YumaNetwork(identities: 5, rule: variant.rule)
    for (epoch, frame) in frames.enumerated() {
      var rows = SparseRows<Double>(rows: 0)
      for row in weights[epoch] {
        for (server, weight) in row.enumerated() where weight > 0 {
          rows.append(weight, column: Int32(3 + server))
        }
        rows.endRow()
      }
      for _ in 0..<2 { rows.endRow() }
      let outcome = network.step(YumaEpoch(stakes: stakes[epoch] + [0, 0], weights: rows))
      // Parts of 50 tokens on each side, each rounded down to a billionth.
      for server in 0..<2 {
        let paid = Double(frame.contributors[server].rewards) / 50e9
        #expect(abs(paid - outcome.incentive[3 + server]) < 1e-9)
      }
      for validator in 0..<3 {
        let paid = Double(frame.validators[validator].rewards) / 50e9
        #expect(abs(paid - outcome.dividends[validator]) < 1e-9)
        #expect(frame.validators[validator].inspections == 0)
      }
    }
  }
}
