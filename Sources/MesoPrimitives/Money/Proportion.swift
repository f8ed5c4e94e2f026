/// A share between nothing and all, counted in whole parts per billion.
///
/// Rules that move money take their rates from here, so a rate is the same number on every
/// machine and its product with an amount is exact up to one rounding.
public struct Proportion: Hashable, Comparable, Sendable {
  /// The number of parts in the whole.
  public static let denominator: Int64 = 1_000_000_000

  /// The share, 0 to 1 000 000 000 parts per billion.
  public let partsPerBillion: Int64

  /// Makes a share from parts per billion.
  ///
  /// - Precondition: `partsPerBillion` is between 0 and 1 000 000 000.
  @inlinable
  public init(partsPerBillion: Int64) {
    precondition(
      partsPerBillion >= 0 && partsPerBillion <= Proportion.denominator,
      "a proportion must be between 0 and 1 000 000 000 parts per billion")
    self.partsPerBillion = partsPerBillion
  }

  /// Makes the share nearest to a fraction.
  ///
  /// - Precondition: `fraction` is between 0 and 1.
  public init(_ fraction: Double) {
    precondition(
      fraction >= 0 && fraction <= 1, "a proportion must be between 0 and 1, not \(fraction)")
    self.init(partsPerBillion: Int64((fraction * Double(Proportion.denominator)).rounded()))
  }

  /// Nothing.
  public static let zero = Proportion(partsPerBillion: 0)

  /// All.
  public static let one = Proportion(partsPerBillion: denominator)

  /// The share as a fraction, 0 to 1.
  @inlinable
  public var value: Double { Double(partsPerBillion) / Double(Proportion.denominator) }

  /// The share as a fraction in lowest terms: 250 000 000 parts per billion is 1 ⁄ 4.
  public var reduced: (numerator: Int64, denominator: Int64) {
    var (divisor, remainder) = (Proportion.denominator, partsPerBillion)
    while remainder != 0 { (divisor, remainder) = (remainder, divisor % remainder) }
    return (partsPerBillion / divisor, Proportion.denominator / divisor)
  }

  /// Returns this share of an amount, rounded down to a whole base unit.
  ///
  /// The remainder, less than one base unit, stays with the payer, so splitting an amount never
  /// creates tokens.
  ///
  /// - Parameter amount: The whole, at least 0.
  @inlinable
  public func of(_ amount: Amount) -> Amount {
    Amount(units: mulDivFloor(amount.units, partsPerBillion, Proportion.denominator))
  }

  /// Fills a column with this share of each of a column of amounts, rounded down as by ``of(_:)``.
  ///
  /// - Parameters:
  ///   - shares: Room for `count` values, filled.
  ///   - amounts: Base units, each at least 0.
  ///   - count: The number of amounts.
  /// - Complexity: O(count), in vector instructions if no amount reaches 2⁵¹.
  public func fill(
    _ shares: UnsafeMutablePointer<Int64>, of amounts: UnsafePointer<Int64>, count: Int
  ) {
    each(amounts, count: count) { shares[$0] = $1 }
  }

  /// Replaces each of a column of amounts by this share of it, as ``fill(_:of:count:)`` does. A loop
  /// that reads and writes the same place under two names is not turned into vector instructions.
  ///
  /// - Parameters:
  ///   - amounts: Base units, each at least 0.
  ///   - count: The number of amounts.
  public func shrink(_ amounts: UnsafeMutablePointer<Int64>, count: Int) {
    each(UnsafePointer(amounts), count: count) { amounts[$0] = $1 }
  }

  /// Hands on this share of each of some amounts, with its place.
  @inline(__always)
  private func each(
    _ amounts: UnsafePointer<Int64>, count: Int, _ take: (Int, Int64) -> Void
  ) {
    let (numerator, denominator) = reduced
    var (seen, row) = (Int64(0), 0)
    while row < count {
      seen |= amounts[row]
      row &+= 1
    }
    row = 0
    guard seen >= 0, seen < 1 << 51 else {
      while row < count {
        take(row, mulDivFloor(amounts[row], numerator, denominator))
        row &+= 1
      }
      return
    }
    let (ratio, n, d) = (
      Double(numerator) / Double(denominator), UInt64(UInt32(numerator)),
      UInt64(UInt32(denominator))
    )
    while row < count {
      take(row, Shares.share(UInt64(bitPattern: amounts[row]), ratio, n, d))
      row &+= 1
    }
  }

  @inlinable
  public static func < (left: Proportion, right: Proportion) -> Bool {
    left.partsPerBillion < right.partsPerBillion
  }
}
