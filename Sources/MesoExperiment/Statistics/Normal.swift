import MesoPrimitives

/// Quantiles of the standard normal, by the operations of IEEE 754 alone.
enum Normal {
  /// The z with P(|Z| ≤ z) = 95 %, which most intervals are made with.
  static let z95 = 1.959963984540054

  /// P(|Z| ≥ `z`).
  static func twoSidedTail(_ z: Double) -> Double {
    min(1, 2 * Elementary.normalCDF(-z.magnitude))
  }

  /// The x with P(Z ≤ x) = `p`.
  ///
  /// - Parameter p: A probability; 0 and 1 give infinities.
  static func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability is between 0 and 1, not \(p)")
    if p == 0.5 { return 0 }
    if p > 0.5 { return -quantile(1 - p) }
    if p == 0 { return -.infinity }
    var (low, high) = (-39.0, 0.0)
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return high }
      if Elementary.normalCDF(middle) < p { low = middle } else { high = middle }
    }
  }
}
