import MesoPrimitives

/// A lever that governance may move during a run, and how far.
///
/// A position is the lever's value as a number: base units for an amount, the number itself
/// otherwise. Whole numbers up to 2⁵³ are exact.
public struct GovernedLever: Hashable, Sendable {
  /// How a position is written.
  public enum Kind: Hashable, Sendable {
    case number
    case count
    /// Tokens with so many decimals; positions are base units.
    case amount(decimals: Int)
  }

  /// The author's name for it.
  public var name: String
  /// Keys joined by points, such as `mechanism.verification.rate`.
  public var path: String
  public var kind: Kind
  /// The least and the greatest position.
  public var low: Double
  public var high: Double
  /// How far one proposal moves it.
  public var step: Double
  /// Where it stands before anyone moves it.
  public var initial: Double

  public init(
    name: String, path: String, kind: Kind, low: Double, high: Double, step: Double,
    initial: Double
  ) {
    self.name = name
    self.path = path
    self.kind = kind
    self.low = low
    self.high = high
    self.step = step
    self.initial = initial
  }

  /// Whether positions are whole numbers.
  public var isWhole: Bool { kind != .number }

  /// The nearest position that the lever may have; whole ones are rounded towards 0.
  public func clamped(_ position: Double) -> Double {
    let bounded = min(high, max(low, position))
    return isWhole ? bounded.rounded(.towardZero) : bounded
  }

  /// A position as a scenario file writes the value.
  public func text(of position: Double) -> String {
    switch kind {
    case .number: position.shortest
    case .count: String(Int64(position))
    case .amount(let decimals): Amount(units: Int64(position)).text(decimals: decimals)
    }
  }
}
