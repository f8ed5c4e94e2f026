/// What a journal's runs belong to. Two journals with equal headers can be joined.
public struct JournalHeader: Hashable, Sendable {
  /// The version of the journal's tables.
  public static let currentSchema = 1

  /// The SHA-256 digest of ``planText``.
  public var planDigest: String
  /// The canonical text of the plan.
  public var planText: String
  /// The version of the program.
  public var version: String
  public var schemaVersion: Int
  /// The part of the sweep that the journal is of.
  public var shard: Shard
  /// The command, with the options that change results.
  public var command: [String]
  /// The metrics, in the order of each run's values.
  public var metrics: [String]
  /// How intervals of means are made.
  public var intervals: Results.IntervalMethod
  /// How narrow they have to become, which decides what is run; `nil` if the plan does.
  public var precision: PrecisionTarget?

  public init(
    planDigest: String, planText: String, version: String, shard: Shard, command: [String],
    metrics: [String], intervals: Results.IntervalMethod = .studentT,
    precision: PrecisionTarget? = nil
  ) {
    self.planDigest = planDigest
    self.planText = planText
    self.version = version
    schemaVersion = Self.currentSchema
    self.shard = shard
    self.command = command
    self.metrics = metrics
    self.intervals = intervals
    self.precision = precision
  }

  /// What keeps runs of another header out of this journal, one sentence for each difference;
  /// empty where nothing does.
  ///
  /// The command may differ: what it changes is in the plan's text or has its own place here.
  ///
  /// - Parameters:
  ///   - other: The header of the runs that are to be added.
  ///   - ignoringShard: Whether different shards may meet, as they do in a merge.
  public func differences(from other: JournalHeader, ignoringShard: Bool = false) -> [String] {
    var differences: [String] = []
    func compare(_ what: String, _ own: String, _ others: String) {
      if own != others { differences.append("It has \(what) \(own), not \(others).") }
    }
    compare("journal version", String(schemaVersion), String(other.schemaVersion))
    compare("program version", version, other.version)
    if !ignoringShard { compare("shard", shard.description, other.shard.description) }
    compare("--interval", intervals.rawValue, other.intervals.rawValue)
    compare("--until-precision", Self.text(of: precision), Self.text(of: other.precision))
    if planDigest != other.planDigest {
      differences += PlanDifference.sentences(planText, other.planText)
    } else if metrics != other.metrics {
      let names =
        metrics.filter { !other.metrics.contains($0) }
        + other.metrics.filter { !metrics.contains($0) }
      differences.append("It has other metrics: \(names.joined(separator: ", ")).")
    }
    return differences
  }

  private static func text(of precision: PrecisionTarget?) -> String {
    precision.map { "\($0.relativeHalfWidth) (at most \($0.maximum) replicates)" } ?? "none"
  }
}
