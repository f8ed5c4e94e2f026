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

  /// How a run ended, and its metrics.
  public struct Outcome: Sendable {
    public let id: RunID
    public let status: RunRecord.Status
    public let values: [Double?]

    /// Why the run failed; `nil` if it did not.
    public var failure: String? { status.failure }
  }

  public init(of experiment: Experiment) {
    scenario = experiment.scenario
    metrics = experiment.metrics
  }

  /// Keeps a run's values.
  public mutating func append(_ record: RunRecord) {
    outcomes.append(Outcome(id: record.id, status: record.status, values: record.values))
  }

  /// The number of runs that failed.
  public var failures: Int { outcomes.count { $0.status != .ok } }

  /// One metric over the replicates of one treatment, both by place.
  public func summary(treatment: Int, metric: Int) -> Summary {
    let values =
      outcomes
      .filter { $0.id.treatment == treatment && $0.status == .ok }
      .map { $0.values[metric] }
    return Summary(values, isBoundedRate: metrics[metric].isBoundedRate)
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
