public import MesoExperiment
public import MesoModel
import MesoScenario

/// The replicates of one treatment at one point, gathered for their summary.
public struct SweepCell {
  /// The point and the treatment; the replicate says nothing.
  public let id: SweepRunID
  /// Runs that the plan, or the shard, has of it.
  public let planned: Int
  public private(set) var finished = 0
  public private(set) var failed = 0
  private var values: [[Double?]] = []
  private var criteria: [[Double?]] = []

  init(_ id: SweepRunID, planned: Int) {
    self.id = id
    self.planned = planned
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
  ///   - place: The place of the metric among the values.
  ///   - metric: The metric.
  public func summary(at place: Int, of metric: Metric) -> Summary {
    Summary(values.map { $0[place] }, isBoundedRate: metric.isBoundedRate)
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
