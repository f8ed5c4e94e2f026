import ArgumentParser
import MesoModel
import MesoScenario

/// Which scenarios, and what to change in them.
struct ScenarioOptions: ParsableArguments {
  @Argument(
    help: "The scenario files, such as Scenarios/quickstart.yaml.",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var files: [String]

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

  /// Reads every file; says what is wrong with each.
  ///
  /// - Throws: `Ending` when some file cannot be used.
  func load() throws -> [(file: String, scenario: ResolvedScenario)] {
    let loader = ScenarioLoader()
    var scenarios: [(String, ResolvedScenario)] = []
    for file in files {
      do {
        let scenario = try loader.load(file: file, overrides: overrides)
        for warning in scenario.warnings { Console.complain("warning: \(warning)") }
        scenarios.append((file, scenario))
      } catch {
        Console.complain(String(describing: error))
      }
    }
    guard scenarios.count == files.count else { throw Ending.badInput() }
    return scenarios
  }
}

extension World {
  /// Operators of both sides.
  var operators: Int {
    contributors.reduce(0) { $0 + $1.terms.operators }
      + validators.reduce(0) { $0 + $1.terms.operators }
  }
}
