import Foundation
import MesoModel
import MesoPrimitives
import MesoReport
import MesoScenario
import Testing

@testable import MesoExperiment

@Suite struct SweepWriterTests {
  private func sweep(_ more: String = "") throws -> Sweep {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mesocosm-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try TinyScenario.text.write(
      to: folder.appending(path: "tiny.yaml"), atomically: true, encoding: .utf8)
    let plan = """
      sweep: tiny-sweep
      base: tiny.yaml
      replicates: 3
      design: [{grid: {demand.budget: [10, 20]}}]
      \(more)
      """
    return try Sweep(
      PlanLoader().sweep(text: plan, file: folder.appending(path: "plan.yaml").path))
  }

  /// Makes the first runs of a sweep and writes its tables.
  private func written(
    _ sweep: Sweep, runs: Int, to folder: OutputFolder
  ) throws -> SweepWriter.Outcome {
    try folder.prepare(overwrite: true)
    let journal = try Journal.create(
      at: folder.journal, sweep.header(version: "1", command: []))
    let tables = SweepTables(sweep)
    // The order of arrival does not show.
    let entries = (0..<runs).reversed().compactMap { place in
      sweep.entry(of: sweep.work[place]) { tables.recorder(of: $0, in: $1) }
    }
    try journal.append(entries)
    var writer = try SweepWriter(sweep, from: journal, to: folder)
    return try writer.write(command: ["sweep"])
  }

  @Test func `a run that failed is a row and is left out of the summary`() throws {
    try withTemporaryFolder { folder in
      var sweep = try sweep()
      // Less than the cohorts hold: the engine refuses it.
      sweep.worlds.retained[1][0].supply = .zero

      let outcome = try written(sweep, runs: 12, to: folder)

      let runs = try folder.rows(of: .runs)
      #expect(runs.count == 13)
      #expect(runs[7][2] == "2" && runs[7][6] == "failed")
      let failed = try #require(try RecordedRuns(in: folder)[6])
      #expect(failed.error.contains("less than the"))
      #expect(failed.metrics.values.allSatisfy { $0.isEmpty })
      let points = try folder.rows(of: .points).dropFirst().map { $0.suffix(3) }
      #expect(points == [["6", "6", "0"], ["6", "6", "3"]])
      let counts = try folder.rows(of: .summary).dropFirst()
        .filter { $0[1] == "plain" && $0[2] == "2" }.map { $0[6] }
      #expect(Set(counts) == ["0"])
      #expect(outcome.manifest.runsFailed == 3)
      #expect(outcome.manifest.failures.map { $0.point } == [2, 2, 2])
      #expect(outcome.manifest.status == .finished)
    }
  }

  @Test func `the tables of an interrupted sweep have what is finished`() throws {
    try withTemporaryFolder { folder in
      let outcome = try written(sweep("epoch-tables: true"), runs: 5, to: folder)

      #expect(outcome.manifest.status == .interrupted)
      #expect(outcome.manifest.runsFinished == 5)
      #expect(try folder.rows(of: .runs).count == 6)
      #expect(try folder.rows(of: .epochs).count == 1 + 5 * 12)
      let points = try folder.rows(of: .points).dropFirst().map { $0.suffix(3) }
      #expect(points == [["6", "3", "0"], ["6", "2", "0"]])
    }
  }

  @Test func `a sweep of one point has the summary of a run`() throws {
    try withTemporaryFolder { folder in
      var sweep = try sweep()
      sweep.worlds.retained[1] = sweep.worlds.retained[0]
      _ = try written(sweep, runs: 12, to: folder)
      let swept = try folder.rows(of: .summary)

      _ = try TinyScenario.written(
        to: folder, overrides: ["replicates=3", "demand.budget=10"])

      let run = try folder.rows(of: .summary)
      let first = swept.filter { $0[2] == "1" }.map { $0.dropFirst(4) }
      #expect(first == run.dropFirst().map { $0.dropFirst(3) })
    }
  }

  @Test func `a manifest is read back and its files are checked`() throws {
    try withTemporaryFolder { folder in
      let outcome = try written(sweep(), runs: 12, to: folder)

      #expect(try Manifest.read(in: folder) == outcome.manifest)
      #expect(outcome.manifest.problems(in: folder) == [])
      try "changed\n".write(
        toFile: "\(folder.path)/points.csv", atomically: true, encoding: .utf8)
      #expect(
        outcome.manifest.problems(in: folder) == [
          "'\(folder.path)/points.csv' was changed after it was written."
        ])
    }
  }

  @Test func `recorded runs are found row by row`() throws {
    try withTemporaryFolder { folder in
      var sweep = try sweep()
      sweep.worlds.retained[1][1].supply = .zero
      _ = try written(sweep, runs: 12, to: folder)

      let runs = try RecordedRuns(in: folder)

      #expect(runs.count == 12)
      let last = try #require(runs[11])
      #expect((last.point, last.mechanism, last.replicate) == (2, "slashed", 3))
      #expect(last.error.contains("less than the"))
      let first = try #require(runs[0])
      #expect(first.error.isEmpty)
      #expect(first.metrics["acceptance_rate"]?.isEmpty == false)
    }
  }
}
