public import MesoMechanisms
public import MesoModel

/// A scenario that is complete and sound: defaults filled in, every check passed, components made.
public struct ResolvedScenario: Sendable {
  public let name: String
  /// What the scenario is to find out.
  public let question: String?
  /// What its author expects to find.
  public let expectation: String?
  /// Where all random numbers come from.
  public let seed: UInt64
  /// Runs of each treatment.
  public let replicates: Int
  /// At least one; in the order of the file.
  public let treatments: [Treatment]
  /// The metrics that tables show first.
  public let headline: [String]
  public let claims: [Claim]
  /// The metrics that are measured; all if `nil`.
  public internal(set) var measured: Set<String>?
  /// What the runs of each treatment have to show.
  public internal(set) var criteria: [Criterion] = []
  /// The scenario as YAML with every default filled in. Loading it gives the same scenario.
  public let text: String
  /// SHA-256 of ``text`` in hexadecimal: two scenarios with one digest run alike.
  public let digest: String
  /// What is allowed and probably not meant, one sentence each, with its place.
  public let warnings: [String]
  /// The files of the records that it runs on, under the names that ``text`` has for them.
  public let recordFiles: [RecordFile]
}

/// One variant of a scenario. All treatments face the same operators with the same luck.
public struct Treatment: Sendable {
  /// The treatment's name; without `treatments:`, the preset's, or `custom`.
  public let name: String
  public let world: World
  /// The name of the component at each stage of the mechanism and of the world.
  public internal(set) var components: [Stage: String] = [:]
  /// What differs between treatments: path and value as text, the same paths in every treatment.
  /// The value is empty where the treatment has no such path.
  public let varied: [(path: String, value: String)]
}

/// An order of treatments that the author expects a metric to show.
public struct Claim: Hashable, Sendable {
  public let metric: String
  /// Names of treatments, from the least value of the metric to the greatest.
  public let order: [String]
  /// The order as the file writes it.
  public let text: String

  /// The names in a text such as `a < b < c`.
  static func order(in text: String) -> [String] {
    text.split(separator: "<", omittingEmptySubsequences: false).map { String($0.trimmed) }
  }
}
