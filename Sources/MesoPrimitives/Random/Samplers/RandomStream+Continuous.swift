extension RandomStream {
  /// Turns two times 64 random bits into a standard normal number, without branches.
  ///
  /// The cosine half of the pair alone is used, so a draw never depends on whether an earlier one
  /// left a spare. A loop that calls this is turned into vector instructions.
  ///
  /// - SeeAlso: G. E. P. Box, M. E. Muller, “A note on the generation of random normal deviates”,
  ///   Annals of Mathematical Statistics 29 (1958).
  @inlinable
  @inline(__always)
  public static func normal(of radiusBits: UInt64, _ angleBits: UInt64) -> Double {
    // The magnitude changes nothing; it shows LLVM that the root needs no branch to report an
    // error of the argument.
    let square = -2 * Elementary.logOfUnit(uniform(of: radiusBits))
    return square.magnitude.squareRoot()
      * Elementary.sinCosOfTurnsCore(uniform(of: angleBits)).cos
  }

  /// Draws from the standard normal distribution. Takes four words: those of the radius, then
  /// those of the angle.
  @inlinable
  public mutating func normal() -> Double {
    let radiusBits = word64()
    return RandomStream.normal(of: radiusBits, word64())
  }

  /// Draws from the exponential distribution with mean 1. Takes two words.
  @inlinable
  public mutating func exponential() -> Double { -Elementary.logOfUnit(uniform()) }

  /// Draws a number whose logarithm is normal.
  ///
  /// - Parameters:
  ///   - mu: The mean of the logarithm.
  ///   - sigma: The standard deviation of the logarithm, at least 0.
  @inlinable
  public mutating func lognormal(mu: Double, sigma: Double) -> Double {
    precondition(sigma >= 0, "a standard deviation must be at least 0")
    return Elementary.exp(mu + sigma * normal())
  }

  /// Draws from the Pareto distribution: P(X > x) = (`scale` ⁄ x)^`shape`.
  ///
  /// - Parameters:
  ///   - scale: The least value, above 0.
  ///   - shape: The tail exponent, above 0; the mean is infinite at 1 or less.
  @inlinable
  public mutating func pareto(scale: Double, shape: Double) -> Double {
    precondition(scale > 0 && shape > 0, "a Pareto distribution needs scale and shape above 0")
    return scale * Elementary.exp(exponential() / shape)
  }
}
