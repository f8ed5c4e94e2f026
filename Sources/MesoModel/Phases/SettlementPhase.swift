import MesoPrimitives

extension Engine {
  /// Phase 9: slashing, contributor reward, validator reward, in this order.
  ///
  /// The sum of the weights is known by now, so that the purse can be held against what its
  /// payer has; then every tile settles its rows. Amounts follow from the state at the start of
  /// the phase. Where slashes are not shared out again, a tile is paid out while it is in cache.
  func settlement() {
    if stages.paysUse, !settlesAsJudged { addUpUse() }
    ratchetBenchmark()
    settleProofs()
    scorePeers()
    if let taskMarket { award(taskMarket) }
    let bill = stopwatch.time(for: .validatorReward) { validatorBill() }
    let purse = fund(bill: bill)
    stopwatch.time(for: .reward) { settleRoll(bill: bill) }
    if !stages.rules.isEmpty { settleRoles(bill: bill, purse: purse) }
    addUpFaults()
    settleFinals(purse)
    if !settlesAsJudged {
      let isFinal = !paysOutLater
      forEachTile { tile, worker in
        self.settle(tile, worker, purse)
        if isFinal { worker.stopwatch.time(.payout) { self.payOut(tile, worker) } }
      }
    }
    recordSettlement(purse)
    let slashed = slashValidators()
    redistributeSlashes()
    ageUse()
    stopwatch.time(for: .validatorReward) { settleValidators(bill, purse) }
    settleDocketValidators()
    noteRollValidators()
    settleDeeds(slashed)
    exclude()
  }

  /// Whether what operators receive depends on what other tiles settle.
  var paysOutLater: Bool {
    redistributesSlashes || claims != nil || stages.boost != nil
  }

  /// Whether what is slashed goes back to contributors.
  var redistributesSlashes: Bool { stages.redistributesSlashes }

  /// What of the pool is not the market's: slashes that wait to be shared out.
  var unsharedSlashes: Int64 { ledger.balances[.pool] - (trading?.pooled ?? 0) }

  /// Fills the weights of a tile's rows, and their sum, if the reward is for contributions.
  func weigh(_ tile: Tile, _ worker: Worker) {
    guard let reward = stages.contributionReward else { return }
    let count = rowCounts[tile.index]
    let weight = openWeights(tile, worker)
    reward.weigh(evidence(tile, worker), into: WriteColumn(weight, count: count))
    if !stages.rules.isEmpty { maskRuled(tile) }
    let quality = rows.quality.base + tile.firstRow
    var (sum, row) = (Int64(0), 0)
    while row < count {
      sum &+= weight[row]
      row &+= 1
    }
    tileFunding.base[tile.index].weight = sum
    tileFunding.base[tile.index].weightedQuality = FixedOrder.dot(weight, quality, count: count)
  }

  /// Sums the use of all accepted work.
  func addUpUse() {
    forEachTile { tile, _ in self.sumUse(tile) }
    usedWeight = tiles.reduce(0) { $0 + tileFunding.base[$1.index].use }
  }

  /// Sums the use of a tile's identities.
  private func sumUse(_ tile: Tile) {
    var sum: Int64 = 0
    for place in tile.operators {
      for identity in contributors.identities(of: place) {
        sum &+= contributors.useWeight.base[identity]
      }
    }
    tileFunding.base[tile.index].use = sum
  }

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

  /// Enters what the tiles moved in the ledger.
  private func recordSettlement(_ purse: FundedPurse) {
    var (costs, costTransfers) = (Int64(0), 0)
    var (charges, listed) = (Int64(0), 0)
    var (slashed, slashTransfers) = (Int64(0), 0)
    var (rewards, rewardTransfers, unpaidCost) = (Int64(0), 0, Int64(0))
    for behaviour in 0..<plans.behaviours {
      let cost = plans.cost[behaviour]
      for place in stride(from: behaviour, to: tileSums.count, by: plans.behaviours) {
        let sums = tileSums.base + place
        let made = sums.pointee.made
        costs += cost * Int64(made) + sums.pointee.ownEffort - sums.pointee.unpaidCost
        costTransfers +=
          cost > 0 || sums.pointee.ownEffort > 0 ? Int(made - sums.pointee.unpaid) : 0
        charges += sums.pointee.charges
        listed += Int(sums.pointee.listed)
        slashed += sums.pointee.slashed
        rewards += sums.pointee.rewards
        rewardTransfers += Int(sums.pointee.rewardTransfers)
        unpaidCost += sums.pointee.unpaidCost
      }
    }
    for tile in 0..<tileCount {
      slashTransfers += Int(tileFunding.base[tile].slashTransfers)
      rewardTransfers += Int(tileFunding.base[tile].rewardTransfers)
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

  /// Shares what was slashed in this epoch out to the accepted contributions, equally; what does
  /// not divide stays in the pool for the next time.
  private func redistributeSlashes() {
    guard redistributesSlashes else { return }
    let accepted = (0..<tileCount).reduce(0) { $0 + Int(tileFunding.base[$1].accepted) }
    let share = accepted > 0 ? unsharedSlashes / Int64(accepted) : 0
    guard share > 0 else { return }
    forEachTile { tile, _ in
      let sums = self.tileSums.base + tile.index * self.plans.behaviours
      for row in tile.firstRow..<(tile.firstRow + self.rowCounts[tile.index])
      where self.rows.verdict[row] == Verdict.accepted.rawValue {
        let author = Int(self.rows.author[row])
        self.contributors.books.due[author] += share
        sums[Int(self.contributors.behaviour[author])].rewards += share
      }
    }
    shareWithFinals(share)
    ledger.record(
      .reward, from: .pool, to: rewardReceiver, transfers: accepted,
      units: share * Int64(accepted))
  }
}
