import ArgumentParser
import MesoExperiment

/// Which deviations to look at.
struct DeviationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A cohort whose operators deviate; may be repeated.",
      discussion: "Default: every honest cohort.", valueName: "cohort"))
  var from: [String] = []

  @Option(
    help: ArgumentHelp(
      "A cohort whose behaviour they take up; may be repeated.",
      discussion: "Default: every cohort that is not honest.", valueName: "cohort"))
  var to: [String] = []

  @Option(
    help: ArgumentHelp(
      "Operators that deviate together; may be repeated.", discussion: "Default: 5.",
      valueName: "operators"))
  var coalition: [Int] = []

  @Option(
    help: ArgumentHelp(
      "Identities that one operator splits into; may be repeated.", discussion: "Default: 5.",
      valueName: "identities"))
  var split: [Int] = []

  @Option(help: ArgumentHelp("Gains up to so many tokens count as none.", valueName: "tokens"))
  var epsilon = 0.0

  func validate() throws {
    for size in coalition where !(2...100_000).contains(size) {
      throw ValidationError("'--coalition' is \(size); it must be between 2 and 100000.")
    }
    for count in split where !(2...10_000).contains(count) {
      throw ValidationError("'--split' is \(count); it must be between 2 and 10000.")
    }
    guard epsilon >= 0, epsilon.isFinite else {
      throw ValidationError("'--epsilon' is \(epsilon); it must be 0 or more.")
    }
  }

  var choice: DeviationChoice {
    DeviationChoice(
      from: from, to: to, coalitions: coalition.isEmpty ? [5] : coalition,
      splits: split.isEmpty ? [5] : split, epsilon: epsilon)
  }

  /// The words of the command line that change results.
  var words: [String] {
    let options: [(name: String, values: [String])] = [
      ("--from", from), ("--to", to), ("--coalition", coalition.map { String($0) }),
      ("--split", split.map { String($0) }),
      ("--epsilon", epsilon > 0 ? [String(epsilon)] : []),
    ]
    return options.flatMap { option in option.values.flatMap { [option.name, $0] } }
  }
}
