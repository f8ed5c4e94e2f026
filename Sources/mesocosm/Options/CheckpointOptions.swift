import ArgumentParser
import Foundation
import MesoExperiment
import MesoModel
import MesoScenario

/// Where runs leave checkpoints, and where they go on from.
struct CheckpointOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write every run's whole state after this epoch, to continue from it.", valueName: "epoch"))
  var checkpointAt: Int?

  @Option(
    help: ArgumentHelp(
      "Go on from a checkpoint, or from all in a folder; --set changes levers from there on.",
      valueName: "path"))
  var fromCheckpoint: String?

  /// The options that change results, for the manifest.
  var words: [String] { fromCheckpoint.map { ["--from-checkpoint", $0] } ?? [] }

  /// Gives an experiment its checkpoints; with ``fromCheckpoint`` it has no other runs than those.
  ///
  /// - Throws: `Ending` when a checkpoint cannot be read or does not fit the scenario.
  func apply(to experiment: inout Experiment) throws {
    let epochs = experiment.scenario.treatments.map { $0.world.epochs }.min() ?? 0
    if let checkpointAt, !(1...epochs).contains(checkpointAt) {
      throw Ending.badInput(
        "error: '--checkpoint-at' is \(checkpointAt); it must be between 1 and \(epochs) epochs.")
    }
    experiment.checkpointEpoch = checkpointAt
    guard let fromCheckpoint else { return }
    var starts: [RunID: RunCheckpoint] = [:]
    for file in try files(at: fromCheckpoint) {
      let (id, checkpoint) = try start(in: file, for: experiment)
      starts[id] = checkpoint
    }
    experiment = experiment.with(runs: experiment.runs.filter { starts[$0] != nil })
    experiment.starts = starts
    guard !experiment.runs.isEmpty else {
      throw Ending.badInput(
        "error: No run of the scenario has a checkpoint in '\(fromCheckpoint)'.")
    }
  }

  private func files(at path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Ending.badInput("error: \(path): There is no such file or folder.")
    }
    guard isFolder.boolValue else { return [path] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let files = names.filter { $0.hasSuffix(".checkpoint") }.sorted().map { "\(path)/\($0)" }
    guard !files.isEmpty else {
      throw Ending.badInput("error: The folder '\(path)' holds no checkpoints.")
    }
    return files
  }

  private func start(
    in file: String, for experiment: Experiment
  ) throws -> (RunID, RunCheckpoint) {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw Ending.badInput("error: \(file): The file cannot be read.")
    }
    let checkpoint: RunCheckpoint
    do { checkpoint = try RunCheckpoint(bytes: [UInt8](data)) } catch {
      throw Ending.badInput("error: \(file): \(error)")
    }
    let scenario = experiment.scenario
    guard let treatment = scenario.treatments.firstIndex(where: { $0.name == checkpoint.treatment })
    else {
      throw Ending.badInput(
        "error: \(file): The checkpoint is of the treatment '\(checkpoint.treatment)', which "
          + "'\(scenario.name)' does not have.")
    }
    guard checkpoint.seed == scenario.seed else {
      throw Ending.badInput(
        "error: \(file): The checkpoint has seed \(checkpoint.seed) and '\(scenario.name)' "
          + "\(scenario.seed); a run keeps its seed.")
    }
    guard checkpoint.epoch < scenario.treatments[treatment].world.epochs else {
      throw Ending.badInput(
        "error: \(file): The checkpoint stands after epoch \(checkpoint.epoch), and "
          + "'\(scenario.name)' has \(scenario.treatments[treatment].world.epochs); set a longer "
          + "horizon with --epochs.")
    }
    do { try checkpoint.check(scenario.treatments[treatment].world) } catch {
      throw Ending.badInput("error: \(file): \(error)")
    }
    return (RunID(treatment: treatment, replicate: checkpoint.replicate), checkpoint)
  }
}
