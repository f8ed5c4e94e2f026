import MesoPrimitives

extension Engine {
  /// Phase 14: the epoch's sums are added up, and the accounts are held against the ledger.
  ///
  /// - Throws: `EngineError.notConserved` if they differ by a single unit.
  func observation() throws {
    for behaviour in 0..<world.contributors.count {
      frame.contributors.append(contributorTotals(behaviour))
    }
    let made = frame.contributors.reduce(0) { $0 + $1.contributions }
    let accepted = frame.contributors.reduce(0) { $0 + $1.accepted }
    delivered = frame.contributors.reduce(0) { $0 + $1.acceptedQuality }
    view.lastAcceptanceRate = made > 0 ? Double(accepted) / Double(made) : nil
    if ownEfforts != nil, accepted > 0 {
      view.lastRewardPerAccepted = Amount(units: settlementTotals.rewards / Int64(accepted))
    }
    ledger.listFlows(in: &frame.flows)
    frame.balances = ledger.balances
    frame.supply = Amount(units: ledger.supply)
    frame.minted = Amount(units: units(from: .minted))
    frame.burned = Amount(units: units(to: .burned))
    let counted = countAccounts()
    frame.conservationError = ledger.conservationError(
      liquid: counted.liquid + validators.accounts.liquidSum,
      stake: counted.stake + validators.accounts.stakeSum,
      unbonding: contributors.accounts.unbondingSum + validators.accounts.unbondingSum
        + (delegation?.unbonding ?? 0),
      held: escrow.sum + (docket?.held ?? 0) + reserves + (taskMarket?.held ?? 0)
        + (trading?.locked ?? 0)
        + (claimedAccount == .escrow ? claims?.sum ?? 0 : 0))
    frame.earmarked = Amount(units: earmarks.total)
    // What is set aside is there, and so is what the pool says it has.
    frame.conservationError += max(0, -freeTreasury) + max(0, -unsharedSlashes)
    observe(trading)
    if let delegation {
      frame.delegation.staked = delegation.stakedSum
      frame.delegation.unbonding = delegation.unbonding
    }
    frame.contractOwed = contractOwed
    guard frame.conservationError == 0 else {
      throw EngineError.notConserved(epoch: epoch, units: frame.conservationError)
    }
    guard frame.market.conservationError == 0 else {
      throw EngineError.reserveNotConserved(
        epoch: epoch, units: frame.market.conservationError)
    }
  }

  /// Holds the book of reserve currency against what each party to it has.
  private func observe(_ market: Market?) {
    guard let market else { return }
    frame.market.isThere = true
    market.ledger.listFlows(in: &frame.market.flows)
    frame.market.balances = market.ledger.balances
    frame.market.conservationError = market.conservationError
  }

  /// Adds up the liquid balances and the stakes of contributors one by one, on all threads.
  private func countAccounts() -> (liquid: Int64, stake: Int64) {
    for worker in workers { (worker.counted.liquid, worker.counted.stake) = (0, 0) }
    forEachTile { tile, worker in
      let accounts = self.contributors.accounts
      worker.counted.liquid &+= accounts.liquidSum(of: tile.operators)
      worker.counted.stake &+= accounts.stakeSum(of: tile.identities)
    }
    return workers.reduce((0, 0)) { ($0.0 + $1.counted.liquid, $0.1 + $1.counted.stake) }
  }

  /// What rewards have collected and not paid out.
  private var reserves: Int64 { (0..<rollReserve.count).reduce(0) { $0 + rollReserve[$1] } }

  private var contractOwed: Amount {
    let claimed = claimedAccount == .contract ? claims?.sum ?? 0 : 0
    let deposits = terms.depositHolder == .contract ? docket?.deposits ?? 0 : 0
    return Amount(units: claimed + deposits)
  }

  private func units(from account: AccountClass) -> Int64 {
    frame.flows.reduce(0) { $0 + ($1.from == account ? $1.units : 0) }
  }

  private func units(to account: AccountClass) -> Int64 {
    frame.flows.reduce(0) { $0 + ($1.to == account ? $1.units : 0) }
  }

  /// What the contributors under a behaviour have put up as bonds.
  private func bonded(_ behaviour: Int) -> Int64 {
    guard docket != nil else { return 0 }
    return (0..<contributors.operatorCount).reduce(0) {
      $0 + (Int(contributors.behaviour[$1]) == behaviour ? contributors.bonded[$1] : 0)
    }
  }

  /// Adds up a behaviour's sums in tile order.
  private func contributorTotals(_ behaviour: Int) -> ContributorTotals {
    var totals = ContributorTotals()
    var (ownEffort, made) = (Int64(0), Int64(0))
    for tile in 0..<tileCount {
      let sums = tileSums.base[tile * plans.behaviours + behaviour]
      totals.members += Int(sums.members)
      totals.operators += Int(sums.operators)
      totals.identities += Int(sums.identities)
      totals.contributions += Int(sums.final)
      totals.accepted += Int(sums.accepted)
      totals.good += Int(sums.good)
      totals.goodAccepted += Int(sums.goodAccepted)
      totals.quality += sums.quality
      totals.acceptedQuality += sums.acceptedQuality
      totals.goodAcceptedQuality += sums.goodAcceptedQuality
      let effort = plans.cost[behaviour] * Int64(sums.made) + sums.ownEffort
      totals.effortCost += effort - sums.unpaidCost
      ownEffort += sums.ownEffort
      made += Int64(sums.made)
      totals.rewards += sums.rewards
      totals.slashed += sums.slashed
      totals.charges += sums.charges
      totals.stake += sums.stake
      totals.balance += sums.balance
      totals.provingCost += sums.proving
      totals.refunds += sums.refunds
      totals.sidePayments += sums.bribes
      totals.harm += sums.harm
    }
    if let account = docket?.tallies.authors[behaviour] {
      totals.rewards += account.won
      totals.charges += account.lost
    }
    totals.charges += sideCharges[behaviour]
    totals.effortCost += taskMarket?.costs[behaviour] ?? 0
    totals.goodRejected = totals.good - totals.goodAccepted
    totals.capitalCost = Double(totals.stake + bonded(behaviour)) * capitalRate
    // Where operators choose their effort, wrongly rejected work counts with the mean of what they
    // spent.
    totals.wastedEffort =
      Int64(totals.goodRejected) * (plans.cost[behaviour] + (made > 0 ? ownEffort / made : 0))
    let accepted = (0..<tileCount).reduce(0) { $0 + Int(tileFunding.base[$1].accepted) }
    if accepted > 0 {
      let mean = Double(settlementTotals.rewards) / Double(accepted)
      totals.forgone = Double(totals.goodRejected) * mean
    }
    return totals
  }

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
    case .liquid: return contributors.accounts.liquids
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

  /// The memory that an engine for a world would hold, estimated before anything is allocated.
  ///
  /// - Returns: Bytes, to within about a fifth.
  public static func estimatedBytes(of world: World) -> Int {
    let terms = world.contributors.map { $0.terms } + world.validators.map { $0.terms }
    let operators = terms.reduce(0) { $0 + $1.operators }
    let identities = terms.reduce(0) { $0 + $1.operators * $1.identities }
    let most = world.contributors.map { $0.contributions }.max() ?? 0
    let rows = world.contributors.reduce(0) { $0 + $1.terms.operators * $1.terms.identities } * most
    let slots = world.mechanism.payout.schedule.count
    // An epoch-wide reward has the epoch's contributions on a roll.
    let isRolled = world.mechanism.reward is any EpochReward || !world.mechanism.roles.isEmpty
    // Those who apply for tasks are listed too.
    let listed = world.mechanism.allocation is any TaskAllocation ? 160 : 0
    let row = (isRolled ? 220 : 56) + listed
    var pairs = 0
    if let evaluation = world.mechanism.verification as? any PeerEvaluation {
      let seats = world.validators.reduce(0) { $0 + $1.terms.operators * $1.terms.identities }
      // Matrices, beliefs, and what the component remembers of each pair.
      pairs = 8 * (evaluation.evaluation.revealPeriod + 5) * seats * (identities - seats)
    }
    let books = world.hasMarket ? 224 : 200
    let holders = world.delegators.reduce(0) { $0 + world.holders(of: $1) }
    let network =
      pairs + 40 * holders + operators * (books + (slots > 1 ? 8 * slots : 0)) + identities * 70
      + rows * row
      + (rows / Tile.target + 1) * (world.contributors.count + 1) * 160 + 1 << 20
    // Voters look ahead in a copy of the network.
    return world.governance.poll == nil ? network : 2 * network
  }
}
