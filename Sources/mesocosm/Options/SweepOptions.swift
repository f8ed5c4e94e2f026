public import ArgumentParser
public import MesoExperiment
import MesoReport

/// Where the results of a sweep go, and whether they go on from earlier ones.
struct SweepFolderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder to write to.", discussion: "Default: Results/runs/<sweep>.",
      valueName: "folder"),
    completion: .directory)
  var out: String?

  @Flag(help: "Replace the results of an earlier run in the folder.")
  var overwrite = false

  @Flag(help: "Show no progress and no closing summary.")
  var quiet = false

  /// The folder of a sweep's results.
  func folder(for name: String, shard: Shard = .whole) -> OutputFolder {
    let part = shard.isWhole ? "" : "-shard-\(shard.index)-of-\(shard.count)"
    return OutputFolder(out ?? "Results/runs/\(name)\(part)")
  }
}

extension Shard: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
