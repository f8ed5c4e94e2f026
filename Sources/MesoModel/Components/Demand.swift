/// How many uses of accepted work users want.
public protocol Demand: Component {
  /// The most uses in an epoch, as a multiple of the scenario's.
  var ceiling: Double { get }
  /// Uses in an epoch. Called once an epoch, at its start.
  func usage(_ market: UserMarket, memory: inout Memory) -> Double
}

extension Demand {
  public var ceiling: Double { 1 }
}

/// What users see. They live outside the network and learn from use how good work is.
public struct UserMarket: Hashable, Sendable {
  /// Uses in an epoch as the scenario has them.
  public var usage: Double
  /// Dollars that a use costs.
  public var price: Double
  /// Σ true quality of the work that was accepted in the last epoch; `nil` before the first.
  public var delivered: Double?

  public init(usage: Double, price: Double, delivered: Double?) {
    self.usage = usage
    self.price = price
    self.delivered = delivered
  }
}
