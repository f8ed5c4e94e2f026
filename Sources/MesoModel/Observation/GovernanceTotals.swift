public import MesoPrimitives

/// What those who govern were asked and decided in an epoch.
public struct GovernanceTotals: Hashable, Sendable {
  /// Proposals that were put to the vote, and moves that were decided.
  public var proposals = 0
  public var motions = 0
  /// Base units that could vote and that did, over all proposals.
  public var held = 0.0
  public var cast = 0.0
  /// The fewest parties with more than half of the votes cast, a coalition being one; `nil` where
  /// nobody was asked.
  public var nakamoto: Int?
  /// Σ |move| ÷ range over the moves of the epoch.
  public var moved = 0.0
  /// Moves that turn the last one of their lever round, and Σ |move| ÷ range over those.
  public var reversals = 0
  public var reversed = 0.0

  /// Tokens that proposals asked for and got.
  public var granted = Amount.zero

  public init() {}
}
