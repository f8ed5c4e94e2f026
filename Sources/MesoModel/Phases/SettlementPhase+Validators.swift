import MesoPrimitives

extension Engine {
  /// Adds up the threads' tallies of what validators did and earned.
  func validatorBill() -> ValidatorBill {
    let count = validators.identityCount
    bill.restart()
    for worker in workers {
      bill.add(worker)
      frame.panels += worker.panelsHeard
      frame.capturedPanels += worker.capturedPanels
    }
    let seats = panels?.seats ?? 0
    if !needsCoherence, seats > 0 {
      let fee = world.mechanism.validatorReward.pay(coherent: seats, of: seats).coherentFee.units
      for identity in 0..<count { bill.fee[identity] = fee * Int64(bill.attestations[identity]) }
    }
    sharePool(bill)
    payScores(bill)
    payDividends(bill)
    let penalty = stages.panelTerms?.nonRevealPenalty.units ?? 0
    if penalty > 0 {
      for identity in 0..<count { bill.forfeit[identity] += penalty * Int64(unrevealed(identity)) }
    }
    return bill.total()
  }

  /// Pays validators, takes what they forfeit, and charges their inspections.
  func settleValidators(_ bill: ValidatorBill, _ purse: FundedPurse) {
    let accounts = validators.accounts
    let books = validators.books
    for _ in world.validators { frame.validators.append(ValidatorTotals()) }
    var (forfeited, forfeits) = (Int64(0), 0)
    var (inspected, inspectionTransfers, unpaid) = (Int64(0), 0, Int64(0))
    let (costOf, isBurned) = (plans.inspectionCost.base, world.costsAreBurned)
    let (ownerOf, behaviourOf) = (validators.owner.base, validators.behaviour.base)
    changeValidatorTotals { totals in
      for identity in 0..<validators.identityCount {
        let (attestations, inspections) = (bill.attestations[identity], bill.inspections[identity])
        let forfeit = bill.forfeit[identity]
        guard attestations | inspections | Int(forfeit) > 0 else { continue }
        let place = Int(ownerOf[identity])
        let behaviour = Int(behaviourOf[place])
        let cost = costOf[behaviour] &* Int64(inspections)
        let paid = isBurned ? accounts.debit(place, upTo: cost) : cost
        books.spent[place] &+= paid
        inspected &+= paid
        inspectionTransfers &+= paid > 0 ? 1 : 0
        unpaid &+= cost &- paid
        totals[behaviour].attestations &+= attestations
        totals[behaviour].correct &+= bill.correct[identity]
        totals[behaviour].inspections &+= inspections
        totals[behaviour].inspectionCost &+= paid
        guard forfeit > 0 else { continue }
        let before = accounts.stake(of: identity)
        let taken = accounts.slash(identity, upTo: forfeit)
        guard taken > 0 else { continue }
        noteLoss(taken, of: identity, from: before)
        books.lost[place] += taken
        forfeited += taken
        forfeits += 1
        totals[behaviour].forfeited += taken
        note(
          .forfeit, .validators, operator: place, identity: identity, units: taken,
          "\(attestations - bill.coherent[identity]) attestations disagree with "
            + "the verdict and \(unrevealed(identity)) are unrevealed")
      }
    }
    if world.costsAreBurned {
      frame.unpaidCost += Amount(units: unpaid)
      ledger.record(
        .effortCost, from: .liquid, to: .burned, transfers: inspectionTransfers, units: inspected)
    }
    ledger.record(.slash, from: .stake, to: .pool, transfers: forfeits, units: forfeited)
    for (behaviour, units) in shareLosses(reaching: nil).enumerated() {
      frame.validators[behaviour].forfeited -= units
    }
    payValidators(bill, collected: forfeited)
  }

  /// Pays fees from their source, and shares out what was forfeited. Where a payer falls short,
  /// everyone's part shrinks by the same ratio, rounded down.
  private func payValidators(_ bill: ValidatorBill, collected: Int64) {
    let source = world.mechanism.validatorReward.source
    let available: Int64 =
      switch source {
      case .treasury: min(world.demand.budget?.units ?? .max, freeTreasury)
      case .emission: earmarks.validators
      case .mint: .max
      case .fees: ledger.balances[.outside]
      case .contract: ledger.balances[.contract]
      }
    let owed = bill.fees
    let shares = bill.shares
    var (fees, feeTransfers, shared, shareTransfers) = (Int64(0), 0, Int64(0), 0)
    let (accounts, books, delegation) = (validators.accounts, validators.books, self.delegation)
    let (ownerOf, behaviourOf) = (validators.owner.base, validators.behaviour.base)
    changeValidatorTotals { totals in
      for identity in 0..<validators.identityCount {
        let place = Int(ownerOf[identity])
        let fee = Shortfall.part(of: bill.fee[identity], owed: owed, available: available)
        let share = Shortfall.part(of: bill.share[identity], owed: shares, available: collected)
        guard fee + share > 0 else { continue }
        accounts.credit(place, fee &+ share)
        books.due[place] &+= fee &+ share
        totals[Int(behaviourOf[place])].rewards &+= fee &+ share
        delegation?.paid[identity] = fee &+ share
        fees &+= fee
        feeTransfers &+= fee > 0 ? 1 : 0
        shared &+= share
        shareTransfers &+= share > 0 ? 1 : 0
        note(
          .validatorReward, .validators, operator: place, identity: identity, units: fee + share,
          "\(bill.attestations[identity]) attestations")
      }
    }
    if owed > available { frame.unpaid += Amount(units: owed - available) }
    recordValidatorFees(source, units: fees, transfers: feeTransfers)
    ledger.record(
      .validatorReward, from: .pool, to: .liquid, transfers: shareTransfers, units: shared)
    // What rounding leaves of the forfeits goes to the treasury.
    if collected > shared {
      ledger.record(.slash, from: .pool, to: .treasury, transfers: 1, units: collected - shared)
    }
    passOnRewards()
  }

  /// Lets the totals of validators' behaviours change outside the frame: there they are checked once and
  /// not at every step.
  @inline(__always)
  func changeValidatorTotals(_ change: (UnsafeMutablePointer<ValidatorTotals>) -> Void) {
    var totals: [ValidatorTotals] = []
    swap(&totals, &frame.validators)
    totals.withUnsafeMutableBufferPointer { if let base = $0.baseAddress { change(base) } }
    swap(&totals, &frame.validators)
  }

  private func recordValidatorFees(_ source: FundingSource, units: Int64, transfers: Int) {
    switch source {
    case .contract:
      ledger.record(
        .validatorReward, from: .contract, to: .liquid, transfers: transfers, units: units)
    case .treasury, .emission:
      if source == .emission { earmarks.validators -= units }
      ledger.record(
        .validatorReward, from: .treasury, to: .liquid, transfers: transfers, units: units)
      frame.sponsorOutlay += Amount(units: units)
    case .mint:
      ledger.record(.mint, from: .minted, to: .pool, transfers: transfers, units: units)
      ledger.record(.validatorReward, from: .pool, to: .liquid, transfers: transfers, units: units)
      frame.sponsorOutlay += Amount(units: units)
    case .fees:
      ledger.record(.fee, from: .outside, to: .contract, transfers: transfers, units: units)
      ledger.record(
        .validatorReward, from: .contract, to: .liquid, transfers: transfers, units: units)
      frame.fees += Amount(units: units)
    }
  }
}
