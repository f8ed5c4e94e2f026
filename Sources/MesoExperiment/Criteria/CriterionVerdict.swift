import MesoPrimitives
public import MesoScenario

/// What the runs say of a criterion.
public struct CriterionVerdict: Sendable {
  /// Whether a criterion is met. The interval of the number that it is about decides: when it
  /// lies on both sides of the goal, these runs cannot tell.
  public enum State: String, Sendable {
    case met
    case notMet = "not met"
    case undecided
  }

  public let criterion: Criterion
  /// Runs that the number is made of.
  public let count: Int
  /// The number held against the goal; `nil` without runs, infinite for an epoch that never came.
  public let value: Double?
  /// Its 95 % interval: Student's t for a mean, between values of the sample for a quantile,
  /// Wilson's for a share. An end is infinite where the runs are too few for it.
  public let interval: Interval?
  public let state: State

  /// Judges a criterion.
  ///
  /// - Parameters:
  ///   - criterion: The criterion.
  ///   - values: Its number in each run that did not fail, `nil` where a run has none. An epoch
  ///     that never came is later than all; other missing numbers are left out.
  ///   - isBoundedRate: Whether the metric is a share.
  public init(_ criterion: Criterion, values: [Double?], isBoundedRate: Bool) {
    self.criterion = criterion
    let sample: [Double]
    if case .firstEpoch = criterion.over {
      sample = values.map { $0 ?? .infinity }
    } else {
      sample = values.compactMap { $0 }
    }
    count = sample.count
    // Shares summed over epochs are no shares, and no metric's epoch is.
    let isShare = isBoundedRate && criterion.over.keepsUnit
    (value, interval) = Self.estimate(criterion.across, sample.sorted(), isShare: isShare)
    state = Self.state(of: interval, goal: criterion.goal)
  }

  private static func estimate(
    _ across: Criterion.Across, _ sorted: [Double], isShare: Bool
  ) -> (Double?, Interval?) {
    guard let least = sorted.first, let greatest = sorted.last else { return (nil, nil) }
    switch across {
    case .mean:
      guard greatest.isFinite else { return (greatest, Interval(low: greatest, high: greatest)) }
      if least == greatest, isShare { return (least, ofEqualShares(least, count: sorted.count)) }
      return (least == greatest ? least : Statistics.mean(sorted), Interval.ofMean(sorted))
    case .quantile(let fraction):
      let interval = QuantileInterval.of(fraction, sorted: sorted)
      // Between a finite and an infinite value there is no number to interpolate.
      let place = Int((fraction * Double(sorted.count - 1)).rounded(.up))
      let value =
        sorted[place].isFinite ? Statistics.quantile(fraction, ofSorted: sorted) : .infinity
      return (
        value,
        isShare
          ? Interval(low: max(0, interval.low), high: min(1, interval.high)) : interval
      )
    case .share(let bound):
      let successes = sorted.count { bound.holds($0) }
      return (
        Double(successes) / Double(sorted.count),
        ShareInterval.wilson(successes, of: sorted.count)
      )
    }
  }

  /// Equal shares say nothing of their spread; but of n runs that agree, another differs with a
  /// chance of at most 1 − 0.05^(1 ⁄ n), about 3 ⁄ n, and then by no more than the share allows.
  ///
  /// - SeeAlso: J. A. Hanley, A. Lippman-Hand, “If nothing goes wrong, is everything all right?”,
  ///   JAMA 249(13), 1983: the rule of three.
  private static func ofEqualShares(_ share: Double, count: Int) -> Interval? {
    guard count >= 2 else { return nil }
    let other = 1 - Elementary.exp(Elementary.log(0.05) / Double(count))
    return Interval(low: share * (1 - other), high: share + (1 - share) * other)
  }

  private static func state(of interval: Interval?, goal: Bound) -> State {
    guard let interval else { return .undecided }
    let holds = (goal.holds(interval.low), goal.holds(interval.high))
    return holds == (true, true) ? .met : holds == (false, false) ? .notMet : .undecided
  }
}

extension Criterion.Over {
  /// Whether a share stays a share.
  fileprivate var keepsUnit: Bool {
    switch self {
    case .run, .final, .mean, .max, .min: true
    case .sum, .firstEpoch: false
    }
  }
}
