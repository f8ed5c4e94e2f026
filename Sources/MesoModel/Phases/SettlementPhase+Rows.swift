import MesoPrimitives

extension Engine {
  /// Slashes and rewards the rows of a tile.
  func settle(_ tile: Tile, _ worker: Worker, _ purse: FundedPurse) {
    let sums = tileSums.base + tile.index * plans.behaviours
    gatherStanding(tile, worker)
    gatherBehaviours(tile, worker)
    worker.stopwatch.time(for: .slashing) {
      slash(tile, worker)
    }
    if purse.paysUse {
      worker.stopwatch.time(for: .reward) { settleUse(tile, worker, sums, purse) }
    }
    purse.fill(
      worker.reward.base, from: openWeights(tile, worker), count: rowCounts[tile.index])
    if oneEach[tile.index] == 1 {
      settleRows(
        tile, worker, authors: OneEach(first: tile.operators.lowerBound),
        identities: OneEach(first: tile.identities.lowerBound))
    } else {
      settleRows(
        tile, worker,
        authors: ListedOwners(places: UnsafePointer(rows.author.base + tile.firstRow)),
        identities: ListedOwners(places: UnsafePointer(rows.identity.base + tile.firstRow)))
    }
    sumRows(tile, worker, sums)
    if !tile.operators.isEmpty { settleDeeds(tile, worker, sums) }
    if recordsEvents {
      for row in 0..<rowCounts[tile.index] {
        noteRow(tile.firstRow + row, taken: worker.amount[row], reward: worker.reward[row])
      }
    }
    if purse.paysUse { worker.stopwatch.time(for: .reward) { startUse(tile, worker) } }
  }

  /// Takes slashes, and enters them and the rewards in the authors' books.
  @inline(__always)
  private func settleRows(
    _ tile: Tile, _ worker: Worker, authors: some Owners, identities: some Owners
  ) {
    let count = rowCounts[tile.index]
    let (accounts, books) = (contributors.accounts, contributors.books)
    let (amount, reward) = (worker.amount.base, worker.reward.base)
    let open = openBooks(tile, worker)
    let first = tile.operators.lowerBound
    let (lost, due) = (open.lost - first, open.due - first)
    var row = 0
    if !unbondings.isEmpty {
      slashUnbonding(worker, identities, lost, authors, count)
      row = count
    }
    while row < count {
      let taken = accounts.slash(identities.owner(row), upTo: amount[row])
      amount[row] = taken
      lost[authors.owner(row)] &+= taken
      row &+= 1
    }
    row = 0
    while row < count {
      due[authors.owner(row)] &+= reward[row]
      row &+= 1
    }
    guard epoch > world.warmUp, records.contains(.work) else { return }
    let (made, qualitySum) = (books.made.base, books.qualitySum.base)
    let quality = rows.quality.base + tile.firstRow
    row = 0
    while row < count {
      let author = authors.owner(row)
      made[author] &+= 1
      qualitySum[author] += quality[row]
      row &+= 1
    }
  }

  /// Adds up the rows of a tile by behaviour.
  private func sumRows(
    _ tile: Tile, _ worker: Worker, _ sums: UnsafeMutablePointer<TileSums>
  ) {
    let count = rowCounts[tile.index]
    let (behaviours, totals) = (worker.behaviours, worker.sums)
    var accepted: Int32 = 0
    totals.addOutcomes(
      behaviours, verdict: rows.verdict.base + tile.firstRow,
      quality: rows.quality.base + tile.firstRow, threshold: world.qualityThreshold, count: count,
      outcome: worker.outcome.base)
    totals.add(behaviours, worker.amount.base, worker.reward.base, count: count)
    for behaviour in 0..<plans.behaviours {
      let own = sums + behaviour
      let outcome = totals.outcome(of: behaviour)
      guard outcome.made > 0 else { continue }
      own.pointee.final = Int32(truncatingIfNeeded: outcome.made)
      if docket == nil { own.pointee.made = own.pointee.final }
      own.pointee.accepted = Int32(truncatingIfNeeded: outcome.accepted)
      own.pointee.good = Int32(truncatingIfNeeded: outcome.good)
      own.pointee.goodAccepted = Int32(truncatingIfNeeded: outcome.goodAccepted)
      own.pointee.quality = Outcome.number(outcome.quality)
      own.pointee.acceptedQuality = Outcome.number(outcome.acceptedQuality)
      own.pointee.goodAcceptedQuality = Outcome.number(outcome.goodAcceptedQuality)
      let (slashed, rewards) = totals.sums(of: behaviour)
      own.pointee.slashed = slashed
      // A reward for use is in the sums already.
      own.pointee.rewards &+= rewards
      accepted &+= own.pointee.accepted
    }
    let funding = tileFunding.base + tile.index
    funding.pointee.accepted = accepted
    funding.pointee.slashTransfers = BehaviourSums.positive(worker.amount.base, count: count)
    funding.pointee.rewardTransfers = BehaviourSums.positive(worker.reward.base, count: count)
  }

  /// Notes what a row was slashed and paid, and on what evidence.
  private func noteRow(_ row: Int, taken: Int64, reward: Int64) {
    let (author, identity) = (Int(rows.author[row]), Int(rows.identity[row]))
    let approvals = "\(rows.approvals[row]) of \(rows.attestations[row]) attestations approve"
    let examined = rows.attestations[row] > 0
    if taken > 0 {
      note(
        .slash, .contributors, operator: author, identity: identity, units: taken,
        examined ? "rejected: \(approvals)" : "examined and rejected")
    }
    if reward > 0 {
      note(
        .reward, .contributors, operator: author, identity: identity, units: reward,
        examined ? "accepted: \(approvals)" : "accepted")
    }
  }
}
