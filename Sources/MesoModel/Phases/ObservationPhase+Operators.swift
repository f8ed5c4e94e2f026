import MesoPrimitives

extension Engine {
  /// The own accounts of a side's operators, by cohort of birth and ordinal. Of contributors there is
  /// what the engine was asked to keep.
  ///
  /// - Complexity: O(operators + identities).
  public func operatorColumns(of side: Side = .contributors) -> OperatorColumns {
    let population = side == .contributors ? contributors : validators
    let records = side == .contributors ? records : .all
    let books = population.books
    let count = population.operatorCount
    var columns = OperatorColumns()
    if records.contains(.holdings) { columns.holdings = holdings(of: side) }
    columns.holdings.rewards = books.rewards
    columns.holdings.contributions = books.contributions
    columns.behaviour = (0..<count).map { Int(population.behaviour[$0]) }
    columns.income = books.income
    columns.profit = books.profit
    columns.quality = books.quality
    columns.windows = books.windows
    columns.windowMean = books.windowMean.array
    columns.windowSquares = books.windowSquares.array
    columns.lossWindows = books.lossWindows.array.map { Int($0) }
    columns.lossSum = books.lossSum.array
    return columns
  }

  /// What a side's operators hold and were rewarded with.
  ///
  /// - Complexity: O(operators + identities), a fraction of ``operatorColumns(of:)``.
  public func holdings(of side: Side = .contributors) -> Holdings {
    let books = side == .contributors ? contributors.books : validators.books
    var holdings = Holdings()
    holdings.liquid = (side == .contributors ? contributors : validators).accounts.liquids
    holdings.stake = stakes(of: side)
    holdings.pending = pending(of: side)
    holdings.rewards = books.rewards
    holdings.contributions = books.contributions
    holdings.validatorStake = validators.accounts.stakes
    return holdings
  }

  /// Amounts whose concentration is measured: a copy, which stays as it is while the engine steps on.
  ///
  /// - Complexity: O(holders).
  public func amounts(_ held: HeldAmounts) -> [Int64] {
    precondition(records.isSuperset(of: held.records), "an engine has what it was asked to keep")
    switch held {
    case .liquid: return liquids()
    case .wealth:
      var wealth = stakes(of: .contributors)
      for (place, units) in pending(of: .contributors).enumerated() {
        wealth[place] += units + contributors.accounts.liquid(of: place)
      }
      return wealth
    case .rewards: return contributors.books.rewardsOfMakers
    case .validatorStake: return validators.accounts.stakes
    }
  }

  /// The liquid balance of each contributor, copied on all threads.
  private func liquids() -> [Int64] {
    let accounts = contributors.accounts
    return [Int64](unsafeUninitializedCapacity: contributors.operatorCount) { copy, filled in
      filled = contributors.operatorCount
      guard let base = copy.baseAddress else { return }
      forEachTile { tile, _ in
        let first = tile.operators.lowerBound
        (base + first).update(from: accounts.liquids(from: first), count: tile.operators.count)
      }
    }
  }

  /// The stake of each operator, unbonding stake included.
  private func stakes(of side: Side) -> [Int64] {
    let population = side == .contributors ? contributors : validators
    let count = population.operatorCount
    var stakes = [Int64](unsafeUninitializedCapacity: count) { stakes, filled in
      for place in 0..<count {
        var stake: Int64 = 0
        for identity in population.identities(of: place) {
          stake += population.accounts.stake(of: identity)
          stake += population.accounts.unbonding(of: identity)
        }
        stakes[place] = stake
      }
      filled = count
    }
    if let delegation { addDelegated(to: &stakes, side, delegation) }
    return stakes
  }

  /// What is held for each operator until a later epoch.
  private func pending(of side: Side) -> [Int64] {
    if side == .contributors, let claims { return claims.owed.array }
    let count = side == .contributors ? contributors.operatorCount : validators.operatorCount
    guard side == .contributors, !escrow.isImmediate else {
      return [Int64](repeating: 0, count: count)
    }
    return (0..<count).map { escrow.held(for: $0) }
  }

  /// Counts stake with those who delegated it and not with those who hold it for them.
  private func addDelegated(
    to stakes: inout [Int64], _ side: Side, _ delegation: Delegation
  ) {
    if side == .validators {
      for identity in 0..<validators.identityCount {
        stakes[Int(validators.owner[identity])] -= delegation.backing[identity]
      }
      return
    }
    for holder in 0..<delegation.key.count where delegation.owner[holder] >= 0 {
      stakes[Int(delegation.owner[holder])] += delegation.staked[holder]
    }
    for entry in delegation.queue where delegation.owner[entry.holder] >= 0 {
      stakes[Int(delegation.owner[entry.holder])] += entry.units
    }
  }
}
