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
    do {
      let bytes = ComparisonRows.text(comparison).bytes
      let table = try write(bytes, to: .comparison, in: folder)
      let manifest = try manifest(table, command: command).json()
      _ = try write(manifest, to: .manifest, in: folder)
      try folder.publish([.comparison])
    } catch {
      folder.removeParts()
      throw error
    }
  }

  private func write(
    _ bytes: [UInt8], to file: ResultFile, in folder: OutputFolder
  ) throws -> Manifest.Table {
    var part = try PartFile(file, in: folder.path)
    try part.append(bytes)
    return try part.finish()
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
