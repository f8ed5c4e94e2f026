public import MesoExperiment
import MesoModel
import MesoPrimitives
import MesoScenario

/// Writes what mechanisms would have decided and paid on a record of attestations.
public struct AttestationWriter {
  private let replay: AttestationReplay

  public init(_ replay: AttestationReplay) { self.replay = replay }

  /// Runs the replay and writes `verdicts.csv`, `payments.csv`, the scenario and the manifest.
  ///
  /// - Parameters:
  ///   - folder: An empty folder, made ready by ``OutputFolder/prepare(overwrite:)``.
  ///   - command: The words of the command that matter to the replay.
  /// - Returns: What each treatment did in all.
  /// - Throws: `FileFailure`; nothing is left half-written.
  public func write(
    to folder: OutputFolder, command: [String]
  ) throws -> (table: TextTable, manifest: Manifest) {
    do {
      let rows = AttestationRows(replay: replay)
      var verdicts = try PartFile(.verdicts, in: folder.path)
      var payments = try PartFile(.payments, in: folder.path)
      try verdicts.append(CSVText(row: AttestationRows.verdictColumns).bytes)
      try payments.append(CSVText(row: AttestationRows.paymentColumns).bytes)
      var totals = replay.scenario.treatments.map { _ in AttestationTotals() }
      try replay.run { step in
        try verdicts.append(rows.verdicts(step))
        try payments.append(rows.payments(step))
        totals[step.treatment].add(step)
      }
      let tables = [try verdicts.finish(), try payments.finish()]
      var scenario = try PartFile(.scenario, in: folder.path)
      try scenario.append(Array(replay.scenario.text.utf8))
      let manifest = manifest([try scenario.finish()] + tables, command: command)
      var part = try PartFile(.manifest, in: folder.path)
      try part.append(try manifest.json())
      _ = try part.finish()
      try folder.publish([.scenario, .verdicts, .payments])
      return (table(totals), manifest)
    } catch {
      folder.removeParts()
      throw error
    }
  }

  private func table(_ totals: [AttestationTotals]) -> TextTable {
    var table = TextTable(
      [
        "mechanism", "contributions", "accepted", "rewards_tokens", "validator_rewards_tokens",
        "slashed_tokens", "forfeited_tokens", "unpaid_tokens",
      ], firstNumber: 1)
    for (treatment, totals) in zip(replay.scenario.treatments, totals) {
      let decimals = treatment.world.token.decimals
      let amounts = [
        totals.rewards, totals.validatorRewards, totals.slashed, totals.forfeited, totals.unpaid,
      ]
      table.add(
        [treatment.name, String(totals.contributions), String(totals.accepted)]
          + amounts.map { Amount(units: $0).text(decimals: decimals) })
    }
    return table
  }

  private func manifest(_ tables: [Manifest.Table], command: [String]) -> Manifest {
    let names = replay.scenario.treatments.map { $0.name }
    var digest = SHA256Digest()
    digest.update("\(replay.record.digest)\n\(replay.scenario.digest)\n")
    return Manifest(
      kind: "replay", schemaVersion: 1, version: Mesocosm.version, command: command,
      scenario: replay.record.name, scenarioDigest: digest.finalize(), seed: 0, treatments: names,
      replicates: [1], runsPlanned: names.count, runsFinished: names.count, runsFailed: 0,
      failures: [], status: .finished, files: tables, resultDigest: Manifest.digest(of: tables))
  }
}

/// What a treatment did over all epochs. Base units.
private struct AttestationTotals {
  var contributions = 0
  var accepted = 0
  var rewards: Int64 = 0
  var validatorRewards: Int64 = 0
  var slashed: Int64 = 0
  var forfeited: Int64 = 0
  var unpaid: Int64 = 0

  mutating func add(_ step: AttestationStep) {
    let settlement = step.settlement
    contributions += settlement.verdicts.count
    accepted += settlement.verdicts.count { $0 == .accepted }
    rewards += settlement.rewards.reduce(0, +)
    validatorRewards += settlement.validatorRewards.reduce(0, +)
    slashed += settlement.slashes.reduce(0, +)
    forfeited += settlement.forfeits.reduce(0, +)
    unpaid += settlement.unpaid
  }
}
