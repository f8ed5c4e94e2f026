import MesoPrimitives

extension Engine {
  /// Holds the reward's purse against what its payer has; what is not there is reported.
  func fund(bill: ValidatorBill) -> FundedPurse {
    let reward = world.mechanism.reward
    if stages.reward != nil {
      return FundedPurse(rule: .each(0), source: reward.source, paysUse: false)
    }
    let paysUse = stages.paysUse
    let weight =
      paysUse
      ? usedWeight : (0..<tileCount).reduce(Int64(0)) { $0 + tileFunding.base[$1].weight }
    settlementTotals.weight = weight
    let isEarmarked = reward.source == .emission
    let totals = RewardTotals(
      weight: weight,
      budget: isEarmarked ? Amount(units: earmarks.contributors) : world.demand.budget,
      verificationBill: isEarmarked ? .zero : Amount(units: bill.fees), usage: usage,
      fee: world.demand.fee, copies: world.mechanism.allocation.labelling?.copies ?? 0)
    let purse = FundedPurse(
      reward, totals, available: available(to: reward.source, bill: bill), paysUse: paysUse)
    frame.unpaid += Amount(units: purse.unpaid)
    return purse
  }

  /// What a source can pay for contributors' rewards in this epoch.
  ///
  /// A sponsor's budget covers verification too, which is set aside first.
  func available(to source: FundingSource, bill: ValidatorBill) -> Int64 {
    switch source {
    case .fees: return ledger.balances[.outside]
    case .mint: return max(0, Int64.max / 2 - ledger.supply)
    // Claims are not paid yet: they add up whether or not there is anything to pay them with.
    case .contract: return claims == nil ? ledger.balances[.contract] : Int64.max / 4
    case .treasury:
      let reserved = world.mechanism.validatorReward.source == .treasury ? bill.fees : 0
      let purse = world.demand.budget.map { max(0, $0.units - reserved) } ?? .max
      return min(purse, freeTreasury)
    case .emission: return earmarks.contributors
    }
  }

  /// Where rewards go when they are earned: to the operators, into escrow if payment takes time, or
  /// nowhere if the contract that owes them is to be claimed on.
  var rewardReceiver: AccountClass {
    if claims != nil { return claimedAccount }
    return escrow.isImmediate ? .liquid : escrow.holding
  }

  /// What claims are paid from: the contract's one balance if it is the contract that pays, else
  /// what was set aside for them.
  var claimedAccount: AccountClass {
    world.mechanism.reward.source == .contract ? .contract : .escrow
  }

  /// Enters rewards in the ledger: from their source to the operators, or into escrow where the
  /// payout takes time.
  func recordRewards(_ purse: FundedPurse, units: Int64, transfers: Int) {
    let receiver = rewardReceiver
    switch purse.source {
    case _ where stages.reward != nil:
      ledger.record(
        stages.usage == nil ? .reward : .royalty, from: .escrow, to: receiver, transfers: transfers,
        units: units)
    case .contract:
      if receiver != .contract {
        ledger.record(.reward, from: .contract, to: receiver, transfers: transfers, units: units)
      }
    case .treasury, .emission:
      if purse.source == .emission { earmarks.contributors -= units + purse.surcharge }
      ledger.record(.reward, from: .treasury, to: receiver, transfers: transfers, units: units)
      ledger.record(.fee, from: .treasury, to: .outside, transfers: 1, units: purse.surcharge)
      frame.sponsorOutlay += Amount(units: units + purse.surcharge)
    case .mint:
      ledger.record(.mint, from: .minted, to: .pool, transfers: transfers, units: units)
      ledger.record(.reward, from: .pool, to: receiver, transfers: transfers, units: units)
      ledger.record(.mint, from: .minted, to: .outside, transfers: 1, units: purse.surcharge)
      frame.sponsorOutlay += Amount(units: units + purse.surcharge)
    case .fees:
      ledger.record(.fee, from: .outside, to: .contract, transfers: transfers, units: units)
      ledger.record(.royalty, from: .contract, to: receiver, transfers: transfers, units: units)
      frame.fees += Amount(units: units)
    }
    settlementTotals.rewards = units
    frame.dueUnits = Double(units)
    let delay = stages.usage != nil && use.weight > 0 ? use.weightedAge / use.weight : 0
    frame.delayedUnits = Double(units) * (delay + escrow.meanWait)
    noteDelay(purse)
    noteConsumption(purse)
  }

  /// What quality was consumed: by share of use, or of weight where the sponsor takes the work.
  private func noteConsumption(_ purse: FundedPurse) {
    if stages.usage != nil {
      guard use.weight > 0 else { return }
      frame.consumedQuality = use.weightedQuality / use.weight
      frame.served = usage
    } else if stages.reward != nil {
      guard settlementTotals.rewards > 0 else { return }
      frame.consumedQuality = rollQuality / Double(settlementTotals.rewards)
      let accepted = (0..<tileCount).reduce(0) { $0 + Int(tileFunding.base[$1].accepted) }
      frame.served = usage > 0 ? usage : Double(accepted)
    } else {
      let quality = (0..<tileCount).reduce(0.0) { $0 + tileFunding.base[$1].weightedQuality }
      guard settlementTotals.weight > 0 else { return }
      frame.consumedQuality = quality / Double(settlementTotals.weight)
      let accepted = (0..<tileCount).reduce(0) { $0 + Int(tileFunding.base[$1].accepted) }
      frame.served = usage > 0 ? usage : Double(accepted)
    }
  }
}
