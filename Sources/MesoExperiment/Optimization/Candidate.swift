import MesoModel
import MesoPrimitives
import MesoScenario

/// A design that a search has looked at, and what its runs show.
struct Candidate {
  /// From 1, in the order in which they were thought of.
  let number: Int
  /// The round that thought of it, from 0.
  let round: Int
  let design: OptimizationPlan.Design
  /// Replicates of the look at it so far.
  var replicates = 0
  /// Each objective by replicate.
  var objectives: [[Int: Double]] = []
  var requirements: [Requirement] = []
  /// Runs that failed, and the first reason.
  var failures = 0
  var failure: String?

  /// Whether all runs have what objectives need.
  var isKnown: Bool {
    failures == 0 && !objectives.isEmpty && objectives.allSatisfy { $0.count == replicates }
  }

  /// Whether every requirement is met, as far as the runs can tell.
  var state: CriterionVerdict.State {
    if requirements.contains(where: { $0.state == .notMet }) || failures > 0 { return .notMet }
    return requirements.contains { $0.state == .undecided } ? .undecided : .met
  }

  /// The mean of an objective, the smaller the better; infinite where there is none.
  func cost(_ objective: Int, isMinimised: Bool) -> Double {
    guard isKnown else { return .infinity }
    let values = objectives[objective].sorted { $0.key < $1.key }.map { $0.value }
    let mean = values.reduce(0, +) / Double(values.count)
    return isMinimised ? mean : -mean
  }
}

/// What a design must show, and how it stands.
public struct Requirement: Sendable {
  /// In words: a criterion, or a deviation that must not pay.
  public let text: String
  public let count: Int
  public let value: Double?
  public let interval: Interval?
  public let state: CriterionVerdict.State
  /// How far the worse end of the interval is on the wrong side, in the unit of the value.
  let shortfall: Double

  init(_ verdict: CriterionVerdict) {
    text = verdict.criterion.text
    count = verdict.count
    value = verdict.value
    interval = verdict.interval
    state = verdict.state
    let goal = verdict.criterion.goal
    let ends = verdict.interval.map { [$0.low, $0.high] } ?? verdict.value.map { [$0] } ?? []
    shortfall =
      ends.isEmpty
      ? .infinity : ends.filter { !goal.holds($0) }.map { ($0 - goal.value).magnitude }.max() ?? 0
  }

  /// - Parameters:
  ///   - row: What a deviation gains.
  ///   - epsilon: What is still no gain, in tokens.
  init(_ row: DeviationFindings.Row, epsilon: Double) {
    text =
      "\(row.deviation.side.rawValue), \(row.deviation.text) · gain_tokens · <= \(epsilon.shortest)"
    count = row.gain.count
    value = row.gain.mean
    interval = row.interval
    switch row.verdict {
    case .pays: state = .notMet
    case .deters, .indifferent: state = .met
    case .inconclusive: state = .undecided
    }
    let worst = row.interval?.high ?? row.gain.mean ?? .infinity
    shortfall = state == .met ? 0 : max(0, worst - epsilon)
  }
}
