public import MesoExperiment
import MesoPrimitives
import MesoScenario

/// Writes a comparison of results that other folders hold.
public struct ComparisonWriter {
  private let comparison: Comparison
  private let results: [RecordedResult]

  public init(_ comparison: Comparison, of results: [RecordedResult]) {
    self.comparison = comparison
    self.results = results
  }

  /// Writes `comparison.csv` and the manifest.
  ///
  /// - Parameters:
  ///   - folder: An empty folder, made ready by ``OutputFolder/prepare(overwrite:)``.
  ///   - command: The words of the command that matter to the comparison.
  /// - Throws: `FileFailure`.
  public func write(to folder: OutputFolder, command: [String]) throws {
    _ = try FinishedTables(tables: [(.comparison, ComparisonRows.text(comparison).bytes)])
      .publish(to: folder) { manifest($0[0], command: command) }
  }

  /// Its scenario digest is that of the result digests of all folders, a line each.
  private func manifest(_ table: Manifest.Table, command: [String]) -> Manifest {
    var scenarios = SHA256Digest()
    for result in results { scenarios.update(result.manifest.resultDigest + "\n") }
    let manifests = results.map { $0.manifest }
    return Manifest(
      kind: "folder-comparison", schemaVersion: 1, version: Mesocosm.version, command: command,
      scenario: results[0].scenario.name, scenarioDigest: scenarios.finalize(),
      seed: manifests[0].seed, treatments: arms,
      replicates: Set(manifests.flatMap { $0.replicates }).sorted(),
      runsPlanned: manifests.reduce(0) { $0 + $1.runsPlanned },
      runsFinished: manifests.reduce(0) { $0 + $1.runsFinished },
      runsFailed: manifests.reduce(0) { $0 + $1.runsFailed },
      failures: manifests.flatMap { $0.failures }, status: .finished, files: [table],
      resultDigest: Manifest.digest(of: [table]))
  }

  private var arms: [String] {
    comparison.rows.map { $0.mechanism }.reduce(into: []) { names, name in
      if names.last != name { names.append(name) }
    }
  }
}
