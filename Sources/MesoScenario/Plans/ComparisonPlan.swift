/// Treatments that are to be compared with one of them, under the same seeds.
public struct ComparisonPlan: Sendable {
  public let name: String
  /// What the comparison is to find out.
  public let question: String?
  /// What its author expects to find.
  public let expectation: String?
  /// All treatments, at least two, as one scenario of the comparison's name.
  public let scenario: ResolvedScenario
  /// The name of the treatment that the others are compared with.
  public let baseline: String
  /// The metrics that verdicts are about; all others are exploratory.
  public let headline: [String]
  /// The plan as YAML, its treatments resolved and written out. Loading it gives the same
  /// comparison.
  public let text: String
  /// SHA-256 of ``text`` in hexadecimal.
  public let digest: String

  /// Comparisons that verdicts are corrected for together: (treatments − 1) × headline metrics.
  public var family: Int { (scenario.treatments.count - 1) * headline.count }
  /// What the runs of each treatment have to show.
  public var criteria: [Criterion] { scenario.criteria }
  /// What is allowed and probably not meant, one sentence each.
  public var warnings: [String] { scenario.warnings }
}
