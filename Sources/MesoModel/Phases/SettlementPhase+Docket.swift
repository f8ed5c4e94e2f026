import MesoPrimitives

/// What was made in an earlier epoch and is final now settles by the same rules as the epoch's
/// own rows: it takes the place of rows in a tile of its own, a tileful at a time.
extension Engine {
  /// Weighs what leaves the docket.
  func weighFinals(_ docket: Docket) {
    guard let tile = docketTile else { return }
    clearSums(of: tile)
    var (weight, quality) = (Int64(0), 0.0)
    for start in stride(from: 0, to: docket.finals.count, by: tile.capacity) {
      fill(tile, from: docket.finals[start...].prefix(tile.capacity))
      gatherStanding(tile, workers[0])
      weigh(tile, workers[0])
      weight += tileFunding[tile.index].weight
      quality += tileFunding[tile.index].weightedQuality
    }
    tileFunding[tile.index].weight = weight
    tileFunding[tile.index].weightedQuality = quality
  }

  /// Slashes and rewards what leaves the docket, before the epoch's own rows.
  func settleFinals(_ purse: FundedPurse) {
    guard let tile = docketTile, let docket, !docket.finals.isEmpty else { return }
    var totals = tileFunding[tile.index]
    let sums = tileSums.base + tile.index * plans.behaviours
    var settled = [TileSums](repeating: TileSums(), count: plans.behaviours)
    for part in parts(of: docket.finals, at: tile.capacity) {
      fill(tile, from: part)
      gatherStanding(tile, workers[0])
      clearSums(of: tile)
      weigh(tile, workers[0])
      settle(tile, workers[0], purse)
      for behaviour in settled.indices {
        settled[behaviour].addSettled(sums[behaviour], isRepeat: part[part.startIndex].isRepeat)
      }
      totals.accepted += tileFunding[tile.index].accepted
      totals.slashTransfers += tileFunding[tile.index].slashTransfers
      totals.rewardTransfers += tileFunding[tile.index].rewardTransfers
      totals.newUse += tileFunding[tile.index].newUse
      totals.newUseQuality += tileFunding[tile.index].newUseQuality
      remember(part)
    }
    tileFunding[tile.index] = totals
    for behaviour in settled.indices { sums[behaviour] = settled[behaviour] }
    rowCounts[tile.index] = 0
  }

  /// What leaves the docket, a tileful at a time, repeats apart from what is settled for the first
  /// time.
  private func parts(of finals: [Case], at size: Int) -> [ArraySlice<Case>] {
    let groups = [finals.filter { !$0.isRepeat }, finals.filter { $0.isRepeat }]
    return groups.flatMap { group in
      stride(from: 0, to: group.count, by: size).map { group[$0...].prefix(size) }
    }
  }

  /// Gives accepted work that leaves the docket its share of what was slashed.
  func shareWithFinals(_ share: Int64) {
    guard let docket, let tile = docketTile else { return }
    for final in docket.finals where final.verdict == .accepted {
      let author = Int(final.author)
      contributors.books.due[author] += share
      let place = tile.index * plans.behaviours + Int(contributors.behaviour[author])
      tileSums[place].rewards += share
    }
  }

  /// Adds to the delay of what is due that the docket took its time.
  func noteDelay(_ purse: FundedPurse) {
    guard let docket, !purse.paysUse else { return }
    let accepted = docket.finals.filter { $0.verdict == .accepted }
    guard !accepted.isEmpty, let tile = docketTile else { return }
    let wait = accepted.reduce(0.0) { $0 + Double(epoch - $1.made) } / Double(accepted.count)
    let rewards = (0..<plans.behaviours).reduce(Int64(0)) {
      $0 + tileSums[tile.index * plans.behaviours + $1].rewards
    }
    frame.delayedUnits += wait * Double(rewards)
  }

  func fill(_ tile: Tile, from part: ArraySlice<Case>) {
    for (offset, final) in part.enumerated() {
      let row = tile.firstRow + offset
      rows.identity[row] = Int32(final.identity)
      rows.author[row] = final.author
      rows.quality[row] = final.quality
      rows.verdict[row] = final.verdict.rawValue
      rows.examined[row] = final.examined ? 1 : 0
      rows.approvals[row] = UInt16(final.approvals)
      rows.attestations[row] = UInt16(final.attestations)
      rows.weight[row] = 0
      rows.key[row] = final.key
      if rows.score.count > 0 { rows.score[row] = final.score }
      for (column, value) in zip(rows.evidence, final.readings) where column.count > 0 {
        column[row] = value
      }
      if rows.flagged.count > 0 { rows.flagged[row] = final.verdict == .rejected ? 1 : 0 }
      if rows.kept.count > 0 { rows.kept[row] = 0 }
    }
    rowCounts[tile.index] = part.count
  }

  /// Enters verdicts in the record of the identities.
  private func remember(_ part: ArraySlice<Case>) {
    let rule = world.mechanism.reputation
    for final in part where final.examined {
      let accepted = final.verdict == .accepted
      contributors.history[final.identity] =
        contributors.history[final.identity] << 1 | (accepted ? 1 : 0)
      guard !rule.isConstant else { continue }
      contributors.remember(final.identity, right: accepted, by: rule)
    }
  }

  /// Charges validators for the looks that they took at cases, and adds what they did and what
  /// cases paid and cost them to the epoch's sums.
  func settleDocketValidators() {
    guard let docket else { return }
    let tallies = docket.tallies
    var (inspected, transfers) = (Int64(0), 0)
    for identity in tallies.votes.indices
    where tallies.votes[identity] + tallies.looks[identity] > 0 {
      let place = Int(validators.owner[identity])
      let behaviour = Int(validators.behaviour[place])
      let cost = plans.inspectionCost[behaviour] * Int64(tallies.looks[identity])
      let paid = world.costsAreBurned ? validators.accounts.debit(place, upTo: cost) : cost
      validators.books.spent[place] += paid
      inspected += paid
      transfers += paid > 0 ? 1 : 0
      if world.costsAreBurned { frame.unpaidCost += Amount(units: cost - paid) }
      frame.validators[behaviour].attestations += tallies.votes[identity]
      frame.validators[behaviour].correct += tallies.correct[identity]
      frame.validators[behaviour].inspections += tallies.looks[identity]
      frame.validators[behaviour].inspectionCost += paid
    }
    if world.costsAreBurned {
      ledger.record(
        .effortCost, from: .liquid, to: .burned, transfers: transfers, units: inspected)
    }
    for (behaviour, account) in tallies.validators.enumerated() {
      frame.validators[behaviour].rewards += account.won
      frame.validators[behaviour].forfeited += account.lost
    }
    frame.challenges = tallies.challenges
    frame.overturned = tallies.overturned
    frame.disputeBurns = Amount(units: tallies.burned)
  }
}
