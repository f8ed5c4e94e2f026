import ArgumentParser
import MesoReport

/// Where files go, and which.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder to write to; with several scenarios, a folder in it for each.",
      discussion: "Default: Results/runs/<scenario>.", valueName: "folder"),
    completion: .directory)
  var out: String?

  @Flag(help: "Replace the results of an earlier run in the folder.")
  var overwrite = false

  @Flag(help: "Write operators.csv: every operator at the end of each run.")
  var operators = false

  @Flag(help: "Write events.csv: slashes, forfeits, exits and the like, one by one.")
  var events = false

  @Flag(help: "Show no progress and no closing summary.")
  var quiet = false

  /// The folder of one scenario's results.
  ///
  /// - Parameter count: The number of scenarios that the command runs.
  func folder(for scenario: String, among count: Int) -> OutputFolder {
    guard let out else { return OutputFolder("Results/runs/\(scenario)") }
    return OutputFolder(count == 1 ? out : "\(out)/\(scenario)")
  }
}
