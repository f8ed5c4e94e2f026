public import MesoModel
import MesoPrimitives
import MesoScenario

/// Which of a sweep's parameters move a metric, and how much.
public struct Sensitivity: Sendable {
  /// What an index measures.
  public enum Index: String, Sendable {
    /// Share of variance from the parameter alone; with all its interactions; from two together.
    case first = "S1"
    case total = "ST"
    case second = "S2"
    /// Mean effect over the range of the parameter, its mean size, and its spread.
    case mean = "mu"
    case meanSize = "mu_star"
    case spread = "sigma"
  }

  /// One index of one metric.
  public struct Row: Sendable {
    public let mechanism: String
    public let metric: Metric
    public let index: Index
    public let parameter: String
    /// The other parameter of a pair.
    public let other: String?
    public let value: Double
    /// 95 %, by resampling base points or walks.
    public let interval: Interval
    /// From 1, by total index or µ*; `nil` for other indices, and for those that the seeds' noise
    /// could make.
    public let rank: Int?
    /// Whether the interval is narrow enough to be relied on.
    public let isConverged: Bool
    /// Base points or walks that have all their values.
    public let count: Int
    /// The index that the luck of replicates could make by itself; `nil` where that is unknown.
    public let noise: Double?
  }

  /// The greatest width of the interval of a Sobol' index that counts as converged.
  ///
  /// - SeeAlso: F. Sarrazin, F. Pianosi, T. Wagener, “Global sensitivity analysis of environmental
  ///   models: convergence and validation”, Environmental Modelling & Software 79, 2016: 0.05 for
  ///   values, more where only the order matters.
  static let convergedWidth = 0.1
  static let resamples = 500

  public let isMorris: Bool
  /// By treatment, metric, and index.
  public let rows: [Row]
  /// Metrics of treatments that are the same at every point, or have too few values.
  public let constant: [(mechanism: String, metric: String)]
  /// Base points or walks of the design, and those left out because a run of theirs failed or a
  /// constraint drops it, at the most.
  public let groups: Int
  public let incomplete: Int
}

extension Sweep {
  /// Estimates the sensitivity of metrics from the runs in a journal.
  ///
  /// - Parameters:
  ///   - metrics: Names; the headline if empty.
  ///   - journal: The journal of this sweep.
  /// - Returns: `nil` if no analysis goes with the plan's design.
  /// - Throws: `JournalError`.
  public func sensitivity(of metrics: [String] = [], from journal: Journal) throws -> Sensitivity? {
    guard let design = plan.analysis else { return nil }
    let places =
      metrics.isEmpty
      ? headline : metrics.compactMap { name in self.metrics.firstIndex { $0.name == name } }
    var values = [[[[Double?]]]](
      repeating: Array(
        repeating: Array(repeating: [], count: work.points), count: places.count),
      count: work.treatments)
    try journal.forEachRun { entry in
      for (metric, place) in places.enumerated() {
        values[entry.id.treatment][metric][entry.id.point - 1].append(entry.values[place])
      }
    }
    var analysis = SensitivityAnalysis(design, parameters: plan.varied, seed: plan.seed)
    for treatment in 0..<work.treatments {
      let name = mechanism(of: SweepRunID(point: 1, treatment: treatment, replicate: 1))
      for (metric, place) in places.enumerated() {
        analysis.add(values[treatment][metric], of: self.metrics[place], mechanism: name)
      }
    }
    return analysis.result
  }
}
