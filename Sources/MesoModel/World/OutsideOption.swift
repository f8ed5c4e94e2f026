public import MesoPrimitives

/// What operators could do instead of taking part, and how readily they do.
///
/// An operator asks profit + rate × stake to stay, and that plus the hysteresis to come. The profit of
/// one that is in is a running mean of its own; one that is out expects the mean of those of its
/// cohort that are in.
public struct OutsideOption: Hashable, Sendable {
  /// Profit in an epoch elsewhere.
  public var profit: Amount
  /// What stake would return elsewhere, as a share a year.
  public var rate: Double
  /// What it takes beyond that to come: in an epoch, and a year on stake.
  public var hysteresis: Amount
  public var hysteresisRate: Double
  /// Epochs over which an operator takes the mean of its profit.
  public var window: Int
  /// The probability that an operator acts in an epoch in which it wants to.
  public var speed: Double
  /// Operators of the cohort that are out at the start.
  public var reserve = 0

  public init(
    profit: Amount, rate: Double, hysteresis: Amount, hysteresisRate: Double, window: Int,
    speed: Double
  ) {
    self.profit = profit
    self.rate = rate
    self.hysteresis = hysteresis
    self.hysteresisRate = hysteresisRate
    self.window = window
    self.speed = speed
  }

  /// What an operator asks of an epoch in base units, to stay or to come.
  ///
  /// - Parameters:
  ///   - stake: What it holds, or would, in base units.
  ///   - years: How long an epoch lasts.
  func asked(stake: Double, years: Double, toCome: Bool) -> Double {
    let (base, share) =
      toCome ? (profit + hysteresis, rate + hysteresisRate) : (profit, rate)
    return Double(base.units) + share * years * stake
  }
}
