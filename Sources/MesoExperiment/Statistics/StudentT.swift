import MesoPrimitives

/// Quantiles of Student's t for whole degrees of freedom.
///
/// With t = √ν · tan θ the probability P(|T| ≤ t) is a finite sum in sin θ and cos θ, so it needs
/// the operations of IEEE 754 alone. Intervals then are the same bytes on every processor, which
/// a numerical library's quantile is not.
///
/// - SeeAlso: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
enum StudentT {
  /// The t with P(|T| ≤ t) = `level`.
  ///
  /// - Parameters:
  ///   - level: The confidence of a two-sided interval, above 0 and below 1.
  ///   - degreesOfFreedom: At least 1.
  /// - Complexity: O(`degreesOfFreedom`).
  static func twoSidedQuantile(_ level: Double, degreesOfFreedom: Int) -> Double {
    precondition(level > 0 && level < 1, "a level is between 0 and 1, not \(level)")
    precondition(degreesOfFreedom >= 1, "an interval needs two values or more")
    // The probability grows with θ from 0 at 0 to 1 at a quarter turn: halve the bracket until
    // its ends are neighbours.
    var (low, high) = (0.0, 0.25)
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if probability(turns: middle, degreesOfFreedom: degreesOfFreedom) < level {
        low = middle
      } else {
        high = middle
      }
    }
    let (sine, cosine) = Elementary.sinCosOfTurns(high)
    return Double(degreesOfFreedom).squareRoot() * sine / cosine
  }

  /// P(|T| ≤ √ν · tan θ).
  private static func probability(turns: Double, degreesOfFreedom: Int) -> Double {
    let (sine, cosine) = Elementary.sinCosOfTurns(turns)
    let isOdd = !degreesOfFreedom.isMultiple(of: 2)
    // Odd ν: cos θ (1 + 2⁄3 cos² θ + 2·4⁄(3·5) cos⁴ θ + …); even ν: 1 + 1⁄2 cos² θ + ….
    var term = isOdd ? cosine : 1
    var sum = degreesOfFreedom == 1 ? 0 : term
    var power = isOdd ? 2 : 1
    while power < degreesOfFreedom - 2 {
      term *= Double(power) / Double(power + 1) * cosine * cosine
      sum += term
      power += 2
    }
    return isOdd ? 4 * turns + sine * sum * (2 / Double.pi) : sine * sum
  }
}
