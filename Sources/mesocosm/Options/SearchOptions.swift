public import ArgumentParser
public import MesoExperiment
import MesoPrimitives
import MesoScenario

extension LeverAxis.Scale: ExpressibleByArgument {}

/// Where to look for a break-even point, and how closely.
struct SearchOptions: ParsableArguments {
  @Option(help: "The least value of the lever; 0 for a share.")
  var from: Double?

  @Option(help: "The greatest value of the lever; 1 for a share.")
  var to: Double?

  @Option(help: "How values are spaced: linear or log.")
  var scale = LeverAxis.Scale.linear

  @Option(help: "Values of the first scan.")
  var points = 9

  @Option(
    help: ArgumentHelp("The share of the range that a crossing is narrowed to.", valueName: "share")
  )
  var tolerance = 0.001

  @Option(
    help: ArgumentHelp(
      "Search again for each value of another lever, such as demand.fee=0.05,0.1; may be repeated.",
      valueName: "path=values"))
  var over: [String] = []

  @Option(
    help: ArgumentHelp("The treatment to search, where there are several.", valueName: "name"))
  var treatment: String?

  /// A lever that is fixed for each search, with its values.
  struct Fixed {
    let path: String
    let values: [String]
  }

  func validate() throws {
    guard (2...1_000).contains(points) else {
      throw ValidationError("'--points' is \(points); it must be between 2 and 1000.")
    }
    guard tolerance > 0, tolerance < 1 else {
      throw ValidationError("'--tolerance' is \(tolerance); it must be above 0 and below 1.")
    }
    if let from, let to, from >= to {
      throw ValidationError(
        "'--from' is \(from.shortest) and '--to' is \(to.shortest); the first must be less.")
    }
  }

  func axis(of lever: ScenarioLever) throws -> LeverAxis {
    try LeverAxis(
      lever, from: from, to: to, scale: scale, points: points, tolerance: tolerance)
  }

  /// The levers of --over.
  ///
  /// - Throws: `Ending` for what is no path with values.
  func fixed() throws -> [Fixed] {
    try over.map { text in
      let parts = text.split(separator: "=", maxSplits: 1).map { String($0) }
      let values = parts.count == 2 ? parts[1].split(separator: ",").map { String($0) } : []
      guard !values.isEmpty else {
        throw Ending.badInput(
          "error: '--over' takes a path and its values, such as demand.fee=0.05,0.1; not "
            + "'\(text)'.")
      }
      return Fixed(path: parts[0], values: values)
    }
  }

  /// Every combination of values, the last lever's varying fastest.
  static func combinations(of fixed: [Fixed]) -> [[String]] {
    fixed.reduce([[]]) { rows, lever in
      rows.flatMap { row in lever.values.map { row + [$0] } }
    }
  }

  /// What stands before a path so that it changes the treatment that is searched alone; others
  /// may have no such path.
  func prefix(in scenario: ResolvedScenario) -> String {
    guard let treatment, scenario.treatments.count > 1 else { return "" }
    return "treatments.\(treatment)."
  }

  /// What is searched, as text that changes when results do.
  func text(_ path: String) -> String {
    "parameter: \(path)\nsearch: [\(words.joined(separator: ", "))]\n"
  }

  /// The words of the command line that change results.
  var words: [String] {
    let options: [(name: String, values: [String])] = [
      ("--from", from.map { [$0.shortest] } ?? []), ("--to", to.map { [$0.shortest] } ?? []),
      ("--scale", scale == .linear ? [] : [scale.rawValue]),
      ("--points", points == 9 ? [] : [String(points)]),
      ("--tolerance", tolerance == 0.001 ? [] : [tolerance.shortest]), ("--over", over),
      ("--treatment", treatment.map { [$0] } ?? []),
    ]
    return options.flatMap { option in option.values.flatMap { [option.name, $0] } }
  }
}
