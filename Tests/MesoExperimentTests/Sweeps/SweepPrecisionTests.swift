import MesoModel
import MesoScenario
import Testing

@testable import MesoExperiment

@Suite struct SweepPrecisionTests {
  private func sweep(_ width: Double, maximum: Int = 40) throws -> Sweep {
    try Sweep(
      TinySweep.plan(
        "list: [{contributors.lazy.operators: 1}, {contributors.lazy.operators: 60}]",
        overrides: ["headline=[acceptance_rate]"]),
      precision: PrecisionTarget(relativeHalfWidth: width, maximum: maximum))
  }

  private func journal(_ sweep: Sweep, _ name: String, in folder: String) throws -> Journal {
    try Journal.create(at: "\(folder)/\(name)", sweep.header(version: "1", command: []))
  }

  @Test func `replicates are added to what needs them alone`() throws {
    try TinySweep.inFolder { folder in
      let sweep = try sweep(0.038)
      let journal = try journal(sweep, "j", in: folder)

      let looks = try #require(
        try sweep.run(into: journal, except: RunSet(capacity: 0), jobs: 2))

      #expect(sweep.headline.map { sweep.metrics[$0].name } == ["acceptance_rate"])
      #expect(looks.planned == [20, 20, 40, 40])
      #expect(looks.open.isEmpty)
      #expect(looks.levels == [0.9875, 0.9875, 0.99375, 0.99375])
      #expect(try sweep.finishedRuns(in: journal).count == 120)
    }
  }

  @Test func `a look counts its own replicates, however many there are`() throws {
    try TinySweep.inFolder { folder in
      let wide = try sweep(0.3)
      let narrow = try sweep(0.038)
      let journal = try journal(narrow, "j", in: folder)
      try narrow.run(into: journal, except: RunSet(capacity: 0), jobs: 2)
      let finished = try narrow.finishedRuns(in: journal)

      let first = try narrow.precise(
        [0, 1, 2, 3], in: journal, replicates: 10, level: 0.975,
        target: #require(narrow.precision))
      let again = try narrow.run(into: journal, except: finished, jobs: 2)
      let easy = try wide.run(into: journal, except: finished, jobs: 2)

      #expect(first.isEmpty)
      #expect(again?.planned == [20, 20, 40, 40])
      #expect(easy?.planned == [10, 10, 10, 10])
      #expect(try narrow.finishedRuns(in: journal).count == 120)
    }
  }

  @Test func `a look that was not finished is not judged`() throws {
    try TinySweep.inFolder { folder in
      let sweep = try sweep(0.3)
      let journal = try journal(sweep, "j", in: folder)
      let progress = RunProgress()
      progress.cancel()

      let looks = try sweep.run(
        into: journal, except: RunSet(capacity: 0), jobs: 2, progress: progress)

      #expect(looks?.planned == [10, 10, 10, 10])
      #expect(looks?.open == [0, 1, 2, 3])
      #expect(try sweep.finishedRuns(in: journal).count == 0)
    }
  }

  @Test func `paths are judged by what their points have in common`() throws {
    try TinySweep.inFolder { folder in
      let plan = try TinySweep.plan(
        "grid: {token.symbol: [ONE, TWO], contributors.lazy.operators: [1, 60]}",
        overrides: ["headline=[acceptance_rate]"])
      let sweep = try Sweep(
        plan, precision: PrecisionTarget(relativeHalfWidth: 0.038, maximum: 40))
      let journal = try journal(sweep, "j", in: folder)
      let looks = try sweep.run(into: journal, except: RunSet(capacity: 0), jobs: 2)

      let warnings = try sweep.warnings(from: journal, after: looks)

      #expect(looks?.planned == [20, 20, 40, 40, 20, 20, 40, 40])
      #expect(warnings.count == 1)
      #expect(warnings.first?.hasPrefix("'token.symbol' is inert") == true)
    }
  }

  @Test func `bootstrap intervals have draws of their own at every point`() throws {
    let plan = try TinySweep.plan()
    let (student, bootstrap) = (try Sweep(plan), try Sweep(plan, intervals: .bootstrap))
    let values: [Double?] = [1, 2, 4, 8, nil, 16]
    func interval(_ sweep: Sweep, _ point: Int) -> Interval? {
      let id = SweepRunID(point: point, treatment: 0, replicate: 1)
      return sweep.summary(of: 0, values, at: id, level: 0.95).interval
    }

    #expect(interval(student, 1) == Interval.ofMean([1, 2, 4, 8, 16]))
    #expect(interval(student, 2) == interval(student, 1))
    #expect(interval(bootstrap, 1) == interval(bootstrap, 1))
    #expect(interval(bootstrap, 1) != interval(student, 1))
    #expect(interval(bootstrap, 1) != interval(bootstrap, 2))
  }
}
