/// Student's t for degrees of freedom that need not be whole, as Welch's are.
extension StudentT {
  /// P(|T| ≥ |t|): the p-value of a two-sided test.
  ///
  /// - Parameter degreesOfFreedom: Above 0.
  /// - SeeAlso: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 26.7.1.
  static func twoSidedTail(_ t: Double, degreesOfFreedom: Double) -> Double {
    let square = t * t
    guard square.isFinite else { return 0 }
    let sum = degreesOfFreedom + square
    return IncompleteBeta.regularised(
      degreesOfFreedom / sum, complement: square / sum, degreesOfFreedom / 2, 0.5)
  }

  /// The t with P(|T| ≤ t) = `level`, by bisection; whole degrees of freedom take the exact sum.
  ///
  /// - Parameters:
  ///   - level: The confidence of a two-sided interval, above 0 and below 1.
  ///   - degreesOfFreedom: Above 0.
  static func twoSidedQuantile(_ level: Double, degreesOfFreedom: Double) -> Double {
    precondition(level > 0 && level < 1, "a level is between 0 and 1, not \(level)")
    if let whole = Int(exactly: degreesOfFreedom), whole >= 1, whole <= 100_000 {
      return twoSidedQuantile(level, degreesOfFreedom: whole)
    }
    var high = 1.0
    while twoSidedTail(high, degreesOfFreedom: degreesOfFreedom) > 1 - level { high *= 2 }
    var low = 0.0
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return high }
      if twoSidedTail(middle, degreesOfFreedom: degreesOfFreedom) > 1 - level {
        low = middle
      } else {
        high = middle
      }
    }
  }
}
