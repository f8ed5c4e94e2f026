import ArgumentParser

/// What to change in the files that are loaded.
struct ChangeOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Change one field, such as demand.budget=300; may be repeated.", valueName: "path=value"))
  var changes: [String] = []

  @Option(help: "The seed that all luck comes from.")
  var seed: UInt64?

  @Option(help: "The number of epochs to step.")
  var epochs: Int?

  @Option(help: "The number of replicates, each with its own luck.")
  var replicates: Int?

  /// The changes as texts of `path=value`, later ones winning.
  var overrides: [String] {
    let shortcuts = [
      ("seed", seed?.description), ("epochs", epochs?.description),
      ("replicates", replicates?.description),
    ]
    return changes + shortcuts.compactMap { path, value in value.map { "\(path)=\($0)" } }
  }

  /// The words of the command line that change results.
  var words: [String] { overrides.flatMap { ["--set", $0] } }
}
