import MesoPrimitives

extension Engine {
  /// Enters what the tiles moved in the ledger.
  func recordSettlement(_ purse: FundedPurse) {
    var (costs, costTransfers) = (Int64(0), 0)
    var (charges, listed) = (Int64(0), 0)
    var (slashed, slashTransfers) = (Int64(0), 0)
    var (rewards, rewardTransfers, unpaidCost) = (Int64(0), 0, Int64(0))
    let (behaviours, costOf) = (plans.behaviours, plans.cost.base)
    for tile in 0..<tileCount {
      for behaviour in 0..<behaviours {
        let (sums, cost) = (tileSums.base + (tile &* behaviours &+ behaviour), costOf[behaviour])
        let (made, ownEffort) = (sums.pointee.made, sums.pointee.ownEffort)
        costs &+= cost &* Int64(made) &+ ownEffort &- sums.pointee.unpaidCost
        costTransfers &+= cost > 0 || ownEffort > 0 ? Int(made &- sums.pointee.unpaid) : 0
        charges &+= sums.pointee.charges
        listed &+= Int(sums.pointee.listed)
        slashed &+= sums.pointee.slashed
        rewards &+= sums.pointee.rewards
        rewardTransfers &+= Int(sums.pointee.rewardTransfers)
        unpaidCost &+= sums.pointee.unpaidCost
      }
    }
    for tile in 0..<tileCount {
      slashTransfers &+= Int(tileFunding.base[tile].slashTransfers)
      rewardTransfers &+= Int(tileFunding.base[tile].rewardTransfers)
    }
    if world.costsAreBurned { frame.unpaidCost += Amount(units: unpaidCost) }
    if world.costsAreBurned {
      ledger.record(
        .effortCost, from: .liquid, to: .burned, transfers: costTransfers, units: costs)
    }
    ledger.record(.burn, from: .liquid, to: .burned, transfers: listed, units: charges)
    frame.listing += Amount(units: charges)
    let unbonding = takeUnbondingSlashes()
    ledger.record(
      .slash, from: .unbonding, to: slashAccount(of: .contributors),
      transfers: unbonding.transfers, units: unbonding.units)
    ledger.record(
      .slash, from: .stake, to: slashAccount(of: .contributors),
      transfers: slashTransfers - unbonding.alone, units: slashed - unbonding.units)
    recordRewards(
      purse, units: rewards - rolePay.units, transfers: rewardTransfers - rolePay.transfers)
    recordRoles()
  }
}
