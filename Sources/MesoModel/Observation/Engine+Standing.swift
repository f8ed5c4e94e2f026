extension Engine {
  /// What an operator has made so far.
  public struct Standing: Hashable, Sendable {
    /// Received − lost − spent − capital cost since the warm-up, in base units.
    public var profit: Double
    /// Earned and not yet paid, in base units.
    public var pending: Int64
  }

  /// What one operator has made since the warm-up, and what it is still owed.
  ///
  /// - Parameters:
  ///   - side: The operator's side.
  ///   - cohort: The place of its cohort of birth.
  ///   - ordinal: Its place in the cohort, from 0.
  /// - Complexity: O(cohorts).
  public func standing(_ side: Side, cohort: Int, ordinal: Int) -> Standing {
    let terms =
      side == .contributors
      ? world.contributors.map { $0.terms } : world.validators.map { $0.terms }
    let population = side == .contributors ? contributors : validators
    let place = terms.prefix(cohort).reduce(0) { $0 + $1.operators } + ordinal
    let isPaidLater = side == .contributors && !escrow.isImmediate
    return Standing(
      profit: population.books.profit(of: place),
      pending: isPaidLater ? escrow.held(for: place) : 0)
  }
}
