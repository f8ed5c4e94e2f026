import MesoPrimitives

/// How many replicates an interval of a given width takes, if the spread stays as observed.
public enum ReplicatesNeeded {
  /// The most replicates that are looked for; beyond, the answer is `nil`.
  public static let limit = 1_000_000

  /// The least number of replicates whose t interval has at most a half-width.
  ///
  /// - Parameters:
  ///   - halfWidth: The half-width wanted, above 0.
  ///   - standardDeviation: The spread between replicates.
  ///   - level: The confidence of the interval.
  /// - Returns: 2 or more; `nil` for more than ``limit``.
  public static func count(
    halfWidth: Double, standardDeviation: Double, level: Double = 0.95
  ) -> Int? {
    guard halfWidth > 0, standardDeviation.isFinite else { return nil }
    func suffices(_ count: Int) -> Bool {
      let t = quantile(level, degreesOfFreedom: count - 1)
      return t * standardDeviation / Double(count).squareRoot() <= halfWidth
    }
    guard suffices(limit) else { return nil }
    var (low, high) = (1, limit)
    while high - low > 1 {
      let middle = (low + high) / 2
      if suffices(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// The least number of replicates whose 95 % interval is a share of the mean wide to each side.
  ///
  /// - Parameters:
  ///   - summary: What was observed.
  ///   - relativeHalfWidth: The share, such as 0.05.
  /// - Returns: `nil` where the mean is 0, or nothing is known of the spread, or more than
  ///   ``limit`` are needed.
  public static func count(for summary: Summary, relativeHalfWidth: Double = 0.05) -> Int? {
    guard let mean = summary.mean, let spread = summary.standardDeviation, mean != 0 else {
      return nil
    }
    return count(halfWidth: relativeHalfWidth * mean.magnitude, standardDeviation: spread)
  }

  /// Student's t, by its expansion about the normal where the exact sum is long; the expansion
  /// is then good to nine digits.
  ///
  /// - SeeAlso: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 26.7.5.
  private static func quantile(_ level: Double, degreesOfFreedom: Int) -> Double {
    guard degreesOfFreedom > 1_000 else {
      return StudentT.twoSidedQuantile(level, degreesOfFreedom: degreesOfFreedom)
    }
    let (z, n) = (-Normal.quantile((1 - level) / 2), Double(degreesOfFreedom))
    let square = z * z
    let first = z * (square + 1) / 4
    let second = z * ((5 * square + 16) * square + 3) / 96
    return z + first / n + second / (n * n)
  }
}
