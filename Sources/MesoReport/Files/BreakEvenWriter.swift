public import MesoExperiment
public import MesoScenario

/// Writes what searches for break-even points found.
public struct BreakEvenWriter {
  private let frontier: BreakEvenFrontier
  private let scenario: ResolvedScenario
  private let header: JournalHeader

  /// - Parameters:
  ///   - scenario: The scenario as it is without changes.
  ///   - header: The header of the journal that holds the runs.
  public init(
    _ frontier: BreakEvenFrontier, scenario: ResolvedScenario, header: JournalHeader
  ) {
    self.frontier = frontier
    self.scenario = scenario
    self.header = header
  }

  /// `breakeven.csv` as text.
  public var csv: String { String(decoding: BreakEvenRows.text(frontier).bytes, as: UTF8.self) }

  /// Writes `scenario.yaml`, `breakeven.csv`, `points.csv` and the manifest.
  ///
  /// - Parameters:
  ///   - failures: Runs that failed: the value of the lever, the replicate and the reason.
  ///   - folder: A folder without unfinished files.
  /// - Throws: `FileFailure`.
  public func write(
    failures: [(value: String, replicate: Int, reason: String)], to folder: OutputFolder
  ) throws -> Manifest {
    let runs = frontier.parts.reduce(0) { $0 + $1.runs }
    try folder.write(scenario.recordFiles)
    return try FinishedTables(tables: [
      (.scenario, Array(scenario.text.utf8)),
      (.breakEven, BreakEvenRows.text(frontier).bytes),
      (.points, BreakEvenRows.points(frontier).bytes),
    ]).publish(to: folder) { tables in
      Manifest(
        kind: "breakeven", schemaVersion: 1, version: Mesocosm.version, command: header.command,
        scenario: scenario.name, scenarioDigest: scenario.digest, seed: scenario.seed,
        treatments: [frontier.mechanism], replicates: Array(1...max(1, scenario.replicates)),
        runsPlanned: runs, runsFinished: runs, runsFailed: failures.count,
        points: frontier.parts.reduce(0) { $0 + $1.evaluations },
        varied: frontier.over + [frontier.axis.lever.path],
        failures: failures.prefix(100).map {
          Manifest.Failure(
            mechanism: frontier.mechanism, replicate: $0.replicate,
            error: "\(frontier.axis.lever.path) = \($0.value): \($0.reason)")
        }, status: .finished, files: tables, resultDigest: Manifest.digest(of: tables))
    }
  }
}
