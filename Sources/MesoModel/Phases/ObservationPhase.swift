import MesoPrimitives

extension Engine {
  /// Phase 14: the epoch's sums are added up, and the accounts are held against the ledger.
  ///
  /// - Throws: `EngineError.notConserved` if they differ by a single unit.
  func observation() throws {
    let all = (0..<tileCount).reduce(0) { $0 &+ Int(tileFunding.base[$1].accepted) }
    for behaviour in 0..<world.contributors.count {
      frame.contributors.append(contributorTotals(behaviour, allAccepted: all))
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
  ///
  /// - Parameter allAccepted: The contributions that were accepted, over all behaviours.
  private func contributorTotals(_ behaviour: Int, allAccepted: Int) -> ContributorTotals {
    var totals = ContributorTotals()
    var (ownEffort, made) = (Int64(0), Int64(0))
    let (behaviours, cost) = (plans.behaviours, plans.cost[behaviour])
    for tile in 0..<tileCount {
      // Read where it stands: a copy of it all would be made.
      let own = tileSums.base + (tile &* behaviours &+ behaviour)
      totals.members &+= Int(own.pointee.members)
      totals.operators &+= Int(own.pointee.operators)
      totals.identities &+= Int(own.pointee.identities)
      totals.contributions &+= Int(own.pointee.final)
      totals.accepted &+= Int(own.pointee.accepted)
      totals.good &+= Int(own.pointee.good)
      totals.goodAccepted &+= Int(own.pointee.goodAccepted)
      totals.quality += own.pointee.quality
      totals.acceptedQuality += own.pointee.acceptedQuality
      totals.goodAcceptedQuality += own.pointee.goodAcceptedQuality
      let effort = cost &* Int64(own.pointee.made) &+ own.pointee.ownEffort
      totals.effortCost &+= effort &- own.pointee.unpaidCost
      ownEffort &+= own.pointee.ownEffort
      made &+= Int64(own.pointee.made)
      totals.rewards &+= own.pointee.rewards
      totals.slashed &+= own.pointee.slashed
      totals.charges &+= own.pointee.charges
      totals.stake &+= own.pointee.stake
      totals.balance &+= own.pointee.balance
      totals.provingCost &+= own.pointee.proving
      totals.refunds &+= own.pointee.refunds
      totals.sidePayments &+= own.pointee.bribes
      totals.harm += own.pointee.harm
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
    if allAccepted > 0 {
      let mean = Double(settlementTotals.rewards) / Double(allAccepted)
      totals.forgone = Double(totals.goodRejected) * mean
    }
    return totals
  }
}
