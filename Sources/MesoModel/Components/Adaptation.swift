/// How operators change their behaviour. It belongs to the world, not to the mechanism: it sees
/// peers' behaviours and profits.
///
/// A rule that changes anything says how by one more protocol: ``PeerAdaptation`` looks at a peer,
/// ``ResponseAdaptation`` at what each behaviour pays, ``LearningAdaptation`` at what the operator
/// has tried itself.
public protocol Adaptation: Component {
  /// The probability that an operator revises in an epoch.
  var revision: Double { get }
  /// The probability that an operator takes a behaviour at random.
  var mutation: Double { get }
  /// What it compares.
  var basis: AdaptationBasis { get }
}

/// What an adaptation rule compares.
public enum AdaptationBasis: Hashable, Sendable {
  /// The liquid balance.
  case balance
  /// An operator's profit per epoch: a running mean over about `window` epochs, 1 for the last
  /// epoch.
  case payoff(window: Int, scale: PayoffScale)
  /// The profit of a behaviour: means over the operators that have it, or over the time that an
  /// operator has had it. What else is averaged, is so over about `window` epochs.
  case profit(window: Int, scale: PayoffScale)
}

/// The unit of payoffs.
public enum PayoffScale: String, Hashable, Sendable {
  case tokens
  /// Multiples of the side's mean absolute payoff.
  case meanAbsolute = "mean-absolute"
  /// Shares of the distance between the side's least and greatest payoff.
  case range
}
