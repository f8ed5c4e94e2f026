public import MesoExperiment
import MesoScenario

/// Searches for break-even points along one lever, each with other levers fixed.
public struct BreakEvenFrontier: Sendable {
  /// One search.
  public struct Part: Sendable {
    /// The values of ``BreakEvenFrontier/over``, as the scenario has them.
    public let fixed: [String]
    public let found: BreakEven
    /// Values tried, and runs that they took.
    public let evaluations: Int
    public let runs: Int

    public init(fixed: [String], found: BreakEven, evaluations: Int, runs: Int) {
      self.fixed = fixed
      self.found = found
      self.evaluations = evaluations
      self.runs = runs
    }
  }

  public let scenario: String
  public let mechanism: String
  public let measure: String
  public let target: Double
  public let axis: LeverAxis
  /// The paths of the levers that are fixed for each search.
  public let over: [String]
  public let parts: [Part]

  public init(
    scenario: String, mechanism: String, measure: String, target: Double, axis: LeverAxis,
    over: [String], parts: [Part]
  ) {
    self.scenario = scenario
    self.mechanism = mechanism
    self.measure = measure
    self.target = target
    self.axis = axis
    self.over = over
    self.parts = parts
  }
}

/// `breakeven.csv`: every crossing of every search, or that there is none.
///
/// | column | what it holds |
/// |---|---|
/// | `scenario`, `mechanism`, `p.<over>` | the scenario, the treatment, the levers held fixed |
/// | `parameter`, `metric`, `target` | what was varied, what was to cross what |
/// | `finding` | `crossing`, `always-above`, `always-below`, `equal`, `undefined` |
/// | `crossing`, `direction` | its number along the lever; `rising` or `falling` |
/// | `estimate` | where the isotonic fit crosses; empty for counts and choices |
/// | `ci_low`, `ci_high`, `ci_open` | the values whose 95 % interval holds the target; the ends |
/// | | that lie beyond the range: `low`, `high`, `both` or empty |
/// | `before`, `after` | the nearest values tried on both sides |
/// | `subject` | the deviation that gains most at the crossing |
/// | `monotone` | `false` where neighbours are shown to go the other way |
/// | `n`, `evaluations`, `runs` | the fewest replicates at a value; values tried; their runs |
enum BreakEvenRows {
  static let columns = [
    "parameter", "metric", "target", "finding", "crossing", "direction", "estimate", "ci_low",
    "ci_high", "ci_open", "before", "after", "subject", "monotone", "n", "evaluations", "runs",
  ]

  static func text(_ frontier: BreakEvenFrontier) -> CSVText {
    var text = CSVText(row: ["scenario", "mechanism"] + frontier.over.map { "p.\($0)" } + columns)
    for part in frontier.parts {
      let crossings = part.found.crossings
      for place in 0..<max(1, crossings.count) {
        text.add(frontier.scenario)
        text.add(frontier.mechanism)
        for value in part.fixed { text.add(value) }
        text.add(frontier.axis.lever.path)
        text.add(frontier.measure)
        text.add(frontier.target)
        text.add(part.found.finding.rawValue)
        add(crossings.indices.contains(place) ? crossings[place] : nil, place + 1, to: &text)
        text.add(String(part.found.isMonotone))
        text.add(part.found.evaluations.map { $0.count }.min() ?? 0)
        text.add(part.evaluations)
        text.add(part.runs)
        text.endRow()
      }
    }
    return text
  }

  private static func add(
    _ crossing: BreakEven.Crossing?, _ number: Int, to text: inout CSVText
  ) {
    guard let crossing else {
      for _ in 0..<9 { text.addMissing() }
      return
    }
    text.add(number)
    text.add(crossing.isRising ? "rising" : "falling")
    text.add(crossing.estimate)
    text.add(crossing.low)
    text.add(crossing.high)
    text.add(crossing.openEnds)
    text.add(crossing.before)
    text.add(crossing.after)
    text.add(crossing.subject ?? "")
  }

  static let pointColumns = ["metric", "n", "mean", "ci_low", "ci_high", "subject"]

  /// `points.csv` of a search: the metric at every value that was tried.
  static func points(_ frontier: BreakEvenFrontier) -> CSVText {
    var text = CSVText(
      row: ["scenario", "mechanism", "point"]
        + (frontier.over + [frontier.axis.lever.path]).map { "p.\($0)" } + pointColumns)
    for part in frontier.parts {
      for evaluation in part.found.evaluations {
        text.add(frontier.scenario)
        text.add(frontier.mechanism)
        text.add(text.rowCount)
        for value in part.fixed + [evaluation.text] { text.add(value) }
        text.add(frontier.measure)
        text.add(evaluation.count)
        text.add(evaluation.mean.map { $0 + frontier.target })
        text.add(evaluation.interval.map { $0.low + frontier.target })
        text.add(evaluation.interval.map { $0.high + frontier.target })
        text.add(evaluation.subject ?? "")
        text.endRow()
      }
    }
    return text
  }
}

extension BreakEven.Crossing {
  /// The ends of the interval that lie beyond what was searched, in a word.
  var openEnds: String {
    isOpenBelow ? (isOpenAbove ? "both" : "low") : isOpenAbove ? "high" : ""
  }
}
