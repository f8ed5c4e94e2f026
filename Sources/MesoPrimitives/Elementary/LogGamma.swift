extension Elementary {
  /// Returns ln Γ(x), for x > 0.
  ///
  /// Stirling's series from 10 up, and the recurrence Γ(x + 1) = x Γ(x) below.
  ///
  /// - Parameter x: A positive number.
  /// - Returns: ln Γ(x) to within 10⁻¹⁴ of it or 10⁻¹⁴, whichever is greater; +∞ of 0, NaN of
  ///   negative numbers.
  /// - SeeAlso: NIST Digital Library of Mathematical Functions, 5.11.1.
  public static func logGamma(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? .infinity : .nan }
    guard x < .infinity else { return x }
    var (shifted, product) = (x, 1.0)
    while shifted < 10 {
      product *= shifted
      shifted += 1
    }
    let inverse = 1 / shifted
    let z = inverse * inverse
    // Bernoulli numbers B₂ₙ ⁄ (2n (2n − 1)); the first one left out is below 2 × 10⁻¹⁷.
    var series = -3617.0 / 122_400
    series = series * z + 1.0 / 156
    series = series * z - 691.0 / 360_360
    series = series * z + 1.0 / 1_188
    series = series * z - 1.0 / 1_680
    series = series * z + 1.0 / 1_260
    series = series * z - 1.0 / 360
    series = series * z + 1.0 / 12
    let halfLogOfTwoPi = 0.918938533204672741780
    let main = (shifted - 0.5) * log(shifted) - shifted + halfLogOfTwoPi + series * inverse
    return product == 1 ? main : main - log(product)
  }
}
