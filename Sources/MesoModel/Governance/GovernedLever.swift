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

  /// The nearest position that the lever may have: whole ones are rounded towards 0, others to twelve
  /// digits, as an author would write them.
  public func clamped(_ position: Double) -> Double {
    let bounded = min(high, max(low, position))
    guard !isWhole else { return bounded.rounded(.towardZero) }
    return min(high, max(low, Self.roundedToTwelveDigits(bounded)))
  }

  /// Powers of ten up to 10²² and whole numbers of twelve digits are exact, so that the quotient is
  /// the number nearest to the decimal.
  private static func roundedToTwelveDigits(_ number: Double) -> Double {
    guard number != 0, number.isFinite else { return number }
    var (scale, digits) = (1.0, 0)
    while number.magnitude * scale < 1e11, digits < 22 {
      scale *= 10
      digits += 1
    }
    return (number * scale).rounded() / scale
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
