import MesoPrimitives

/// How a metric differs between a treatment and what it is compared with.
///
/// Paired differences make use of the luck that both share, as far as they do: the interval comes
/// from the pairs themselves and assumes nothing of their correlation.
public struct Difference: Hashable, Sendable {
  /// What the differences look like.
  enum Shape: Hashable, Sendable {
    /// Fewer than two; nothing can be said.
    case unknown
    /// All are 0.
    case identical
    /// All are the same number, not 0.
    case deterministic
    case varying
  }

  /// Replicates in which both have a value; without pairs, the fewer of the two.
  public let count: Int
  /// Treatment − baseline.
  public let mean: Double?
  /// The correlation of the two over pairs; `nil` without pairs or where either does not vary.
  public let correlation: Double?
  /// Two-sided, of Student's t for pairs, or Welch's without them.
  public let pValue: Double?
  /// Two-sided, of Wilcoxon's signed ranks; `nil` without pairs.
  public let rankPValue: Double?
  /// Hedges' g: the difference in units of the average of both standard deviations.
  public let effectSize: Double?
  let shape: Shape
  /// Of the differences; `nil` without pairs.
  let standardDeviation: Double?
  let standardError: Double
  let degreesOfFreedom: Double

  /// Compares replicate by replicate.
  ///
  /// - Parameters:
  ///   - treatment: Values by replicate.
  ///   - baseline: Values by replicate; only replicates in both count.
  public init(paired treatment: [Int: Double], with baseline: [Int: Double]) {
    let replicates = treatment.keys.filter { baseline[$0] != nil }.sorted()
    let upper = replicates.compactMap { treatment[$0] }
    let lower = replicates.compactMap { baseline[$0] }
    let differences = zip(upper, lower).map { $0 - $1 }
    count = differences.count
    shape = Self.shape(of: differences)
    let isConstant = shape != .varying
    mean = isConstant ? differences.first : Statistics.mean(differences)
    let spread = isConstant ? 0 : Statistics.standardDeviation(differences)
    standardDeviation = count < 2 ? nil : spread
    standardError = count < 2 ? 0 : spread / Double(count).squareRoot()
    degreesOfFreedom = Double(max(1, count - 1))
    correlation = count < 2 ? nil : Statistics.pearson(upper, lower)
    pValue = Self.pValue(shape, mean, standardError, degreesOfFreedom)
    rankPValue = count < 2 ? nil : SignedRankTest.pValue(differences)
    effectSize = Self.effectSize(mean, upper, lower)
  }

  /// Compares two sets of replicates that have no luck in common.
  ///
  /// - SeeAlso: B. L. Welch, “The generalization of ‘Student's’ problem when several different
  ///   population variances are involved”, Biometrika 34, 1947.
  public init(unpaired treatment: [Double], and baseline: [Double]) {
    let samples = [treatment.sorted(), baseline.sorted()]
    count = min(treatment.count, baseline.count)
    (correlation, rankPValue, standardDeviation) = (nil, nil, nil)
    guard count >= 1 else {
      (mean, pValue, effectSize, shape) = (nil, nil, nil, .unknown)
      (standardError, degreesOfFreedom) = (0, 1)
      return
    }
    let means = samples.map { $0.first == $0.last ? $0[0] : Statistics.mean($0) }
    mean = means[0] - means[1]
    guard count >= 2 else {
      (pValue, effectSize, shape) = (nil, nil, .unknown)
      (standardError, degreesOfFreedom) = (0, 1)
      return
    }
    let parts = samples.map { sample -> Double in
      let spread = sample.first == sample.last ? 0 : Statistics.standardDeviation(sample)
      return spread * spread / Double(sample.count)
    }
    let variance = parts[0] + parts[1]
    standardError = variance.squareRoot()
    let denominator = zip(parts, samples).reduce(0.0) {
      $0 + $1.0 * $1.0 / Double($1.1.count - 1)
    }
    degreesOfFreedom = denominator > 0 ? variance * variance / denominator : 1
    shape = variance > 0 ? .varying : mean == 0 ? .identical : .deterministic
    pValue = Self.pValue(shape, mean, standardError, degreesOfFreedom)
    effectSize = Self.effectSize(mean, samples[0], samples[1])
  }

  /// The interval of the difference.
  ///
  /// - Parameter level: The confidence.
  /// - Returns: `nil` for fewer than two pairs; the difference itself where all are equal.
  public func interval(level: Double) -> Interval? {
    guard let mean, shape != .unknown else { return nil }
    guard shape == .varying else { return Interval(low: mean, high: mean) }
    let t = StudentT.twoSidedQuantile(level, degreesOfFreedom: degreesOfFreedom)
    return Interval(low: mean - t * standardError, high: mean + t * standardError)
  }

  private static func shape(of differences: [Double]) -> Shape {
    guard differences.count >= 2 else { return .unknown }
    guard differences.allSatisfy({ $0 == differences[0] }) else { return .varying }
    return differences[0] == 0 ? .identical : .deterministic
  }

  private static func pValue(
    _ shape: Shape, _ mean: Double?, _ standardError: Double, _ degreesOfFreedom: Double
  ) -> Double? {
    switch shape {
    case .identical: 1
    case .varying:
      mean.map {
        StudentT.twoSidedTail($0 / standardError, degreesOfFreedom: degreesOfFreedom)
      }
    case .unknown, .deterministic: nil
    }
  }

  /// Hedges' g_av.
  ///
  /// - SeeAlso: D. Lakens, “Calculating and reporting effect sizes to facilitate cumulative
  ///   science”, Frontiers in Psychology 4:863, 2013, equations 4 and 10.
  private static func effectSize(
    _ mean: Double?, _ treatment: [Double], _ baseline: [Double]
  ) -> Double? {
    guard let mean, treatment.count >= 2, baseline.count >= 2 else { return nil }
    let spreads = [treatment, baseline].map { sample in
      sample.allSatisfy { $0 == sample[0] } ? 0 : Statistics.standardDeviation(sample)
    }
    let average = (spreads[0] + spreads[1]) / 2
    guard average > 0 else { return nil }
    let count = Double(treatment.count + baseline.count)
    return mean / average * (1 - 3 / (4 * count - 9))
  }
}
