/// The values that never fall and are nearest to those given, in the sum of squares.
///
/// - SeeAlso: R. E. Barlow, D. J. Bartholomew, J. M. Bremner, H. D. Brunk, Statistical Inference
///   under Order Restrictions, 1972: pooling adjacent violators.
enum IsotonicFit {
  /// - Complexity: O(n).
  static func rising(_ values: [Double]) -> [Double] {
    var blocks: [(sum: Double, count: Int)] = []
    for value in values {
      blocks.append((value, 1))
      while blocks.count > 1 {
        let (before, last) = (blocks[blocks.count - 2], blocks[blocks.count - 1])
        guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
        blocks.removeLast(2)
        blocks.append((before.sum + last.sum, before.count + last.count))
      }
    }
    return blocks.flatMap { Array(repeating: $0.sum / Double($0.count), count: $0.count) }
  }

  /// Where the line through points that never fall first reaches 0.
  ///
  /// - Parameters:
  ///   - xs: Rising.
  ///   - values: One for each, never falling.
  /// - Returns: `nil` if all are below 0, or the first is not.
  static func zero(_ xs: [Double], _ values: [Double]) -> Double? {
    guard let next = values.firstIndex(where: { $0 >= 0 }), next > 0 else { return nil }
    let (low, high) = (values[next - 1], values[next])
    return xs[next - 1] + (xs[next] - xs[next - 1]) * (low / (low - high))
  }
}
