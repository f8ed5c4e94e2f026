import ArgumentParser
import MesoReport

/// Where the results of journalled runs go, and whether they go on from earlier ones.
struct ResumeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder to write to.", discussion: "Default: Results/runs/<name>-<command>.",
      valueName: "folder"),
    completion: .directory)
  var out: String?

  @Flag(help: "Replace the results of an earlier run in the folder.")
  var overwrite = false

  @Flag(help: "Continue what was stopped in the folder; start it if there is nothing.")
  var resume = false

  @Flag(help: "Show no progress and no closing summary.")
  var quiet = false

  func validate() throws {
    if resume, overwrite {
      throw ValidationError("'--resume' keeps what '--overwrite' removes; give one of them.")
    }
  }

  /// The folder of a command's results.
  func folder(for name: String, _ command: String) -> OutputFolder {
    OutputFolder(out ?? "Results/runs/\(name)-\(command)")
  }
}
