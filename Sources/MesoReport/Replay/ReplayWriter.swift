public import MesoExperiment
import MesoMechanisms
import MesoPrimitives
import MesoScenario

/// Writes what a replay gives.
public struct ReplayWriter {
  private let replay: WeightReplay
  private let digest: String

  /// - Parameter digest: The SHA-256 digest of the record's files.
  public init(_ replay: WeightReplay, digest: String) {
    self.replay = replay
    self.digest = digest
  }

  /// Runs the replay and writes `consensus.csv`, `bonds.csv` and the manifest.
  ///
  /// - Parameters:
  ///   - folder: An empty folder, made ready by ``OutputFolder/prepare(overwrite:)``.
  ///   - command: The words of the command that matter to the replay.
  /// - Returns: A summary of each rule, the first being the baseline.
  /// - Throws: `FileFailure`; nothing is left half-written.
  public func write(
    to folder: OutputFolder, command: [String]
  ) throws -> (summaries: [ReplaySummary], manifest: Manifest) {
    do {
      let rows = ConsensusRows(replay: replay)
      var consensus = try PartFile(.consensus, in: folder.path)
      var bonds = try PartFile(.bonds, in: folder.path)
      try consensus.append(CSVText(row: ConsensusRows.consensusColumns).bytes)
      try bonds.append(CSVText(row: ConsensusRows.bondColumns).bytes)
      var summaries = replay.rules.map { ReplaySummary(name: $0.name) }
      var baseline: [Int: [Double]] = [:]
      try replay.run { step in
        try consensus.append(rows.consensus(step))
        try bonds.append(rows.bonds(step))
        let (servers, validators) = (step.outcome.serverEmission, step.outcome.validatorEmission)
        if step.rule == 0 { baseline[step.epoch] = zip(servers, validators).map { $0 + $1 } }
        summaries[step.rule].add(
          servers: servers, validators: validators,
          baseline: step.rule == 0 ? nil : baseline[step.epoch])
      }
      let manifest = try manifest([consensus.finish(), bonds.finish()], command: command)
      var part = try PartFile(.manifest, in: folder.path)
      try part.append(try manifest.json())
      _ = try part.finish()
      try folder.publish([.consensus, .bonds])
      return (summaries, manifest)
    } catch {
      folder.removeParts()
      throw error
    }
  }

  private func manifest(_ tables: [Manifest.Table], command: [String]) -> Manifest {
    Manifest(
      kind: "replay", schemaVersion: 1, version: Mesocosm.version, command: command,
      scenario: replay.network.name, scenarioDigest: digest, seed: 0,
      treatments: replay.rules.map { $0.name }, replicates: [1], runsPlanned: replay.rules.count,
      runsFinished: replay.rules.count, runsFailed: 0, failures: [], status: .finished,
      files: tables, resultDigest: Manifest.digest(of: tables))
  }
}
