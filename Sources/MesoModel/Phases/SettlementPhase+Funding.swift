import MesoPrimitives

/// A purse that its payer can cover, and how it pays a weight.
struct FundedPurse {
  enum Rule {
    /// So many base units for each unit of weight.
    case each(Int64)
    /// So many base units in all, for so much weight in all.
    case shared(Int64, over: Int64)
  }

  var rule: Rule
  var source: FundingSource
  /// Whether weights are identities' use, not contributions'.
  var paysUse: Bool
  /// What the platform gets beside all rewards together, in base units.
  var surcharge: Int64 = 0

  /// What contributions of some weights are paid; nothing where the purse is for use.
  func fill(
    _ rewards: UnsafeMutablePointer<Int64>, from weights: UnsafePointer<Int64>, count: Int
  ) {
    guard !paysUse else {
      rewards.update(repeating: 0, count: count)
      return
    }
    guard case .each(let units) = rule else {
      for row in 0..<count { rewards[row] = pay(weights[row]) }
      return
    }
    var row = 0
    while row < count {
      rewards[row] = units &* weights[row]
      row &+= 1
    }
  }

  /// What a weight is paid, rounded down.
  @inline(__always)
  func pay(_ weight: Int64) -> Int64 {
    switch rule {
    case .each(let units): units &* weight
    case .shared(let units, let total):
      weight == 0 || total == 0 ? 0 : mulDivFloor(units, weight, total)
    }
  }
}

extension Engine {
  /// Holds the reward's purse against what its payer has; what is not there is reported.
  func fund(bill: ValidatorBill) -> FundedPurse {
    let reward = world.mechanism.reward
    if stages.reward != nil {
      return FundedPurse(rule: .each(0), source: reward.source, paysUse: false)
    }
    let paysUse = stages.paysUse
    let weight = (0..<tileCount).reduce(Int64(0)) {
      $0 + (paysUse ? tileFunding.base[$1].use : tileFunding.base[$1].weight)
    }
    settlementTotals.weight = weight
    let isEarmarked = reward.source == .emission
    let totals = RewardTotals(
      weight: weight,
      budget: isEarmarked ? Amount(units: earmarks.contributors) : world.demand.budget,
      verificationBill: isEarmarked ? .zero : Amount(units: bill.fees), usage: world.demand.usage,
      fee: world.demand.fee, copies: world.mechanism.allocation.labelling?.copies ?? 0)
    let available = available(to: reward.source, bill: bill)
    switch reward.purse(totals) {
    case .each(let amount):
      let surcharge = reward.surcharge(totals)
      let owed = (amount + surcharge).units.multipliedReportingOverflow(by: weight)
      if !owed.overflow, owed.partialValue <= available {
        return FundedPurse(
          rule: .each(amount.units), source: reward.source, paysUse: paysUse,
          surcharge: surcharge.units * weight)
      }
      frame.unpaid += Amount(
        units: owed.overflow ? .max - available : owed.partialValue - available)
      let paid =
        surcharge == .zero
        ? available : mulDivFloor(available, amount.units, (amount + surcharge).units)
      return FundedPurse(
        rule: .shared(paid, over: weight), source: reward.source, paysUse: paysUse,
        surcharge: available - paid)
    case .shared(let amount):
      let paid = weight > 0 ? min(amount.units, available) : 0
      if weight > 0 { frame.unpaid += Amount(units: amount.units - paid) }
      return FundedPurse(rule: .shared(paid, over: weight), source: reward.source, paysUse: paysUse)
    }
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
      frame.served = world.demand.usage
    } else if stages.reward != nil {
      guard settlementTotals.rewards > 0 else { return }
      frame.consumedQuality = rollQuality / Double(settlementTotals.rewards)
      let accepted = (0..<tileCount).reduce(0) { $0 + Int(tileFunding.base[$1].accepted) }
      frame.served = world.demand.usage > 0 ? world.demand.usage : Double(accepted)
    } else {
      let quality = (0..<tileCount).reduce(0.0) { $0 + tileFunding.base[$1].weightedQuality }
      guard settlementTotals.weight > 0 else { return }
      frame.consumedQuality = quality / Double(settlementTotals.weight)
      let accepted = (0..<tileCount).reduce(0) { $0 + Int(tileFunding.base[$1].accepted) }
      frame.served = world.demand.usage > 0 ? world.demand.usage : Double(accepted)
    }
  }
}
