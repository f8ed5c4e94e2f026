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

extension Engine {
  /// How many operators of a side follow each behaviour now, in the order of its cohorts; those that
  /// do not take part are counted too.
  ///
  /// - Complexity: O(operators).
  public func followers(of side: Side) -> [Int] {
    let population = side == .contributors ? contributors : validators
    let cohorts = side == .contributors ? world.contributors.count : world.validators.count
    var counts = [Int](repeating: 0, count: cohorts)
    for place in 0..<population.operatorCount { counts[Int(population.behaviour[place])] += 1 }
    return counts
  }
}
