import MesoPrimitives

/// What validators are owed for an epoch, by validator identity. Base units.
struct ValidatorBill {
  /// Owed by the funding source, in all.
  var fees: Int64 = 0
  var fee: [Int64]
  /// Owed out of what others forfeit.
  var share: [Int64]
  var forfeit: [Int64]
  var attestations: [Int]
  var correct: [Int]
  var inspections: [Int]
  var coherent: [Int]
}

extension Engine {
  /// Adds up the threads' tallies of what validators did and earned.
  func validatorBill() -> ValidatorBill {
    let count = validators.identityCount
    var bill = ValidatorBill(
      fee: .init(repeating: 0, count: count), share: .init(repeating: 0, count: count),
      forfeit: .init(repeating: 0, count: count), attestations: .init(repeating: 0, count: count),
      correct: .init(repeating: 0, count: count), inspections: .init(repeating: 0, count: count),
      coherent: .init(repeating: 0, count: count))
    for worker in workers {
      for identity in 0..<count {
        let place = 4 * identity
        let unseen = (Int(worker.tally[place]), Int(worker.tally[place + 1]))
        let seen = (Int(worker.tally[place + 2]), Int(worker.tally[place + 3]))
        bill.attestations[identity] += unseen.0 + unseen.1 + seen.0 + seen.1
        bill.correct[identity] += unseen.1 + seen.1
        bill.inspections[identity] += seen.0 + seen.1
        bill.coherent[identity] += Int(worker.coherent[identity])
        bill.fee[identity] += worker.feeEarned[identity]
        bill.share[identity] += worker.shareEarned[identity]
        bill.forfeit[identity] += worker.forfeited[identity]
      }
      frame.capturedPanels += worker.capturedPanels
    }
    let seats = panels?.seats ?? 0
    if !needsCoherence, seats > 0 {
      let fee = world.mechanism.validatorReward.pay(coherent: seats, of: seats).coherentFee.units
      for identity in 0..<count { bill.fee[identity] = fee * Int64(bill.attestations[identity]) }
    }
    frame.panels = seats > 0 ? bill.attestations.reduce(0, +) / seats : 0
    bill.fees = bill.fee.reduce(0, +)
    return bill
  }

  /// Pays validators, takes what they forfeit, and charges their inspections.
  func settleValidators(_ bill: ValidatorBill, _ purse: FundedPurse) {
    let accounts = validators.accounts
    let books = validators.books
    var totals = world.validators.map { _ in ValidatorTotals() }
    var (forfeited, forfeits) = (Int64(0), 0)
    var (inspected, inspectionTransfers) = (Int64(0), 0)
    for identity in 0..<validators.identityCount where bill.attestations[identity] > 0 {
      let place = Int(validators.owner[identity])
      let behaviour = Int(validators.behaviour[place])
      let taken = accounts.slash(identity, upTo: bill.forfeit[identity])
      books.lost[place] += taken
      forfeited += taken
      forfeits += taken > 0 ? 1 : 0
      let cost = plans.inspectionCost[behaviour] * Int64(bill.inspections[identity])
      let paid = world.costsAreBurned ? accounts.debit(place, upTo: cost) : cost
      books.spent[place] += paid
      inspected += paid
      inspectionTransfers += paid > 0 ? 1 : 0
      if world.costsAreBurned { frame.unpaidCost += Amount(units: cost - paid) }
      totals[behaviour].attestations += bill.attestations[identity]
      totals[behaviour].correct += bill.correct[identity]
      totals[behaviour].inspections += bill.inspections[identity]
      totals[behaviour].inspectionCost += paid
      totals[behaviour].forfeited += taken
      if taken > 0 {
        note(
          .forfeit, .validators, operator: place, identity: identity, units: taken,
          "\(bill.attestations[identity] - bill.coherent[identity]) attestations disagree with "
            + "the verdict")
      }
    }
    if world.costsAreBurned {
      ledger.record(
        .effortCost, from: .liquid, to: .burned, transfers: inspectionTransfers, units: inspected)
    }
    ledger.record(.slash, from: .stake, to: .pool, transfers: forfeits, units: forfeited)
    payValidators(bill, collected: forfeited, &totals)
    frame.validators = totals
  }

  /// Pays fees from their source, and shares out what was forfeited. Where a payer falls short,
  /// everyone's part shrinks by the same ratio, rounded down.
  private func payValidators(
    _ bill: ValidatorBill, collected: Int64, _ totals: inout [ValidatorTotals]
  ) {
    let source = world.mechanism.validatorReward.source
    let available: Int64 =
      switch source {
      case .treasury: min(world.demand.budget?.units ?? .max, ledger.balances[.treasury])
      case .mint: .max
      case .fees: ledger.balances[.outside]
      case .contract: ledger.balances[.contract]
      }
    let owed = bill.fees
    let shares = bill.share.reduce(0, +)
    var (fees, feeTransfers, shared, shareTransfers) = (Int64(0), 0, Int64(0), 0)
    for identity in 0..<validators.identityCount {
      let place = Int(validators.owner[identity])
      var fee = bill.fee[identity]
      if owed > available { fee = mulDivFloor(fee, available, owed) }
      var share = bill.share[identity]
      if shares > collected { share = mulDivFloor(share, collected, shares) }
      guard fee + share > 0 else { continue }
      validators.accounts.credit(place, fee + share)
      validators.books.due[place] += fee + share
      totals[Int(validators.behaviour[place])].rewards += fee + share
      fees += fee
      feeTransfers += fee > 0 ? 1 : 0
      shared += share
      shareTransfers += share > 0 ? 1 : 0
      note(
        .validatorReward, .validators, operator: place, identity: identity, units: fee + share,
        "\(bill.attestations[identity]) attestations")
    }
    if owed > available { frame.unpaid += Amount(units: owed - available) }
    recordValidatorFees(source, units: fees, transfers: feeTransfers)
    ledger.record(
      .validatorReward, from: .pool, to: .liquid, transfers: shareTransfers, units: shared)
    // What rounding leaves of the forfeits goes to the treasury.
    if collected > shared {
      ledger.record(.slash, from: .pool, to: .treasury, transfers: 1, units: collected - shared)
    }
  }

  private func recordValidatorFees(_ source: FundingSource, units: Int64, transfers: Int) {
    switch source {
    case .contract:
      ledger.record(
        .validatorReward, from: .contract, to: .liquid, transfers: transfers, units: units)
    case .treasury:
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
