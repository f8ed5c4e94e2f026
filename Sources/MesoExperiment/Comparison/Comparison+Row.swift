import MesoModel

extension Comparison.Row {
  /// Puts together what was found of one metric of one treatment.
  ///
  /// - Parameters:
  ///   - place: The place of the metric in the arm.
  ///   - test: `nil` for the baseline and for exploratory metrics.
  ///   - family: `nil` for exploratory metrics.
  init(
    arm: Arm, metric: Metric, difference: Difference?, test: SimultaneousIntervals.Test?,
    rank: Int?, place: Int, family: Int?, isBaseline: Bool
  ) {
    mechanism = arm.name
    self.metric = metric
    isHeadline = family != nil
    summary = arm.summary(of: place, isBoundedRate: metric.isBoundedRate)
    self.difference = difference
    self.family = isBaseline ? nil : family
    self.rank = rank
    adjustedPValue = test?.adjustedPValue
    let level = 1 - Comparison.error
    let whole = test.map { $0.interval } ?? difference?.interval(level: level)
    // Equal differences of shares leave their spread unknown, as equal shares do.
    let isConstant = difference.map { $0.shape != .varying } ?? false
    interval = isConstant && metric.isBoundedRate ? nil : whole
    verdict = Self.verdict(difference, test, metric.better, isBaseline: isBaseline)
    replicatesToSettle =
      verdict == .noDifferenceShown
      ? difference.flatMap { $0.replicatesToShow(level: test?.level ?? level) } : nil
  }

  private static func verdict(
    _ difference: Difference?, _ test: SimultaneousIntervals.Test?, _ better: Metric.Better,
    isBaseline: Bool
  ) -> Comparison.Verdict {
    guard !isBaseline, let difference else { return .baseline }
    switch difference.shape {
    case .identical: return .identical
    case .deterministic: return .deterministic
    case .unknown, .varying: break
    }
    guard let test else { return .exploratory }
    guard test.sign != 0 else { return .noDifferenceShown }
    switch better {
    case .higher: return test.sign > 0 ? .better : .worse
    case .lower: return test.sign < 0 ? .better : .worse
    case .none: return test.sign > 0 ? .higher : .lower
    }
  }
}

extension Difference {
  /// The replicates at which the interval would leave 0 out, if the mean and the spread of the
  /// differences stayed as they are.
  ///
  /// - Parameter level: Of the interval.
  func replicatesToShow(level: Double) -> Int? {
    guard let mean, mean != 0, shape == .varying else { return nil }
    // Without pairs: as many on both sides, with the spread that gives the same standard error.
    let spread = standardDeviation ?? standardError * Double(count).squareRoot()
    return ReplicatesNeeded.count(
      halfWidth: mean.magnitude, standardDeviation: spread, level: level)
  }
}
