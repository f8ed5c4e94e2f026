/// How a validator makes a row of weights of what it thinks of contributors.
///
/// Which contributors it looks at, approves unseen or ignores follows from its judgements; work
/// that it approves has a weight: what it believes the quality to be, or 1 where it did not look.
public struct RowPlan: Hashable, Sendable {
  /// The share of an old belief that is left when a new look comes; 0 if only the last look counts.
  public var memory = 0.0
  /// The probability that it looks at a contribution that it would look at; without a look it keeps
  /// its belief.
  public var attention = 1.0
  /// The power of a belief that is its weight.
  public var sharpness = 1.0
  /// Epochs between two rows.
  public var every = 1
  /// The part of the row that goes to its own coalition, where there is anyone else to weigh; `nil`
  /// for what its judgements come to.
  public var insideShare: Double?
  /// How it moves its stake between its identities; `nil` if it does not.
  public var hop: StakeHop?

  public init() {}
}

/// Moving stake from one's identity to the next.
public struct StakeHop: Hashable, Sendable {
  /// Epochs between two moves.
  public var every: Int
  /// The share of the operator's stake that stays on its other identities, together.
  public var foothold: Double

  public init(every: Int, foothold: Double) {
    self.every = every
    self.foothold = foothold
  }
}
