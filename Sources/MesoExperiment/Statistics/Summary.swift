import MesoPrimitives

/// A metric over the replicates of a treatment.
public struct Summary: Hashable, Sendable {
  /// Replicates in which the metric has a value.
  public let count: Int
  public let mean: Double?
  public let standardDeviation: Double?
  /// The interval of the mean: 95 % by Student's t unless asked otherwise.
  public let interval: Interval?
  /// Quantiles of the replicates at 5, 50 and 95 % (type 7).
  public let q05: Double?
  public let q50: Double?
  public let q95: Double?

  /// Summarises run values.
  ///
  /// - Parameters:
  ///   - values: One value per replicate; `nil` ones are left out.
  ///   - isBoundedRate: Whether values are shares. Equal shares have no interval: five runs
  ///     without a false verdict do not show that there are none.
  ///   - level: The confidence of the interval.
  ///   - bootstrap: Makes the interval in place of Student's t.
  public init(
    _ values: [Double?], isBoundedRate: Bool, level: Double = 0.95, bootstrap: Bootstrap? = nil
  ) {
    let sample = values.compactMap { $0 }.sorted()
    count = sample.count
    guard let first = sample.first else {
      (mean, standardDeviation, interval) = (nil, nil, nil)
      (q05, q50, q95) = (nil, nil, nil)
      return
    }
    let isConstant = first == sample.last
    mean = isConstant ? first : Statistics.mean(sample)
    standardDeviation =
      sample.count < 2 ? nil : isConstant ? 0 : Statistics.standardDeviation(sample)
    interval =
      isConstant && isBoundedRate
      ? nil
      : bootstrap.map { $0.interval(ofMean: sample, level: level) }
        ?? Interval.ofMean(sample, level: level)
    q05 = Statistics.quantile(0.05, ofSorted: sample)
    q50 = Statistics.quantile(0.5, ofSorted: sample)
    q95 = Statistics.quantile(0.95, ofSorted: sample)
  }
}
