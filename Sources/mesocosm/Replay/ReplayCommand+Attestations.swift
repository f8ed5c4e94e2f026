import MesoExperiment
import MesoMechanisms
import MesoModel
import MesoReport
import MesoScenario

extension ReplayCommand {
  /// Asks a scenario's mechanisms about recorded attestations.
  func attestations() throws {
    guard variant.isEmpty, network == nil, arithmetic == .real else {
      throw Ending.badInput(
        "error: '--variant', '--network' and '--arithmetic' are for weights; attestations run "
          + "under '--scenario'.")
    }
    let replay = try attestationReplay()
    let folder = try folder(named: replay.record.name)
    if !quiet {
      Console.complain(
        "note: Verification, reward, validator reward and slashing are asked; the other parts of "
          + "the scenario are not.")
    }
    do {
      let (totals, manifest) = try AttestationWriter(replay).write(
        to: folder, command: words + ["--scenario", scenario ?? ""])
      Console.print(totals.rendered(table.format))
      let treatments = replay.scenario.treatments.count
      close(
        "\(replay.record.epochs.count) epochs of \(replay.record.identities.count) identities "
          + "under \(treatments) \(treatments == 1 ? "treatment" : "treatments").", folder,
        manifest)
    } catch {
      throw Ending.failed("error: \(error)")
    }
  }

  /// Everything that was given, checked before anything is written.
  private func attestationReplay() throws -> AttestationReplay {
    guard let scenario else {
      throw Ending.badInput(
        "error: A record of attestations needs '--scenario FILE', whose mechanism judges and pays.")
    }
    var complaints: [String] = []
    var resolved: ResolvedScenario?
    var record: RecordedAttestations?
    do { resolved = try ScenarioLoader().load(file: scenario, overrides: settings) } catch {
      complaints.append(String(describing: error))
    }
    let decimals = resolved?.treatments.first?.world.token.decimals ?? 9
    do { record = try RecordedAttestations(files: recordFiles, decimals: decimals) } catch {
      complaints.append(String(describing: error))
    }
    guard let resolved, let record, complaints.isEmpty else {
      throw Ending.badInput(complaints.joined(separator: "\n"))
    }
    do { return try AttestationReplay(record, scenario: resolved) } catch {
      throw Ending.badInput("error: \(error)")
    }
  }
}
