/// What a metric is at one value of a lever, over replicates that share their luck with those at
/// every other value.
public struct Evaluation: Sendable {
  /// The value as the scenario has it.
  public let text: String
  /// The value as a number; the place in the list for a choice.
  public let position: Double
  /// Metric − target by replicate; those without a value are missing.
  public let values: [Int: Double]
  /// What the metric is of, where it is the best of several.
  public let subject: String?
  let difference: Difference

  public init(text: String, position: Double, values: [Int: Double], subject: String? = nil) {
    self.text = text
    self.position = position
    self.values = values
    self.subject = subject
    difference = Difference(paired: values, with: values.mapValues { _ in 0 })
  }

  public var count: Int { values.count }
  /// The mean of metric − target.
  public var mean: Double? { difference.mean }
  /// The 95 % interval of ``mean``; `nil` where nothing is known of the spread.
  public var interval: Interval? { difference.interval(level: 0.95) }
  /// Whether all replicates are alike, so that there is no chance in the metric.
  var isDeterministic: Bool { difference.shape != .varying }

  /// Where the metric is: above the target (or on it), below, or nowhere.
  var sign: Int? { mean.map { $0 >= 0 ? 1 : -1 } }
}
