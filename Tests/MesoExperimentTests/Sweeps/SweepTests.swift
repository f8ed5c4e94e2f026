import Foundation
import MesoModel
import MesoPrimitives
import MesoScenario
import Synchronization
import Testing

@testable import MesoExperiment

@Suite struct SweepTests {
  @Test func `a sweep makes every run once, the same for any number of jobs`() throws {
    try TinySweep.inFolder { folder in
      let sweep = try Sweep(TinySweep.plan())

      let rows = try [1, 2, 5].map { jobs in
        try TinySweep.journal(of: sweep, in: folder, jobs: jobs).rows()
      }

      #expect(rows[0].count == 24)
      #expect(rows[1] == rows[0])
      #expect(rows[2] == rows[0])
    }
  }

  @Test func `a point has the values of its scenario run alone`() throws {
    let plan = try TinySweep.plan()
    let sweep = try Sweep(plan)
    let scenario = try TinyScenario.loaded(["demand.budget=20", "contributors.lazy.operators=3"])
    let experiment = Experiment(scenario).with(runs: [RunID(treatment: 1, replicate: 2)])

    let id = SweepRunID(point: 3, treatment: 1, replicate: 2)
    let entry = try #require(sweep.entry(of: id) { _, _ in NoRecorder() })
    let alone = try experiment.run(jobs: 1, into: Shelf()) { _ in NoRecorder() }

    #expect(plan.points[2].text == "demand.budget = 20, contributors.lazy.operators = 3")
    #expect(entry.values == alone.values)
  }

  @Test func `worlds that are not kept are made again alike`() throws {
    try TinySweep.inFolder { folder in
      let plan = try TinySweep.plan()

      let kept = try TinySweep.journal(of: Sweep(plan), in: folder)
      let made = try TinySweep.journal(of: Sweep(plan, retainedPoints: 1), in: folder)

      #expect(try made.rows() == kept.rows())
    }
  }

  @Test func `a sweep that was cancelled goes on where it stopped`() throws {
    try TinySweep.inFolder { folder in
      let sweep = try Sweep(TinySweep.plan())
      let whole = try TinySweep.journal(of: sweep, in: folder)
      let header = sweep.header(version: "1", command: [])
      let journal = try Journal.create(at: "\(folder)/stopped", header)
      let progress = RunProgress()
      let runs = Atomic(0)

      try sweep.run(
        into: journal, except: RunSet(capacity: 24), jobs: 2, progress: progress
      ) { _, _ in
        if runs.add(1, ordering: .relaxed).newValue == 10 { progress.cancel() }
        return NoRecorder()
      }
      let finished = try sweep.finishedRuns(in: journal)
      try sweep.run(into: journal, except: finished, jobs: 2)

      #expect((7...10).contains(finished.count))
      #expect(try journal.rows() == whole.rows())
    }
  }

  @Test func `a run that fails is a row and the others go on`() throws {
    try TinySweep.inFolder { folder in
      var sweep = try Sweep(TinySweep.plan())
      // Less than the cohorts hold: the engine refuses it.
      for treatment in 0..<2 { sweep.worlds.retained[1][treatment].supply = .zero }

      let journal = try TinySweep.journal(of: sweep, in: folder)

      var failed: [SweepRunID: String] = [:]
      try journal.forEachRun { entry in failed[entry.id] = entry.status.failure }
      #expect(failed.count == 6)
      #expect(failed.keys.allSatisfy { $0.point == 2 })
      #expect(failed.values.allSatisfy { $0.contains("less than the") })
      #expect(try sweep.finishedRuns(in: journal).count == 24)
    }
  }

  @Test func `shards make the same runs as one machine`() throws {
    try TinySweep.inFolder { folder in
      let plan = try TinySweep.plan()
      let whole = try TinySweep.journal(of: Sweep(plan), in: folder)

      var rows: [String] = []
      for text in ["2/3", "3/3", "1/3"] {
        let sweep = try Sweep(plan, shard: #require(Shard(text)))
        rows += try TinySweep.journal(of: sweep, in: folder).rows()
      }

      #expect(try rows.sorted() == whole.rows().sorted())
    }
  }

  private struct Shelf: RunSink {
    var values: [Double?] = []
    mutating func take(_ record: RunRecord) { values = record.values }
  }
}
