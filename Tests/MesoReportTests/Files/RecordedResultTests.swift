import Foundation
import MesoExperiment
import MesoScenario
import Testing

@testable import MesoReport

@Suite struct RecordedResultTests {
  @Test func `a folder gives back the values that were written, to the last bit`() throws {
    try withTemporaryFolder { folder in
      let manifest = try TinyScenario.written(to: folder)
      let experiment = Experiment(try TinyScenario.loaded())
      let run = try experiment.run(jobs: 1, into: Shelf(Results(of: experiment))) { _ in
        NoRows()
      }

      let recorded = try RecordedResult(in: folder.path)

      #expect(recorded.manifest == manifest)
      #expect(recorded.scenario.digest == manifest.scenarioDigest)
      for outcome in run.results.outcomes {
        #expect(recorded.values[outcome.id] == outcome.values)
      }
      #expect(recorded.arms(recorded.metrics).map { $0.name } == ["plain", "slashed"])
    }
  }

  @Test func `recorded runs give every table the same bytes again`() throws {
    try withTemporaryFolder { folder in
      _ = try TinyScenario.written(to: folder)
      let names = try folder.fileNames()
      let before = try names.map { try folder.text(of: $0) }
      let experiment = Experiment(try TinyScenario.loaded())
      let tables = StreamedTables(experiment, includesOperators: false, includesEvents: false)
      let records = try RecordedResult(in: folder.path).records(of: experiment, tables: tables)
      // Two runs are missing and are made again; no other is.
      let missing: Set<RunID> = [
        RunID(treatment: 1, replicate: 2), RunID(treatment: 0, replicate: 5),
      ]
      let progress = RunProgress()

      try folder.prepareToContinue()
      var writer = try experiment.run(
        jobs: 2, progress: progress, recorded: { missing.contains($0) ? nil : records[$0] },
        into: ResultWriter(experiment, tables: tables, in: folder)
      ) { tables.recorder(of: $0) }
      _ = try writer.finish(command: ["run", "tiny.yaml"])

      #expect(records.count == 10)
      #expect(progress.epochs == 2 * 12)
      #expect(try folder.fileNames() == names)
      #expect(try names.map { try folder.text(of: $0) } == before)
    }
  }

  @Test func `results without a wanted table are of no use for going on`() throws {
    try withTemporaryFolder { folder in
      _ = try TinyScenario.written(to: folder)
      let experiment = Experiment(try TinyScenario.loaded())
      let tables = StreamedTables(experiment, includesOperators: true, includesEvents: false)

      #expect(try RecordedResult(in: folder.path).records(of: experiment, tables: tables).isEmpty)
    }
  }

  @Test func `a folder without results, or with foreign ones, is refused in words`() throws {
    try withTemporaryFolder { folder in
      let missing = #expect(throws: RecordedResult.Refusal.self) {
        try RecordedResult(in: folder.path)
      }
      _ = try TinyScenario.written(to: folder)
      let manifest = try folder.text(of: "manifest.json")
      try manifest.replacing("\"run\"", with: "\"sweep\"").write(
        toFile: "\(folder.path)/manifest.json", atomically: true, encoding: .utf8)
      let foreign = #expect(throws: RecordedResult.Refusal.self) {
        try RecordedResult(in: folder.path)
      }

      #expect(missing?.description.contains("manifest.json") == true)
      #expect(foreign?.description.contains("holds the results of a sweep") == true)
    }
  }

  private struct Shelf: RunSink {
    var results: Results

    init(_ results: Results) { self.results = results }

    mutating func take(_ record: RunRecord) throws { results.append(record) }
  }

  private struct NoRows: RunRecorder {
    mutating func record(_ observation: EpochObservation) {}
    mutating func finish(_ observation: RunObservation) {}
    var rows: [[UInt8]] { [] }
  }
}
