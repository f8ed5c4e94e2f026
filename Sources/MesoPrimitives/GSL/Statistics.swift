/// Statistics of samples, and the distributions that tests and intervals need.
///
/// Moments, quantiles and correlations are computed here with plain `Double` arithmetic in the
/// order of the sample, so that they are the same bytes on every processor; GSL accumulates in
/// `long double`, which differs between processors. Distribution functions are GSL's.
public enum Statistics {
  /// The mean of a sample.
  ///
  /// - Precondition: The sample is not empty.
  /// - Complexity: O(n), two passes; the second removes the rounding of the first.
  public static func mean(_ sample: [Double]) -> Double {
    precondition(!sample.isEmpty, "the mean of an empty sample does not exist")
    let count = Double(sample.count)
    let rough = sample.reduce(0, +) / count
    guard rough.isFinite else { return rough }
    return rough + sample.reduce(0) { $0 + ($1 - rough) } / count
  }

  /// The standard deviation of a sample, with n − 1 in the denominator.
  ///
  /// - Precondition: The sample has two values or more.
  /// - Complexity: O(n).
  public static func standardDeviation(_ sample: [Double]) -> Double {
    precondition(sample.count >= 2, "a standard deviation needs two values or more")
    let mean = mean(sample)
    let squares = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(sample.count - 1)).squareRoot()
  }

  /// A quantile of a sample, interpolated between its ordered values (type 7, as in R).
  ///
  /// - Parameters:
  ///   - fraction: The share of the sample below, 0 to 1: ½ is the median.
  ///   - sample: The values, in any order, none of them NaN.
  /// - Complexity: O(n log n).
  public static func quantile(_ fraction: Double, of sample: [Double]) -> Double {
    quantile(fraction, ofSorted: sample.sorted())
  }

  /// A quantile of a sample in increasing order, interpolated (type 7, as in R).
  ///
  /// - Parameters:
  ///   - fraction: The share of the sample below, 0 to 1.
  ///   - sorted: The values in increasing order, at least one.
  /// - Complexity: O(1).
  /// - SeeAlso: R. J. Hyndman, Y. Fan, “Sample quantiles in statistical packages”, The American
  ///   Statistician 50(4), 1996.
  public static func quantile(_ fraction: Double, ofSorted sorted: [Double]) -> Double {
    precondition(!sorted.isEmpty, "the quantile of an empty sample does not exist")
    precondition(fraction >= 0 && fraction <= 1, "a quantile's fraction is between 0 and 1")
    let position = fraction * Double(sorted.count - 1)
    let lower = Int(position)
    guard lower + 1 < sorted.count else { return sorted[lower] }
    let weight = position - Double(lower)
    if weight == 0 { return sorted[lower] }
    return sorted[lower] * (1 - weight) + sorted[lower + 1] * weight
  }
}
