public import MesoExperiment
import MesoScenario

/// Writes the files of an experiment: rows as runs are delivered, the rest at the end.
///
/// Files have names that end with `.part` until all are complete; the manifest gets its name
/// last. Whatever stops the program before leaves nothing that looks finished.
public struct ResultWriter: RunSink {
  public private(set) var results: Results
  /// The treatment that the others are compared with; no comparison is written if `nil`.
  public var baseline: String?
  private var experiment: Experiment
  private let folder: OutputFolder
  private var streams: [PartFile]

  /// Creates the files of the tables that grow with every run.
  ///
  /// - Parameters:
  ///   - folder: An empty folder, made ready by ``OutputFolder/prepare(overwrite:)``.
  ///   - tables: The tables whose rows come with each run.
  /// - Throws: `FileFailure`.
  public init(_ experiment: Experiment, tables: StreamedTables, in folder: OutputFolder) throws {
    self.experiment = experiment
    self.folder = folder
    results = Results(of: experiment)
    streams = []
    do {
      for (table, columns) in tables.headers {
        streams.append(try PartFile(table, in: folder.path))
        try streams[streams.count - 1].append(CSVText(row: columns).bytes)
      }
    } catch {
      // Only what was created here: a file that was in the way is another writer's.
      for index in streams.indices { streams[index].discard() }
      throw error
    }
  }

  public mutating func take(_ record: RunRecord) throws {
    for (index, rows) in record.rows.enumerated() { try streams[index].append(rows) }
    if let checkpoint = record.checkpoint { try folder.write(checkpoint) }
    results.append(record)
  }

  /// Adds runs to those planned, for an experiment that goes on as its results demand.
  public mutating func plan(_ more: [RunID]) {
    experiment = experiment.with(runs: experiment.runs + more)
  }

  /// Changes how intervals of means are made.
  ///
  /// - Parameter levels: The confidence of each treatment's intervals; as it is if `nil`.
  public mutating func useIntervals(_ method: Results.IntervalMethod, levels: [Double]? = nil) {
    results.intervals = method
    if let levels { results.levels = levels }
  }

  /// Writes the remaining tables and the manifest, and gives all files their names.
  ///
  /// - Parameter command: The words of the command that matter to the results.
  /// - Returns: The manifest written.
  /// - Throws: `FileFailure`.
  public mutating func finish(command: [String]) throws -> Manifest {
    var tables: [Manifest.Table] = []
    for index in streams.indices {
      tables.append(try streams[index].finish())
    }
    var whole: [(ResultFile, [UInt8])] = [
      (.scenario, Array(results.scenario.text.utf8)), (.runs, RunRows.text(results).bytes),
      (.summary, SummaryRows.text(results).bytes),
    ]
    if !results.scenario.claims.isEmpty { whole.append((.claims, ClaimRows.text(results).bytes)) }
    if !experiment.criteria.isEmpty {
      whole.append((.criteria, CriterionRows.text(results).bytes))
    }
    if let comparison = baseline.flatMap({ results.comparison(baseline: $0) }) {
      whole.append((.comparison, ComparisonRows.text(comparison).bytes))
    }
    for (file, bytes) in whole { tables.append(try write(bytes, to: file)) }

    try folder.write(results.scenario.recordFiles)
    let manifest = manifest(tables: tables, command: command)
    _ = try write(try manifest.json(), to: .manifest)
    try folder.publish(
      ResultFile.allCases.filter { file in
        tables.contains { $0.file == file.rawValue }
      })
    return manifest
  }

  /// Removes everything that was written so far.
  public mutating func abandon() {
    for index in streams.indices { streams[index].discard() }
    folder.removeParts()
  }

  private func write(_ bytes: [UInt8], to file: ResultFile) throws -> Manifest.Table {
    var part = try PartFile(file, in: folder.path)
    try part.append(bytes)
    return try part.finish()
  }

  private func manifest(tables: [Manifest.Table], command: [String]) -> Manifest {
    let scenario = results.scenario
    let ordered = ResultFile.allCases.compactMap { file in
      tables.first { $0.file == file.rawValue }
    }
    let isComplete = results.outcomes.count == experiment.runs.count
    return Manifest(
      kind: baseline == nil ? "run" : "comparison", schemaVersion: 1,
      version: Mesocosm.version, command: command, scenario: scenario.name,
      scenarioDigest: scenario.digest, seed: scenario.seed,
      treatments: scenario.treatments.map { $0.name },
      replicates: Set(experiment.runs.map { $0.replicate }).sorted(),
      runsPlanned: experiment.runs.count, runsFinished: results.outcomes.count,
      runsFailed: results.failures,
      failures: results.outcomes.compactMap { outcome in
        outcome.failure.map {
          Manifest.Failure(
            mechanism: scenario.treatments[outcome.id.treatment].name,
            replicate: outcome.id.replicate, error: $0)
        }
      },
      status: isComplete ? .finished : .interrupted, files: ordered,
      resultDigest: Manifest.digest(of: ordered))
  }
}
