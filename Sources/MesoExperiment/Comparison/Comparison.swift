public import MesoModel

/// Treatments held against a baseline: what is better, by how much, and what is undecided.
///
/// Only the headline metrics are put to the test. They form one family of (treatments − 1) ×
/// headline comparisons with the baseline, whose p-values are adjusted after Holm; all other
/// metrics are exploratory. ``SimultaneousIntervals`` says how intervals and verdicts agree with
/// the adjusted p-values.
public struct Comparison: Sendable {
  /// What the replicates show of a treatment.
  public enum Verdict: String, Sendable {
    /// What the others are compared with.
    case baseline
    case better
    case worse
    /// A difference is shown, and the metric has no better direction.
    case higher
    case lower
    /// Neither direction is shown at this number of replicates.
    case noDifferenceShown = "no difference shown"
    /// The same in every replicate.
    case identical
    /// Differs by the same number in every replicate, so there is nothing to test.
    case deterministic
    /// Not put to the test.
    case exploratory
  }

  /// One metric of one treatment.
  public struct Row: Sendable {
    public let mechanism: String
    public let metric: Metric
    public let isHeadline: Bool
    public let summary: Summary
    /// Treatment − baseline; `nil` for the baseline.
    public let difference: Difference?
    /// Of the difference: simultaneous over the family for a headline metric, else of its own.
    public let interval: Interval?
    /// Comparisons in the family; `nil` for what is not put to the test.
    public let family: Int?
    /// Holm's.
    public let adjustedPValue: Double?
    /// From 1, the best; shared by treatments that cannot be told apart. `nil` for metrics
    /// without a better direction and for exploratory ones.
    public let rank: Int?
    public let verdict: Verdict
    /// Replicates at which the difference would be shown if it and its spread stayed as they
    /// are; `nil` where the verdict is another, or no number would do.
    public let replicatesToSettle: Int?
  }

  public let baseline: String
  /// Whether differences are taken replicate by replicate.
  public let isPaired: Bool
  public let headline: [String]
  /// By treatment, then metric.
  public let rows: [Row]
  /// What makes the comparison unfair or unsafe, one sentence each.
  public let warnings: [String]

  /// The chance of any wrong verdict in the family.
  static let error = 0.05

  /// Compares treatments.
  ///
  /// - Parameters:
  ///   - arms: The treatments, two or more, with different names.
  ///   - metrics: The metrics, in the order of the arms' values.
  ///   - headline: Names of the metrics to be put to the test.
  ///   - baseline: The place of the baseline among the arms.
  ///   - isPaired: Whether equal replicates of the arms share their luck.
  public init(
    _ arms: [Arm], metrics: [Metric], headline: [String], baseline: Int, isPaired: Bool = true
  ) {
    let tested = headline.compactMap { name in metrics.firstIndex { $0.name == name } }
    self.baseline = arms[baseline].name
    self.isPaired = isPaired
    self.headline = tested.map { metrics[$0].name }
    let pairs = Pairs(arms, isPaired: isPaired)
    let tests = SimultaneousIntervals(pairs, metrics: tested, baseline: baseline)
    rows = arms.indices.flatMap { arm in
      metrics.indices.map { metric in
        Row(
          arm: arms[arm], metric: metrics[metric],
          difference: arm == baseline ? nil : pairs.difference(arm, baseline, metric: metric),
          test: tests[arm, metric],
          rank: tests.rank(of: arm, metric: metric, better: metrics[metric].better),
          place: metric, family: tested.contains(metric) ? tests.family : nil,
          isBaseline: arm == baseline)
      }
    }
    warnings = Self.outlayWarnings(arms, metrics: metrics, baseline: baseline)
  }

  /// What is put to the test and could not be told.
  public var inconclusive: [Row] { rows.filter { $0.verdict == .noDifferenceShown } }

  /// Treatments that cost much more or less than the baseline: differences may then be the
  /// budget's.
  private static func outlayWarnings(
    _ arms: [Arm], metrics: [Metric], baseline: Int
  ) -> [String] {
    guard let outlay = metrics.firstIndex(where: { $0.name == "outlay_tokens" }),
      let reference = arms[baseline].summary(of: outlay, isBoundedRate: false).mean,
      reference != 0
    else { return [] }
    return arms.compactMap { arm in
      guard let mean = arm.summary(of: outlay, isBoundedRate: false).mean else { return nil }
      let percent = 100 * (mean - reference) / reference.magnitude
      guard percent.magnitude > 5 else { return nil }
      let rounded = (10 * percent.magnitude).rounded() / 10
      return "'\(arm.name)' has \(rounded) % \(percent > 0 ? "more" : "less") outlay than "
        + "'\(arms[baseline].name)': differences may be the budget's."
    }
  }
}
