import MesoPrimitives

/// A price as a function of the tokens that a curve has issued, in tokens and dollars.
enum CurveShape: Hashable, Sendable {
  /// p = a · Sⁿ
  case power(scale: Double, exponent: Double)
  /// p = a · ((S − b) ⁄ √(c + (S − b)²) + 1), which goes from 0 to 2a about S = b.
  case sigmoid(scale: Double, midpoint: Double, spread: Double)
  /// p = L ⁄ (1 + e^(−k (S − b))), which goes from 0 to L about S = b.
  case logistic(scale: Double, midpoint: Double, steepness: Double)

  func price(_ issued: Double) -> Double {
    switch self {
    case .power(let scale, let exponent):
      return exponent == 0 ? scale : scale * Elementary.pow(issued, exponent)
    case .sigmoid(let scale, let midpoint, let spread):
      let x = issued - midpoint
      return scale * (x / (spread + x * x).squareRoot() + 1)
    case .logistic(let scale, let midpoint, let steepness):
      return scale * Elementary.logistic(steepness * (issued - midpoint))
    }
  }

  /// An antiderivative of the price: the cost of going from S₁ to S₂ is the difference of two values.
  func integral(_ issued: Double) -> Double {
    switch self {
    case .power(let scale, let exponent):
      return issued <= 0 ? 0 : scale / (exponent + 1) * Elementary.pow(issued, exponent + 1)
    case .sigmoid(let scale, let midpoint, let spread):
      let x = issued - midpoint
      return scale * ((spread + x * x).squareRoot() + issued)
    case .logistic(let scale, let midpoint, let steepness):
      let x = steepness * (issued - midpoint)
      // ln(1 + eˣ) without overflow.
      let softplus =
        x > 0 ? x + Elementary.log1p(Elementary.exp(-x)) : Elementary.log1p(Elementary.exp(x))
      return scale / steepness * softplus
    }
  }

  /// The issue at which ``integral(_:)`` has a value.
  func issued(at value: Double) -> Double {
    switch self {
    case .power(let scale, let exponent):
      return Elementary.pow(max(0, value) * (exponent + 1) / scale, 1 / (exponent + 1))
    case .sigmoid(let scale, let midpoint, let spread):
      let whole = value / scale - midpoint
      return midpoint + (whole * whole - spread) / (2 * whole)
    case .logistic(let scale, let midpoint, let steepness):
      // y = ln(1 + eˣ), so x = ln(eʸ − 1) = y + ln(1 − e⁻ʸ).
      let y = value * steepness / scale
      let x =
        y > 1 ? y + Elementary.log1p(-Elementary.exp(-y)) : Elementary.log(Self.expMinusOne(y))
      return midpoint + x / steepness
    }
  }

  /// eʸ − 1 for y from 0 to 1 without loss of digits.
  private static func expMinusOne(_ y: Double) -> Double {
    guard y < 0.01 else { return Elementary.exp(y) - 1 }
    return y * (1 + y / 2 * (1 + y / 3 * (1 + y / 4 * (1 + y / 5 * (1 + y / 6)))))
  }
}
