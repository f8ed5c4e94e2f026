/// What a component that hears the docket needs of a scenario if anything is to come of it.
///
/// `check` holds it against the operators that a scenario declares.
public struct DocketNeeds: Hashable, Sendable {
  /// Base units that an author, and a challenger, must have liquid.
  public var bond: Int64
  /// Base units that an identity must have staked to sit on a jury.
  public var jurorStake: Int64
  /// Votes on a jury.
  public var votes: Int
  /// Base units that the stake of all voters must exceed for a vote to count.
  public var votersStake: Int64
  /// Whether those who vote pay each other by how they voted.
  public var redistributes: Bool

  public init(
    bond: Int64 = 0, jurorStake: Int64 = 0, votes: Int = 0, votersStake: Int64 = -1,
    redistributes: Bool = false
  ) {
    self.bond = bond
    self.jurorStake = jurorStake
    self.votes = votes
    self.votersStake = votersStake
    self.redistributes = redistributes
  }
}
