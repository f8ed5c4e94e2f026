public import MesoModel
public import MesoScenario

/// The run values of an experiment, and what they say.
///
/// Holds one row of numbers per run, not its epochs.
public struct Results: Sendable {
  public let scenario: ResolvedScenario
  public let metrics: [Metric]
  /// How each run ended, in the order of the work list; runs that were given up are missing.
  public private(set) var outcomes: [Outcome] = []

  /// How intervals of means are made.
  public var intervals = IntervalMethod.studentT
  /// The confidence of each treatment's intervals.
  public var levels: [Double]
  private let criteria: [Criterion]

  /// How intervals of means are made.
  public enum IntervalMethod: String, CaseIterable, Sendable {
    case studentT = "t"
    /// Bias-corrected and accelerated, from 2,000 resamples.
    case bootstrap
  }

  /// How a run ended, and its metrics.
  public struct Outcome: Sendable {
    public let id: RunID
    public let status: RunRecord.Status
    public let values: [Double?]
    /// The run's number for each criterion; empty when it failed.
    public let criterionValues: [Double?]

    /// Why the run failed; `nil` if it did not.
    public var failure: String? { status.failure }
  }

  public init(of experiment: Experiment) {
    scenario = experiment.scenario
    metrics = experiment.metrics
    criteria = experiment.criteria
    levels = experiment.scenario.treatments.map { _ in 0.95 }
  }

  /// Keeps a run's values.
  public mutating func append(_ record: RunRecord) {
    outcomes.append(
      Outcome(
        id: record.id, status: record.status, values: record.values,
        criterionValues: record.criterionValues))
  }

  /// The number of runs that failed.
  public var failures: Int { outcomes.count { $0.status != .ok } }

  /// One metric over the replicates of one treatment, both by place.
  ///
  /// - Parameter level: The confidence of the interval; the treatment's own if `nil`.
  public func summary(treatment: Int, metric: Int, level: Double? = nil) -> Summary {
    let subject = "\(scenario.treatments[treatment].name)/\(metrics[metric].name)"
    return Summary(
      finished(treatment).map { $0.values[metric] },
      isBoundedRate: metrics[metric].isBoundedRate, level: level ?? levels[treatment],
      bootstrap: intervals == .bootstrap ? Bootstrap(seed: scenario.seed, subject: subject) : nil)
  }

  /// The verdicts on a treatment's criteria, in their order.
  public func criterionVerdicts(treatment: Int) -> [CriterionVerdict] {
    let finished = finished(treatment)
    return criteria.enumerated().map { index, criterion in
      CriterionVerdict(
        criterion, values: finished.map { $0.criterionValues[index] },
        isBoundedRate: metrics.first { $0.name == criterion.metric }?.isBoundedRate ?? false)
    }
  }

  /// The places of the headline metrics.
  public var headline: [Int] {
    scenario.headline.compactMap { name in metrics.firstIndex { $0.name == name } }
  }

  /// A treatment's runs that did not fail.
  func finished(_ treatment: Int) -> [Outcome] {
    outcomes.filter { $0.id.treatment == treatment && $0.status == .ok }
  }

  /// The verdicts on the scenario's claims, in their order.
  public var verdicts: [ClaimVerdict] {
    scenario.claims.map { claim in
      ClaimVerdict(claim) { values(of: claim.metric, under: $0) }
    }
  }

  /// A metric's run values under a treatment, by replicate.
  private func values(of metric: String, under treatment: String) -> [Int: Double] {
    guard let metric = metrics.firstIndex(where: { $0.name == metric }),
      let treatment = scenario.treatments.firstIndex(where: { $0.name == treatment })
    else { return [:] }
    return outcomes.reduce(into: [:]) { values, outcome in
      guard outcome.id.treatment == treatment, outcome.status == .ok else { return }
      values[outcome.id.replicate] = outcome.values[metric]
    }
  }
}
