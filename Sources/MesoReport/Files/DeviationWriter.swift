public import MesoExperiment
import MesoScenario

/// Writes what an audit found.
public struct DeviationWriter {
  private let audit: DeviationAudit
  private let findings: DeviationFindings
  private let header: JournalHeader

  /// - Parameter header: The header of the journal that the findings are from.
  public init(_ audit: DeviationAudit, _ findings: DeviationFindings, header: JournalHeader) {
    self.audit = audit
    self.findings = findings
    self.header = header
  }

  /// `deviations.csv` as text.
  public var csv: String { String(decoding: text.bytes, as: UTF8.self) }

  private var text: CSVText {
    DeviationRows.text(findings, scenario: audit.scenario.name, epsilon: audit.choice.epsilon)
  }

  /// Writes `scenario.yaml`, `deviations.csv` and the manifest.
  ///
  /// - Parameter folder: A folder without unfinished files.
  /// - Throws: `FileFailure`.
  public func write(to folder: OutputFolder) throws -> Manifest {
    try folder.write(audit.scenario.recordFiles)
    return try FinishedTables(tables: [
      (.scenario, Array(audit.scenario.text.utf8)), (.deviations, text.bytes),
    ]).publish(to: folder, manifest: manifest)
  }

  private func manifest(_ tables: [Manifest.Table]) -> Manifest {
    let scenario = audit.scenario
    return Manifest(
      kind: "deviations", schemaVersion: 1, version: Mesocosm.version, command: header.command,
      scenario: scenario.name, scenarioDigest: scenario.digest, seed: scenario.seed,
      treatments: scenario.treatments.map { $0.name },
      replicates: Array(1...max(1, scenario.replicates)), runsPlanned: audit.runs,
      runsFinished: findings.finished, runsFailed: findings.failures.count,
      failures: findings.failures.prefix(100).map {
        Manifest.Failure(
          point: $0.id.point, mechanism: $0.mechanism, replicate: $0.id.replicate,
          error: $0.reason)
      }, status: findings.finished == audit.runs ? .finished : .interrupted, files: tables,
      resultDigest: Manifest.digest(of: tables))
  }
}
