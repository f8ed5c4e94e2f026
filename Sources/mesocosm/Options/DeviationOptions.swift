public import ArgumentParser
import MesoExperiment
public import MesoModel

extension Side: ExpressibleByArgument {}

/// Which deviations to look at.
struct DeviationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A cohort whose operators deviate; may be repeated.",
      discussion: "Default: every honest cohort.", valueName: "cohort"))
  var cohort: [String] = []

  @Option(
    help: ArgumentHelp(
      "A cohort whose behaviour they take up; may be repeated.",
      discussion: "Default: every cohort that is not honest.", valueName: "cohort"))
  var alternative: [String] = []

  @Option(
    help: ArgumentHelp(
      "Operators that deviate together, 1 for one alone; may be repeated.",
      discussion: "Default: 1 and 5.",
      valueName: "operators"))
  var coalition: [Int] = []

  @Option(
    help: ArgumentHelp(
      "Identities that one operator splits into; may be repeated.",
      discussion: "Default: 5; none where --alternative is given.", valueName: "identities"))
  var split: [Int] = []

  @Option(help: "The side to look at: contributors or validators; both by default.")
  var side: Side?

  func validate() throws {
    for size in coalition where !(1...100_000).contains(size) {
      throw ValidationError("'--coalition' is \(size); it must be between 1 and 100000.")
    }
    for count in split where !(2...10_000).contains(count) {
      throw ValidationError("'--split' is \(count); it must be between 2 and 10000.")
    }
  }

  var choice: DeviationChoice {
    DeviationChoice(
      from: cohort, to: alternative, side: side,
      coalitions: coalition.isEmpty ? [1, 5] : coalition,
      splits: split.isEmpty && alternative.isEmpty ? [5] : split)
  }

  /// The words of the command line that change results.
  var words: [String] {
    let options: [(name: String, values: [String])] = [
      ("--cohort", cohort), ("--alternative", alternative),
      ("--coalition", coalition.map { String($0) }),
      ("--split", split.map { String($0) }),
      ("--side", side.map { [$0.rawValue] } ?? []),
    ]
    return options.flatMap { option in option.values.flatMap { [option.name, $0] } }
  }
}
