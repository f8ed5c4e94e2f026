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
