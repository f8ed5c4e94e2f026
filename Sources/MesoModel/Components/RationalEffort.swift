public import MesoPrimitives

/// How a contributor sets its effort: so as to earn most, given its own skill and what it expects.
///
/// It expects a contribution of quality q to earn q times ``reward``. It knows the production model
/// and its costs; the noise of quality is left out.
public struct RationalEffort: Hashable, Sendable {
  /// Tokens expected for a unit of quality.
  public var reward: Amount
  /// The greatest effort that it considers.
  public var limit: Double

  public init(reward: Amount, limit: Double) {
    self.reward = reward
    self.limit = limit
  }
}

/// Production in which effort adds to the log-odds of quality.
public protocol LogOddsProduction: Production {
  /// What a unit of effort adds to the log-odds.
  var effortWeight: Double { get }
}
