public import MesoExperiment
import MesoModel
import MesoScenario

/// The replicates of one treatment at one point, gathered for their summary.
public struct SweepCell {
  /// The point and the treatment; the replicate says nothing.
  public let id: SweepRunID
  /// Runs that the plan, the shard or the looks at intervals have of it.
  public let planned: Int
  /// The confidence of its intervals.
  public let level: Double
  public private(set) var finished = 0
  public private(set) var failed = 0
  private var values: [[Double?]] = []
  private var criteria: [[Double?]] = []

  init(_ id: SweepRunID, planned: Int, level: Double) {
    self.id = id
    self.planned = planned
    self.level = level
  }

  /// Whether a run is one of this treatment at this point.
  func has(_ entry: JournalEntry) -> Bool {
    entry.id.point == id.point && entry.id.treatment == id.treatment
  }

  mutating func add(_ entry: JournalEntry) {
    finished += 1
    guard entry.status == .ok else {
      failed += 1
      return
    }
    values.append(entry.values)
    criteria.append(entry.criteria)
  }

  /// One metric over the replicates.
  ///
  /// - Parameters:
  ///   - metric: The place of the metric.
  ///   - sweep: The sweep.
  public func summary(of metric: Int, in sweep: Sweep) -> Summary {
    sweep.summary(of: metric, values.map { $0[metric] }, at: id, level: level)
  }

  /// The verdicts on the plan's criteria.
  func verdicts(on criteria: [Criterion], metrics: [Metric]) -> [CriterionVerdict] {
    criteria.enumerated().map { place, criterion in
      CriterionVerdict(
        criterion, values: self.criteria.map { $0[place] },
        isBoundedRate: metrics.first { $0.name == criterion.metric }?.isBoundedRate ?? false)
    }
  }
}
