/// A confidence interval of a quantile, whose ends are values of the sample.
///
/// - SeeAlso: H. A. David, H. N. Nagaraja, Order Statistics, 7.1.
enum QuantileInterval {
  /// The places of the ends in the ordered sample, from 1; 0 or n + 1 where the sample is too
  /// small for that end.
  ///
  /// The number of values below the quantile is binomial; each end leaves at most half of
  /// 1 − `level` outside.
  static func places(_ fraction: Double, count: Int, level: Double) -> (lower: Int, upper: Int) {
    let outside = (1 - level) / 2
    var (lower, upper) = (0, count + 1)
    while lower < count,
      Binomial.lowerTail(atMost: lower, trials: count, probability: fraction) <= outside
    { lower += 1 }
    while upper > 1,
      Binomial.upperTail(atLeast: upper - 1, trials: count, probability: fraction) <= outside
    { upper -= 1 }
    return (lower, upper)
  }

  /// The interval; an end that the sample cannot give is infinite.
  static func of(_ fraction: Double, sorted: [Double], level: Double = 0.95) -> Interval {
    let (lower, upper) = places(fraction, count: sorted.count, level: level)
    return Interval(
      low: lower >= 1 ? sorted[lower - 1] : -.infinity,
      high: upper <= sorted.count ? sorted[upper - 1] : .infinity)
  }
}
