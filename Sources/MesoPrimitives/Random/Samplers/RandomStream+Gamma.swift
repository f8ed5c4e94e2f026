extension RandomStream {
  /// Draws from the gamma distribution with scale 1: mean and variance are both `shape`.
  ///
  /// - Parameter shape: The shape, above 0. A draw of shape far below 0.01 may be 0, for lack of
  ///   smaller numbers.
  /// - Complexity: About 1.05 rounds, of a normal and a uniform draw each.
  /// - SeeAlso: G. Marsaglia, W. W. Tsang, “A simple method for generating gamma variables”, ACM
  ///   Transactions on Mathematical Software 26(3), 2000; section 6 for shapes below 1.
  public mutating func gamma(shape: Double) -> Double {
    precondition(shape > 0 && shape < .infinity, "a gamma distribution needs a shape above 0")
    if shape < 1 { return Elementary.exp(logGamma(shape: shape)) }
    return gammaOfLargeShape(shape)
  }

  /// Draws from the beta distribution, with mean `a` ⁄ (`a` + `b`).
  ///
  /// A ratio of gamma draws; where a shape is below 1 it is taken between logarithms, so that
  /// draws too small to be numbers still compare.
  ///
  /// - Parameters:
  ///   - a: The weight of 1, above 0.
  ///   - b: The weight of 0, above 0.
  /// - Returns: A number between 0 and 1, either of which only rounding can give.
  /// - SeeAlso: L. Devroye, “Non-uniform random variate generation”, 1986, IX.3.
  public mutating func beta(_ a: Double, _ b: Double) -> Double {
    precondition(
      a > 0 && b > 0 && a < .infinity && b < .infinity,
      "a beta distribution needs both parameters above 0")
    if a < 1 || b < 1 {
      let x = logGamma(shape: a)
      let y = logGamma(shape: b)
      return Elementary.logistic(x - y)
    }
    let x = gammaOfLargeShape(a)
    let y = gammaOfLargeShape(b)
    return x / (x + y)
  }

  /// The logarithm of a gamma draw.
  private mutating func logGamma(shape: Double) -> Double {
    if shape >= 1 { return Elementary.log(gammaOfLargeShape(shape)) }
    let boost = Elementary.logOfUnit(uniform()) / shape
    return Elementary.log(gammaOfLargeShape(shape + 1)) + boost
  }

  /// A gamma draw for a shape of 1 or more.
  private mutating func gammaOfLargeShape(_ shape: Double) -> Double {
    let shape = GammaShape(shape)
    while true {
      let x = normal()
      let u = uniform()
      let sure = shape.sureDraw(x, u)
      if !sure.isNaN { return sure }
      if let draw = shape.draw(x, u) { return draw }
    }
  }
}

/// The constants of gamma draws of a shape of 1 or more, and what a round makes of a normal and a
/// uniform draw.
struct GammaShape {
  private let d: Double
  private let c: Double

  init(_ shape: Double) {
    d = shape - 1.0 / 3
    c = 1 / (9 * d).squareRoot()
  }

  /// The draw, if its round can be told to be accepted without a logarithm; else NaN. Without branches,
  /// so a loop that calls this is turned into vector instructions.
  @inline(__always)
  func sureDraw(_ x: Double, _ u: Double) -> Double {
    let root = 1 + c * x
    let square = x * x
    let draw = d * (root * root * root)
    let bounded = u < 1 - 0.0331 * square * square ? draw : .nan
    return root > 0 ? bounded : .nan
  }

  /// The draw, if its round is accepted.
  func draw(_ x: Double, _ u: Double) -> Double? {
    let root = 1 + c * x
    guard root > 0 else { return nil }
    let v = root * root * root
    let isAccepted = Elementary.logOfUnit(u) < 0.5 * (x * x) + d * (1 - v + Elementary.log(v))
    return isAccepted ? d * v : nil
  }
}
