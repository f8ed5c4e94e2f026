/// Mean and spread of numbers that come one by one.
///
/// - SeeAlso: B. P. Welford, “Note on a method for calculating corrected sums of squares and
///   products”, Technometrics 4(3), 1962.
struct Moments: Sendable {
  private(set) var count = 0
  private(set) var mean = 0.0
  private var squares = 0.0
  private var least = Double.infinity
  private var greatest = -Double.infinity

  mutating func add(_ value: Double) {
    count += 1
    let difference = value - mean
    mean += difference / Double(count)
    squares += difference * (value - mean)
    least = min(least, value)
    greatest = max(greatest, value)
  }

  /// With n − 1 in the denominator; 0 for equal numbers, `nil` for fewer than two.
  var standardDeviation: Double? {
    guard count >= 2 else { return nil }
    return least == greatest ? 0 : (squares / Double(count - 1)).squareRoot()
  }

  /// Student's t interval of the mean; `nil` for fewer than two numbers.
  func interval(level: Double) -> Interval? {
    guard let deviation = standardDeviation else { return nil }
    guard deviation > 0 else { return Interval(low: least, high: least) }
    let width =
      StudentT.twoSidedQuantile(level, degreesOfFreedom: count - 1) * deviation
      / Double(count).squareRoot()
    return Interval(low: mean - width, high: mean + width)
  }
}
