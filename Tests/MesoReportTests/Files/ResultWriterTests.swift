import Foundation
import MesoExperiment
import MesoPrimitives
import Testing

@testable import MesoReport

@Suite struct ResultWriterTests {
  @Test func `a finished run leaves its tables and a manifest, and no part files`() throws {
    try withTemporaryFolder { folder in
      let manifest = try TinyScenario.written(to: folder, includesOperators: true)

      #expect(
        try folder.fileNames() == [
          "claims.csv", "cohorts.csv", "epochs.csv", "flows.csv", "manifest.json",
          "operators.csv", "runs.csv", "scenario.yaml", "summary.csv",
        ])
      #expect(manifest.status == .finished)
      #expect(manifest.runsFinished == 10 && manifest.runsFailed == 0)
      #expect(manifest.replicates == [1, 2, 3, 4, 5])
    }
  }

  @Test(arguments: [2, 4])
  func `every file has the same bytes for any number of jobs`(jobs: Int) throws {
    try withTemporaryFolder { one in
      try withTemporaryFolder { many in
        let first = try TinyScenario.written(to: one, jobs: 1)
        let second = try TinyScenario.written(to: many, jobs: jobs)

        #expect(first == second)
        for file in try one.fileNames() {
          #expect(try one.text(of: file) == many.text(of: file), "\(file)")
        }
      }
    }
  }

  @Test func `the result digest is that of the lines that sha256sum prints`() throws {
    try withTemporaryFolder { folder in
      let manifest = try TinyScenario.written(to: folder)

      var lines = SHA256Digest()
      for name in ["epochs", "cohorts", "flows", "runs", "summary", "claims"] {
        var file = SHA256Digest()
        file.update(try folder.text(of: "\(name).csv"))
        lines.update("\(file.finalize())  \(name).csv\n")
      }
      #expect(manifest.resultDigest == lines.finalize())
    }
  }

  @Test func `asking for more tables does not change the result digest; another seed does`() throws
  {
    try withTemporaryFolder { folder in
      let plain = try TinyScenario.written(to: folder)
      let more = try TinyScenario.written(to: folder, includesOperators: true)
      let other = try TinyScenario.written(to: folder, overrides: ["seed=8"])

      #expect(plain.resultDigest == more.resultDigest)
      #expect(plain.resultDigest != other.resultDigest)
      #expect(try folder.fileNames().contains("operators.csv") == false)
    }
  }

  @Test func `an interrupted run says so and keeps what was finished`() throws {
    try withTemporaryFolder { folder in
      let progress = RunProgress()
      progress.cancel()

      let manifest = try TinyScenario.written(to: folder, progress: progress)

      #expect(manifest.status == .interrupted)
      #expect(manifest.runsPlanned == 10 && manifest.runsFinished == 0)
      #expect(try folder.text(of: "manifest.json").contains("\"status\" : \"interrupted\""))
      #expect(try folder.rows(of: .runs).count == 1)
    }
  }

  @Test func `until it finishes, a writer has only part files, and none once abandoned`() throws {
    try withTemporaryFolder { folder in
      let experiment = Experiment(try TinyScenario.loaded())
      let tables = StreamedTables(experiment, includesOperators: false, includesEvents: true)
      try folder.prepare(overwrite: false)

      var writer = try ResultWriter(experiment, tables: tables, in: folder)
      let names = try folder.fileNames()
      writer.abandon()

      #expect(
        names == ["cohorts.csv.part", "epochs.csv.part", "events.csv.part", "flows.csv.part"])
      #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
  }

  @Test func `two writers cannot share a folder`() throws {
    try withTemporaryFolder { folder in
      let experiment = Experiment(try TinyScenario.loaded())
      let tables = StreamedTables(experiment, includesOperators: false, includesEvents: false)
      try folder.prepare(overwrite: false)
      var first = try ResultWriter(experiment, tables: tables, in: folder)
      defer { first.abandon() }

      let failure = #expect(throws: FileFailure.self) {
        try ResultWriter(experiment, tables: tables, in: folder)
      }

      #expect(
        failure?.description
          == "Cannot create '\(folder.path)/epochs.csv.part': File exists.")
      #expect(try folder.fileNames().count == 3)
    }
  }

  @Test func `the manifest names no folder, time or number of jobs`() throws {
    try withTemporaryFolder { folder in
      _ = try TinyScenario.written(to: folder)

      let json = try folder.text(of: "manifest.json")
      let manifest = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]

      #expect(!json.contains(folder.path))
      #expect(
        manifest?.keys.sorted() == [
          "command", "failures", "files", "kind", "replicates", "result_digest", "runs_failed",
          "runs_finished", "runs_planned", "scenario", "scenario_digest", "schema_version", "seed",
          "status", "treatments", "version",
        ])
    }
  }
}
