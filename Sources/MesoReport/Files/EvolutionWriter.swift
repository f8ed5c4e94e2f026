public import MesoExperiment
import MesoModel
import MesoScenario

/// Writes what a study of long-run mixes found.
public struct EvolutionWriter {
  private let evolution: Evolution
  private let findings: EvolutionFindings
  private let header: JournalHeader

  /// - Parameter header: The header of the journal that the findings are from.
  public init(_ evolution: Evolution, _ findings: EvolutionFindings, header: JournalHeader) {
    self.evolution = evolution
    self.findings = findings
    self.header = header
  }

  /// `equilibria.csv` as text.
  public var csv: String {
    String(decoding: EquilibriumRows.text(evolution, findings).bytes, as: UTF8.self)
  }

  /// Writes the scenario, the tables, the game and the manifest.
  ///
  /// - Parameter folder: A folder without unfinished files.
  /// - Throws: `FileFailure`.
  public func write(to folder: OutputFolder) throws -> Manifest {
    var tables: [(ResultFile, [UInt8])] = [
      (.scenario, Array(evolution.scenario.text.utf8)),
      (.equilibria, EquilibriumRows.text(evolution, findings).bytes),
      (.payoffs, PayoffRows.text(evolution, findings).bytes),
      (.fixation, FixationRows.text(evolution, findings).bytes),
    ]
    if !findings.matrix.isEmpty { tables.append((.game, Array(game.text.utf8))) }
    if evolution.adapts {
      tables.append((.basins, BasinRows.text(evolution, findings).bytes))
      tables.append((.points, BasinRows.points(evolution, findings).bytes))
    }
    try folder.write(evolution.scenario.recordFiles)
    return try FinishedTables(tables: tables).publish(to: folder, manifest: manifest)
  }

  private var game: StrategicForm {
    StrategicForm(
      title: "\(evolution.scenario.name), \(evolution.mechanism), "
        + "\(evolution.choice.side.rawValue): tokens an epoch of one operator of the row's "
        + "behaviour among all others of the column's",
      strategies: findings.behaviours, matrix: findings.matrix)
  }

  private func manifest(_ tables: [Manifest.Table]) -> Manifest {
    let scenario = evolution.scenario
    return Manifest(
      kind: "evolution", schemaVersion: 1, version: Mesocosm.version, command: header.command,
      scenario: scenario.name, scenarioDigest: scenario.digest, seed: scenario.seed,
      treatments: [evolution.mechanism],
      replicates: Array(1...max(1, scenario.replicates)), runsPlanned: evolution.runs,
      runsFinished: findings.finished, runsFailed: findings.failures.count,
      points: evolution.mixes + evolution.starts,
      shard: header.shard.isWhole ? nil : header.shard.description,
      failures: findings.failures.prefix(100).map {
        Manifest.Failure(
          point: $0.id.point, mechanism: evolution.mechanism, replicate: $0.id.replicate,
          error: $0.reason)
      }, status: findings.finished == evolution.runs ? .finished : .interrupted, files: tables,
      resultDigest: Manifest.digest(of: tables))
  }
}
