import MesoPrimitives

extension Engine {
  /// Settles what a tile's rows caused beside slashes and rewards: bounties, bribes, harm.
  ///
  /// Work that was kept open and is final now is left out: who judged it is not remembered, so
  /// that bounties for it go to the treasury.
  func settleDeeds(_ tile: Tile, _ worker: Worker, _ sums: UnsafeMutablePointer<TileSums>) {
    if reportsPay { rewardReporters(tile, worker) }
    if rows.seats.count > 0, plans.deeds.anyBargain { payBribes(tile, worker, sums) }
    if plans.deeds.anyPoison || plans.deeds.anyCopies { addUpHarm(tile, worker, sums) }
  }

  /// Pays the validators who sold their approval what they were promised, if the condition holds.
  ///
  /// The author pays from its liquid balance; where that falls short, each gets the same whole
  /// number of units of what there is, and the rest of the promise is broken.
  func payBribes(_ tile: Tile, _ worker: Worker, _ sums: UnsafeMutablePointer<TileSums>) {
    guard let size = stages.panelTerms?.size else { return }
    for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index])
    where rows.attestations[row] > 0 {
      let author = Int(rows.author[row])
      let behaviour = Int(contributors.behaviour[author])
      guard let offer = world.contributors[behaviour].strategy.bribe else { continue }
      let outcome: Verdict = offer.condition == .accepted ? .accepted : .rejected
      guard rows.verdict[row] == outcome.rawValue else { continue }
      let bought = seatRecords(of: row, size: size).filter { $0.sold && $0.attested }
      guard !bought.isEmpty else { continue }
      let held = contributors.accounts.liquid(of: author)
      let each = min(offer.amount.units, held / Int64(bought.count))
      let paid = contributors.accounts.debit(author, upTo: each * Int64(bought.count))
      openSpending(tile, worker)[author - tile.operators.lowerBound] += paid
      sums[behaviour].bribes += paid
      for seat in bought { worker.hearing.bribes[seat.validator] += each }
      note(
        .sidePayment, .contributors, operator: author, identity: Int(rows.identity[row]),
        units: paid, "\(bought.count) validators sold their approval")
    }
  }

  /// Adds up what accepted work of a tile destroyed, and what it seems to add and only copies.
  func addUpHarm(_ tile: Tile, _ worker: Worker, _ sums: UnsafeMutablePointer<TileSums>) {
    let deeds = plans.deeds
    for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index])
    where rows.verdict[row] == Verdict.accepted.rawValue {
      let behaviour = Int(contributors.behaviour[Int(rows.author[row])])
      let quality = rows.quality[row]
      let isCopied = copied != nil && quality >= world.qualityThreshold
      sums[behaviour].harm +=
        deeds.damage[behaviour] + (isCopied ? deeds.similarity[behaviour] * quality : 0)
    }
  }

  /// Credits validators with bounties for faults that they reported and with bribes, and enters
  /// both in the ledger.
  ///
  /// - Parameter slashed: What validators of each behaviour lost for faults of their own.
  func settleDeeds(_ slashed: [Int64]) {
    for (behaviour, units) in slashed.enumerated() { frame.validators[behaviour].slashed = units }
    guard reportsPay || plans.deeds.anyBargain else { return }
    var (bounties, bountyTransfers, bribes, bribeTransfers) = (Int64(0), 0, Int64(0), 0)
    for identity in 0..<validators.identityCount {
      let bounty = workers.reduce(0) { $0 + $1.hearing.bounty[identity] }
      let bribe = workers.reduce(0) { $0 + $1.hearing.bribes[identity] }
      guard bounty + bribe > 0 else { continue }
      let place = Int(validators.owner[identity])
      let behaviour = Int(validators.behaviour[place])
      validators.accounts.credit(place, bounty + bribe)
      validators.books.due[place] += bounty
      validators.books.spent[place] -= bribe
      frame.validators[behaviour].rewards += bounty
      frame.validators[behaviour].sidePayments += bribe
      bounties += bounty
      bountyTransfers += bounty > 0 ? 1 : 0
      bribes += bribe
      bribeTransfers += bribe > 0 ? 1 : 0
      note(
        .validatorReward, .validators, operator: place, identity: identity, units: bounty + bribe,
        "bounties for reported faults and bribes")
    }
    ledger.record(
      .sidePayment, from: .liquid, to: .liquid, transfers: bribeTransfers, units: bribes)
    ledger.record(
      .validatorReward, from: .pool, to: .liquid, transfers: bountyTransfers, units: bounties)
    // What nobody reported, and what rounding leaves, goes to the treasury.
    if reportsPay {
      ledger.record(
        .slash, from: .pool, to: .treasury, transfers: 1, units: unsharedSlashes)
    }
  }

  /// Charges authors for the proofs of their good work, and pays them back where the treasury
  /// bears the cost: the same whole number of units for every proof.
  func settleProofs() {
    guard case .proof(let proof) = world.mechanism.verification.instrument, proof.cost > .zero
    else { return }
    let proofs = tiles.reduce(0) { sum, tile in
      sum + (tile.firstRow..<(tile.firstRow + rowCounts[tile.index])).count { isProved($0) }
    }
    guard proofs > 0 else { return }
    let refund =
      proof.isRefunded
      ? min(proof.cost.units, freeTreasury / Int64(proofs)) : 0
    var (spent, refunds) = (Int64(0), Int64(0))
    for tile in tiles {
      for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index]) where isProved(row) {
        let author = Int(rows.author[row])
        let place = tile.index * plans.behaviours + Int(contributors.behaviour[author])
        contributors.accounts.credit(author, refund)
        let paid =
          world.costsAreBurned
          ? contributors.accounts.debit(author, upTo: proof.cost.units) : proof.cost.units
        contributors.books.spent[author] += paid - refund
        tileSums[place].proving += paid
        tileSums[place].refunds += refund
        frame.unpaidCost += Amount(units: proof.cost.units - paid)
        spent += paid
        refunds += refund
      }
    }
    if world.costsAreBurned {
      ledger.record(.effortCost, from: .liquid, to: .burned, transfers: proofs, units: spent)
    }
    ledger.record(.refund, from: .treasury, to: .liquid, transfers: proofs, units: refunds)
    frame.sponsorOutlay += Amount(units: refunds)
    if proof.isRefunded {
      frame.unpaid += Amount(units: (proof.cost.units - refund) * Int64(proofs))
    }
  }

  /// Whether a contribution came with a proof that was made, and not forged.
  private func isProved(_ row: Int) -> Bool { rows.quality[row] >= world.qualityThreshold }
}
