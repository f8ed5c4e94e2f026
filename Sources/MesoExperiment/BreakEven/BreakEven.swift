/// Where a metric crosses a target, and what was tried to find out.
public struct BreakEven: Sendable {
  /// One change of sign.
  public struct Crossing: Sendable {
    /// Whether the metric rises above the target.
    public let isRising: Bool
    /// Where the isotonic fit through the means crosses; `nil` for a lever without values between.
    public let estimate: Double?
    /// The values at which the 95 % interval of metric − target holds 0, as far as they join up.
    public let low: Double
    public let high: Double
    /// Whether they go on beyond what was searched.
    public let isOpenBelow: Bool
    public let isOpenAbove: Bool
    /// The nearest values tried on both sides, as the scenario has them: adjacent ones for counts
    /// and choices.
    public let before: String
    public let after: String
    /// What the metric is of at the crossing, where it is the best of several.
    public let subject: String?
  }

  /// What the search comes to.
  public enum Finding: String, Sendable {
    case crossing
    /// Above the target everywhere in the range, or below it.
    case alwaysAbove = "always-above"
    case alwaysBelow = "always-below"
    /// On the target everywhere.
    case equal
    /// The metric has no value at two points or more.
    case undefined
  }

  public let finding: Finding
  /// In the order of values.
  public let crossings: [Crossing]
  /// Everything that was tried, in the order of values.
  public let evaluations: [Evaluation]
  /// Neighbouring values between which the metric goes against the way it goes from one end to the
  /// other, shown by simultaneous intervals.
  public let against: [(before: String, after: String)]

  /// Whether nothing shows that the metric turns back.
  public var isMonotone: Bool { against.isEmpty }
}
