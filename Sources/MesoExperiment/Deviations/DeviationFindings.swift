public import MesoModel
import MesoScenario

/// What an audit's runs show: the gain of every deviation, with intervals that hold together.
public struct DeviationFindings: Sendable {
  /// Whether a deviation pays.
  public enum Verdict: String, Sendable {
    case pays, deters, indifferent, inconclusive
  }

  /// One deviation under one treatment, or the part of it in one tercile of skill.
  public struct Row: Sendable {
    public let mechanism: String
    public let deviation: Deviation
    /// From 1, the least skilled; `nil` for the deviation as a whole.
    public let tercile: Int?
    /// What the operators that deviate make without it, per operator in tokens.
    public let baseline: Summary
    /// Per operator that deviates, in tokens.
    public let gain: Difference
    /// Of the gain, simultaneous over all rows.
    public let interval: Interval?
    public let adjustedPValue: Double?
    /// What the deviation does to the other operators of honest cohorts, by side, per operator in
    /// tokens.
    public let honest: [Side: Difference]
    public let verdict: Verdict
    /// Replicates at which the gain would be told from 0, for what is inconclusive.
    public let replicatesToSettle: Int?
  }

  /// The largest gain of a treatment's deviations.
  public struct Exploitability: Sendable {
    public let mechanism: String
    public let deviation: Deviation
    public let gain: Double
    /// Of the largest gain, whichever deviation has it.
    public let interval: Interval?
  }

  /// By treatment and deviation, the whole before its terciles.
  public let rows: [Row]
  public let exploitability: [Exploitability]
  /// Rows that share the error of 5 %.
  public let family: Int
  public let finished: Int
  public let failures: [(id: SweepRunID, mechanism: String, reason: String)]

  /// Rows that show a gain.
  public var paying: [Row] { rows.filter { $0.verdict == .pays } }
  public var inconclusive: [Row] { rows.filter { $0.verdict == .inconclusive } }

  init(_ audit: DeviationAudit, _ values: DeviationValues) {
    let audited = Set(audit.subjects.map { $0.treatment })
    let cells = audit.designs.indices.filter { audited.contains($0) }.flatMap { treatment in
      values.cells(of: treatment, in: audit)
    }
    let tests = SimultaneousIntervals.tests(of: cells.map { $0.gain })
    family = cells.count
    finished = values.finished
    failures = values.failures
    rows = zip(cells, tests).map { cell, test in
      Row(
        mechanism: audit.scenario.treatments[cell.treatment].name, deviation: cell.deviation,
        tercile: cell.tercile.map { $0 + 1 }, baseline: cell.baseline, gain: cell.gain,
        interval: test.interval, adjustedPValue: test.adjustedPValue, honest: cell.honest,
        verdict: Verdict(test.interval, epsilon: audit.choice.epsilon),
        replicatesToSettle: cell.gain.replicatesToShow(level: test.level))
    }
    let named = rows
    exploitability = audit.scenario.treatments.compactMap { treatment in
      Exploitability(of: named.filter { $0.mechanism == treatment.name && $0.tercile == nil })
    }
  }
}

extension DeviationFindings.Exploitability {
  /// The largest mean is biased upwards as an estimate of the largest gain; the interval is not:
  /// where all intervals hold, the largest gain is between the largest of their lower ends and the
  /// largest of their upper ends.
  init?(of rows: [DeviationFindings.Row]) {
    let known = rows.compactMap { row in row.gain.mean.map { (row, $0) } }
    guard let best = known.max(by: { $0.1 < $1.1 }) else { return nil }
    mechanism = best.0.mechanism
    deviation = best.0.deviation
    gain = best.1
    let intervals = known.compactMap { $0.0.interval }
    if intervals.count == known.count, let low = intervals.map({ $0.low }).max(),
      let high = intervals.map({ $0.high }).max()
    {
      interval = Interval(low: low, high: high)
    } else {
      interval = nil
    }
  }
}

extension DeviationFindings.Verdict {
  /// - Parameters:
  ///   - interval: Of the gain, in tokens; `nil` where there is none.
  ///   - epsilon: What is still no gain, in tokens.
  init(_ interval: Interval?, epsilon: Double) {
    guard let interval else {
      self = .inconclusive
      return
    }
    if interval.low > epsilon {
      self = .pays
    } else if interval.low >= -epsilon, interval.high <= epsilon {
      self = .indifferent
    } else if interval.high < epsilon {
      self = .deters
    } else {
      self = .inconclusive
    }
  }
}

extension DeviationAudit {
  /// What the runs in a journal show so far.
  ///
  /// - Throws: `JournalError`.
  public func findings(from journal: Journal) throws -> DeviationFindings {
    var values = DeviationValues()
    try journal.forEachRun { entry in
      values.add(entry, mechanism: scenario.treatments[entry.id.treatment].name)
    }
    return DeviationFindings(self, values)
  }
}
