import Foundation
import MesoModel
import MesoScenario
import Testing

@testable import MesoExperiment

@Suite struct DeviationAuditTests {
  private let choice = DeviationChoice(coalitions: [1, 3], splits: [2])

  private func text(_ findings: DeviationFindings) -> [String] {
    findings.rows.map { "\($0.mechanism) \($0.deviation) \($0.tercile ?? 0) \($0.gain)" }
  }

  @Test func `findings do not depend on the number of jobs`() throws {
    let scenario = try TinyScenario.loaded()

    let one = try findings(scenario, choice, jobs: 1)

    #expect(try text(findings(scenario, choice, jobs: 3)) == text(one))
    // 5 wholes and 6 terciles of each of two treatments, less the validators' terciles.
    #expect(one.rows.count == 2 * (4 + 6))
    #expect(one.family == one.rows.count)
  }

  @Test func `an audit goes on where it was stopped and repeats nothing`() throws {
    let scenario = try TinyScenario.loaded()
    let audit = try DeviationAudit(scenario, choice)
    try TinySweep.inFolder { folder in
      let header = audit.header(version: "1", command: ["deviate"])
      let journal = try Journal.create(at: "\(folder)/journal.sqlite", header)
      let progress = RunProgress()
      let stopper = Thread {
        while progress.runs < 7 { Thread.sleep(forTimeInterval: 0.001) }
        progress.cancel()
      }
      stopper.start()
      try audit.run(
        into: journal, except: try audit.finishedRuns(in: journal), jobs: 1, progress: progress)
      let before = try audit.finishedRuns(in: journal).count
      let rest = RunProgress()
      try audit.run(
        into: journal, except: try audit.finishedRuns(in: journal), jobs: 2, progress: rest)

      #expect(before >= 7)
      #expect(before + rest.runs == audit.runs)
      #expect(try text(audit.findings(from: journal)) == text(findings(scenario, choice)))
    }
  }

  @Test func `taking up a behaviour that is one's own gains exactly nothing`() throws {
    let scenario = try TinyScenario.loaded(
      ["contributors.twin={strategy: honest, operators: 0, effort-cost: 0.40}"])

    let found = try findings(
      scenario, DeviationChoice(to: ["twin"], coalitions: [1, 3], splits: []))

    #expect(found.rows.allSatisfy { $0.verdict == .indifferent && $0.gain.mean == 0 })
    #expect(found.rows.allSatisfy { $0.honest[.contributors]?.mean == 0 })
    #expect(found.paying.isEmpty)
  }

  @Test func `verdicts follow the interval and epsilon`() {
    func verdict(_ low: Double, _ high: Double) -> DeviationFindings.Verdict {
      DeviationFindings.Verdict(Interval(low: low, high: high), epsilon: 1)
    }
    #expect(verdict(1.1, 3) == .pays)
    #expect(verdict(0.5, 3) == .inconclusive)
    #expect(verdict(-1, 1) == .indifferent)
    #expect(verdict(-4, 0.9) == .deters)
    #expect(verdict(-4, 1.2) == .inconclusive)
    #expect(DeviationFindings.Verdict(nil, epsilon: 1) == .inconclusive)
  }

  @Test func `the largest gain's interval spans what the largest of all gains can be`() throws {
    let found = try findings(try TinyScenario.loaded(), choice)

    for largest in found.exploitability {
      let rows = found.rows.filter { $0.mechanism == largest.mechanism && $0.tercile == nil }
      #expect(largest.gain == rows.compactMap { $0.gain.mean }.max())
      #expect(largest.interval?.low == rows.compactMap { $0.interval?.low }.max())
      #expect(largest.interval?.high == rows.compactMap { $0.interval?.high }.max())
    }
  }

  @Test func `the focal operators' luck moves nobody else's`() throws {
    // Payments do not depend on others here, so nobody honest is affected by who is looked at.
    let found = try findings(
      try InspectionGame.scenario(rate: 0.2, slash: 20, ["replicates=3"]),
      DeviationChoice(coalitions: [1, 10], splits: []))

    #expect(found.rows.allSatisfy { $0.honest[.contributors]?.mean == 0 })
  }
}
