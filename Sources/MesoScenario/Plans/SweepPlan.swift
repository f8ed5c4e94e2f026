public import MesoMechanisms

/// A scenario that is to run at many points, where each point changes some of its values.
///
/// All points are checked when the plan is loaded, and none of them is kept: ``scenario(at:)``
/// makes the scenario of a point when it is asked for.
public struct SweepPlan: Sendable {
  public let name: String
  /// What the sweep is to find out.
  public let question: String?
  /// What its author expects to find.
  public let expectation: String?
  /// The name of the scenario that is swept.
  public let scenarioName: String
  /// Where all random numbers come from, the design's included. The same at every point.
  public let seed: UInt64
  /// Runs of each treatment at each point.
  public let replicates: Int
  /// The points to run, in the order of the design.
  public let points: [SweepPoint]
  /// Points of the design that `where:` leaves out.
  public let dropped: Int
  /// The paths that the design varies, in the order of the plan.
  public let varied: [String]
  /// What an analysis of sensitivity goes with; `nil` for designs of other kinds.
  public let analysis: AnalysisDesign?
  /// Treatments of each point.
  public let treatments: Int
  /// Whether runs write tables with a row per epoch.
  public let writesEpochTables: Bool
  /// Whether the base scenario has rules that can change during a run.
  public let changesRules: Bool
  /// What the runs of each point and treatment have to show.
  public let criteria: [Criterion]
  /// The metrics that tables show first.
  public let headline: [String]
  /// The plan as YAML, its base resolved and written out. Loading it gives the same sweep.
  public let text: String
  /// SHA-256 of ``text`` in hexadecimal.
  public let digest: String
  /// What is allowed and probably not meant, one sentence each.
  public let warnings: [String]
  /// Operators × epochs of all runs.
  public let agentEpochs: Double
  /// The number of the point that takes most memory.
  public let largestPoint: Int
  /// The files of the records that the base runs on, under the names that ``text`` has for them.
  public let recordFiles: [RecordFile]
  let source: SweepSource

  /// Runs of the whole sweep.
  public var runs: Int { points.count * treatments * replicates }

  /// How the number of runs comes about: `24 points × 30 replicates = 720 runs`.
  public var arithmetic: String {
    let factors =
      [Self.count(points.count, "point")]
      + (treatments > 1 ? [Self.count(treatments, "treatment")] : [])
      + [Self.count(replicates, "replicate")]
    return "\(factors.joined(separator: " × ")) = \(Self.count(runs, "run"))"
  }

  /// The scenario of a point: the base, the point's values, then the overrides.
  ///
  /// - Parameter point: The number of the point, from 1.
  /// - Throws: `ScenarioErrors` if a file has become unreadable meanwhile. (None is read.)
  /// - Complexity: That of loading a scenario; a millisecond or so.
  public func scenario(at point: Int) throws -> ResolvedScenario {
    precondition(points.indices.contains(point - 1), "the plan has no point \(point)")
    return try source.scenario(of: points[point - 1])
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}

/// One set of values that a sweep runs.
public struct SweepPoint: Sendable {
  /// Its place among the points that are run, from 1.
  public let number: Int
  /// Every varied path with its value as text, in the order of ``SweepPlan/varied``.
  public var values: [(path: String, text: String)] {
    changes.map { (path: $0.path.joined(separator: "."), text: $0.value.bareText) }
  }
  let changes: [Override]

  /// The values in one line: `demand.fee = 0.1, mechanism.payout.delay = 3`.
  public var text: String {
    values.map { "\($0.path) = \($0.text)" }.joined(separator: ", ")
  }
}
