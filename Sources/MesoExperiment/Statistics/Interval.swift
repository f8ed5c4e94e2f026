import MesoPrimitives

/// A confidence interval of a mean.
public struct Interval: Hashable, Sendable {
  public let low: Double
  public let high: Double

  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// Half of the interval's width.
  public var halfWidth: Double { (high - low) / 2 }

  /// Student's t interval of the mean of a sample.
  ///
  /// - Parameters:
  ///   - sample: Independent values.
  ///   - level: The confidence, above 0 and below 1.
  /// - Returns: `nil` for fewer than two values. Equal values have their own as both ends.
  public static func ofMean(_ sample: [Double], level: Double = 0.95) -> Interval? {
    guard sample.count >= 2 else { return nil }
    let mean = Statistics.mean(sample)
    let isConstant = sample.allSatisfy { $0 == sample[0] }
    if isConstant { return Interval(low: sample[0], high: sample[0]) }
    let count = Double(sample.count)
    let width =
      StudentT.twoSidedQuantile(level, degreesOfFreedom: sample.count - 1)
      * Statistics.standardDeviation(sample) / count.squareRoot()
    return Interval(low: mean - width, high: mean + width)
  }
}
