import ArgumentParser
import MesoExperiment

/// Which part of a study's runs to make.
struct ShardOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Make one part of the runs, such as 2/5; 'mesocosm merge' joins the parts.", valueName: "i/n")
  )
  var shard = Shard.whole
}

extension ShardOption {
  /// Refuses a part of what has none.
  ///
  /// - Throws: `ValidationError`.
  func refuse() throws {
    guard !shard.isWhole else { return }
    throw ValidationError(
      "A search decides what to run from what it has found, so that it has no '--shard'; use more "
        + "--jobs, or stop it and go on elsewhere with --resume.")
  }
}
