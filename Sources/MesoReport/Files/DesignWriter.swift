public import MesoExperiment
public import MesoScenario

/// Writes what a search for a design found.
public struct DesignWriter {
  private let plan: OptimizationPlan
  private let found: DesignFront
  private let header: JournalHeader

  /// - Parameter header: The header of the journal that holds the runs.
  public init(_ plan: OptimizationPlan, _ found: DesignFront, header: JournalHeader) {
    self.plan = plan
    self.found = found
    self.header = header
  }

  /// `front.csv` as text.
  public var csv: String { String(decoding: DesignRows.front(plan, found).bytes, as: UTF8.self) }

  /// Writes the plan, the tables and the manifest.
  ///
  /// - Parameter folder: A folder without unfinished files.
  /// - Throws: `FileFailure`.
  public func write(to folder: OutputFolder) throws -> Manifest {
    try folder.write(plan.base.recordFiles)
    return try FinishedTables(tables: [
      (.scenario, Array(plan.text.utf8)),
      (.front, DesignRows.front(plan, found).bytes),
      (.criteria, DesignRows.criteria(plan, found).bytes),
      (.points, DesignRows.points(plan, found).bytes),
    ]).publish(to: folder, manifest: manifest)
  }

  private func manifest(_ tables: [Manifest.Table]) -> Manifest {
    Manifest(
      kind: "optimization", schemaVersion: 1, version: Mesocosm.version, command: header.command,
      scenario: plan.name, scenarioDigest: plan.digest, seed: plan.base.seed,
      treatments: [plan.mechanism], replicates: Array(1...(2 * plan.replicates)),
      runsPlanned: found.runs, runsFinished: found.runs, runsFailed: found.failures.count,
      points: found.tried.count, varied: plan.levers,
      failures: found.failures.prefix(100).map {
        Manifest.Failure(
          point: $0.design, mechanism: plan.mechanism, replicate: $0.replicate, error: $0.reason)
      }, status: .finished, files: tables, resultDigest: Manifest.digest(of: tables))
  }
}

extension OptimizationPlan {
  /// The name of the treatment that is designed.
  public var mechanism: String { base.treatments[treatment].name }
}
