import MesoPrimitives

/// How unequally something is spread over its holders.
///
/// Sums are exact 128-bit integers; only the last division rounds. Amounts are base units or any
/// other whole number, at least 0.
public enum Concentration {
  /// The Gini coefficient: Σ (2i − n − 1) x₍ᵢ₎ ⁄ (n Σx), i from 1 in increasing order.
  ///
  /// - Returns: 0 where all hold the same, (n − 1) ⁄ n where one holds all; 0 by convention where
  ///   nobody holds anything and for fewer than two holders.
  /// - Complexity: O(n).
  public static func gini(_ amounts: [Int64]) -> Double {
    let total = sum(checked(amounts))
    guard amounts.count > 1, total > 0 else { return 0 }
    let count = amounts.count
    var weighted: Int128 = 0
    var weight = Int64(1 - count)
    RadixSort.forEachAscending(amounts) { some in
      for amount in some {
        // Below 2¹²⁷ for any number of amounts that memory holds.
        weighted &+= Int128(weight) &* Int128(amount)
        weight &+= 2
      }
    }
    return double(weighted) / double(Int128(count) * total)
  }

  /// The Herfindahl–Hirschman index: the sum of squared shares.
  ///
  /// Its inverse is the effective number of holders.
  ///
  /// - Returns: Between 1 ⁄ n and 1; 0 by convention where nobody holds anything.
  /// - Complexity: O(n).
  public static func hhi(_ amounts: [Int64]) -> Double {
    let total = sum(checked(amounts))
    guard total > 0 else { return 0 }
    let squares = amounts.reduce(Int128(0)) { $0 + Int128($1) * Int128($1) }
    return Double(squares) / Double(total * total)
  }

  /// The Herfindahl–Hirschman index between its least value, 0, and its greatest, 1.
  ///
  /// - Returns: (H − 1⁄n) ⁄ (1 − 1⁄n); 1 for a single holder, 0 where nobody holds anything.
  public static func normalisedHHI(_ amounts: [Int64]) -> Double {
    guard amounts.count > 1 else { return amounts.isEmpty ? 0 : 1 }
    guard sum(checked(amounts)) > 0 else { return 0 }
    let even = 1 / Double(amounts.count)
    return (hhi(amounts) - even) / (1 - even)
  }

  /// The Nakamoto coefficient: the least number of holders who hold more than a share together.
  ///
  /// - Parameters:
  ///   - amounts: What each holds.
  ///   - numerator: The share that must be exceeded, over `denominator`.
  ///   - denominator: By default the share is one half; one third is usual for finality.
  /// - Returns: The number of largest holders whose share is strictly larger than the threshold;
  ///   0 where nobody holds anything.
  public static func nakamoto(
    _ amounts: [Int64], moreThan numerator: Int64 = 1, of denominator: Int64 = 2
  ) -> Int {
    precondition(
      numerator >= 0 && numerator < denominator, "a threshold is a share from 0 to below 1")
    let sorted = checked(RadixSort.ascending(amounts))
    let needed = sum(sorted) * Int128(numerator)
    var held: Int128 = 0
    var holders = 0
    for amount in sorted.reversed() {
      if held * Int128(denominator) > needed { break }
      held += Int128(amount)
      holders += amount > 0 ? 1 : 0
    }
    return holders
  }

  /// Theil's T: the mean of (x ⁄ μ) ln (x ⁄ μ), with 0 ln 0 = 0.
  ///
  /// - Returns: Between 0 and ln n; `nil` where nobody holds anything.
  /// - Complexity: O(n).
  public static func theil(_ amounts: [Int64]) -> Double? {
    let total = sum(checked(amounts))
    guard total > 0 else { return nil }
    let count = Double(amounts.count)
    let mean = Double(total) / count
    var entropy = 0.0
    for amount in amounts where amount > 0 {
      let ratio = Double(amount) / mean
      entropy += ratio * Elementary.log(ratio)
    }
    return max(0, entropy / count)
  }

  /// The nearest `Double`. The standard conversion of 128 bits takes microseconds.
  private static func double(_ number: Int128) -> Double {
    Int64(exactly: number).map { Double($0) } ?? Double(number)
  }

  private static func sum(_ amounts: [Int64]) -> Int128 {
    amounts.reduce(Int128(0)) { $0 &+ Int128($1) }
  }

  private static func checked(_ amounts: [Int64]) -> [Int64] {
    precondition(
      amounts.reduce(0, |) >= 0, "a concentration is defined for amounts of at least 0")
    return amounts
  }
}
