import ArgumentParser
import MesoModel
import MesoScenario

/// Which scenarios, and what to change in them.
struct ScenarioOptions: ParsableArguments {
  @Argument(
    help: "The scenario files, such as Scenarios/quickstart.yaml.",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var files: [String]

  @OptionGroup var changes: ChangeOptions

  /// The changes as texts of `path=value`, later ones winning.
  var overrides: [String] { changes.overrides }

  /// The words of the command line that change results.
  var words: [String] { changes.words }

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
