/// Holm's adjustment of p-values for the number of questions asked.
///
/// - SeeAlso: S. Holm, “A simple sequentially rejective multiple test procedure”, Scandinavian
///   Journal of Statistics 6(2), 1979.
public struct Holm: Sendable {
  /// One adjusted p-value for each of those given; `nil` where there was none.
  public let adjusted: [Double?]
  /// What each p-value was multiplied by at its own step: the questions open then.
  let factors: [Int?]

  /// Adjusts the p-values of a family.
  ///
  /// - Parameters:
  ///   - pValues: `nil` where a question has no p-value; it counts all the same.
  ///   - family: The number of questions, at least that of `pValues`.
  public init(_ pValues: [Double?], family: Int) {
    precondition(family >= pValues.count, "a family has at least the questions given")
    var adjusted = [Double?](repeating: nil, count: pValues.count)
    var factors = [Int?](repeating: nil, count: pValues.count)
    let known = pValues.indices.compactMap { index in pValues[index].map { (index, $0) } }
    let order = known.sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 < $1.1 }
    var largest = 0.0
    for (step, (index, p)) in order.enumerated() {
      let factor = family - step
      largest = max(largest, min(1, Double(factor) * p))
      adjusted[index] = largest
      factors[index] = factor
    }
    (self.adjusted, self.factors) = (adjusted, factors)
  }
}
