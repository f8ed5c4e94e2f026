/// A number of tokens, counted in whole base units.
///
/// Money is an integer so that sums are exact and conservation can be checked to the last unit.
/// Addition and subtraction stop the program on overflow: a wrapped balance would be a silent
/// lie. How many decimals a token shows is a matter for printing and parsing alone.
public struct Amount: Hashable, Comparable, Sendable {
  /// The number of base units; negative for a debt.
  public var units: Int64

  /// Makes an amount of the given number of base units.
  @inlinable
  public init(units: Int64) { self.units = units }

  /// No tokens.
  public static let zero = Amount(units: 0)

  @inlinable
  public static func < (left: Amount, right: Amount) -> Bool { left.units < right.units }

  /// The sum. Stops the program on overflow.
  @inlinable
  public static func + (left: Amount, right: Amount) -> Amount {
    Amount(units: left.units + right.units)
  }

  /// The difference. Stops the program on overflow.
  @inlinable
  public static func - (left: Amount, right: Amount) -> Amount {
    Amount(units: left.units - right.units)
  }

  /// Adds in place. Stops the program on overflow.
  @inlinable
  public static func += (left: inout Amount, right: Amount) { left.units += right.units }

  /// Subtracts in place. Stops the program on overflow.
  @inlinable
  public static func -= (left: inout Amount, right: Amount) { left.units -= right.units }
}
