public import ArgumentParser
public import MesoExperiment

extension Results.IntervalMethod: ExpressibleByArgument {}

/// How intervals are made, and how narrow they are to be.
struct StatisticsOptions: ParsableArguments {
  @Option(help: "How intervals of means are made: t (Student's) or bootstrap (BCa).")
  var interval = Results.IntervalMethod.studentT

  @Option(
    help: ArgumentHelp(
      "Add replicates until headline intervals are this share of the mean wide to each side.",
      discussion: "Looks at 10, 20, 40, … replicates; the error of 5 % is spent over the looks.",
      valueName: "share"))
  var untilPrecision: Double?

  @Option(help: "The most replicates that --until-precision may make.")
  var maxReplicates: Int?

  /// Replicates that may be made where no limit is given.
  static let defaultMaximum = 640

  func validate() throws {
    if let untilPrecision, !(untilPrecision > 0 && untilPrecision < 1) {
      throw ValidationError(
        "'--until-precision' is \(untilPrecision); it must be above 0 and below 1, such as 0.05.")
    }
    guard let maxReplicates else { return }
    guard untilPrecision != nil else {
      throw ValidationError("'--max-replicates' goes with --until-precision.")
    }
    guard (2...1_000_000).contains(maxReplicates) else {
      throw ValidationError(
        "'--max-replicates' is \(maxReplicates); it must be between 2 and 1000000.")
    }
  }

  /// What to say when an option fixes the replicates that --until-precision decides on.
  static func contradiction(of option: String) -> ValidationError {
    ValidationError(
      "'--until-precision' decides the number of replicates; limit it with "
        + "--max-replicates instead of \(option).")
  }

  var precision: PrecisionTarget? {
    untilPrecision.map {
      PrecisionTarget(
        relativeHalfWidth: $0, maximum: maxReplicates ?? StatisticsOptions.defaultMaximum)
    }
  }

  /// The words of the command line that change results.
  var words: [String] {
    (interval == .studentT ? [] : ["--interval", interval.rawValue])
      + (precision.map {
        [
          "--until-precision", String($0.relativeHalfWidth), "--max-replicates",
          String($0.maximum),
        ]
      } ?? [])
  }
}
