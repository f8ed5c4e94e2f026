/// Adaptation by what each behaviour of the side pays on average, which everyone can see.
///
/// A behaviour that died out counts with the mean that it had last. One that nobody has had yet has
/// no mean, so the rule cannot choose it; mutation can.
public protocol ResponseAdaptation: Adaptation {
  /// How likely each behaviour is to be chosen by an operator that revises.
  ///
  /// Called once for each behaviour that is in force in an epoch.
  ///
  /// - Parameters:
  ///   - options: The behaviours that can be chosen; at least one.
  ///   - own: The place among them of the behaviour that the operator has.
  /// - Returns: Weights of at least 0, one per option; they need not add up to 1. All 0 keeps the
  ///   behaviour.
  func weights(of options: [BehaviourOption], own: Int) -> [Double]
}

/// A behaviour that can be chosen.
public struct BehaviourOption: Hashable, Sendable {
  /// Mean profit per epoch of the operators that have it, in the rule's unit.
  public var payoff: Double
  /// The share of the operators, of those with any of the options, that have it.
  public var share: Double

  public init(payoff: Double, share: Double) {
    self.payoff = payoff
    self.share = share
  }
}
