import MesoPrimitives

/// Roles with a rule of their own are paid once an epoch, one role after the other.
extension Engine {
  /// Whether a row's author has a role with a rule of its own.
  @inline(__always)
  func hasOwnRule(_ row: Int) -> Bool {
    stages.rules[Int(contributors.behaviour[Int(rows.author[row])])] > 0
  }

  /// Takes the weight of rows that other rules pay for.
  func maskRuled(_ tile: Tile) {
    for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index]) where hasOwnRule(row) {
      rows.weight[row] = 0
    }
  }

  /// Lets every role's rule pay. What the mechanism's own reward is to pay is set aside first.
  func settleRoles(bill: ValidatorBill, purse: FundedPurse) {
    rolePay = RolePay()
    for (index, rule) in world.mechanism.roles.enumerated() {
      let terms = RollTerms(rule, number: index + 1, setAside: purse)
      let epochReward = rule.reward as? any EpochReward
      let entries = rollEntries(
        taste: epochReward?.usage?.qualityExponent ?? epochReward?.taste, rule: index + 1)
      let roll = Roll(self, entries: entries, bill: bill, terms: terms)
      if let epochReward {
        epochReward.settle(roll, view: view, memory: &roleMemories[index])
      } else if let reward = rule.reward as? any ContributionReward {
        roll.settle(reward, weights: weights(of: reward, rule: index + 1))
      }
      roll.close()
      rolePay.add(roll)
      for (behaviour, account) in roll.validators.enumerated() {
        rollValidators[behaviour].won += account.won
        rollValidators[behaviour].lost += account.lost
      }
    }
  }

  /// The weights that a reward gives the contributions that a rule pays for, in the order of the roll.
  private func weights(of reward: any ContributionReward, rule: Int) -> [Int64] {
    let worker = workers[0]
    var weights: [Int64] = []
    func weigh(_ tile: Tile) {
      let count = rowCounts[tile.index]
      gatherStanding(tile, worker)
      reward.weigh(evidence(tile, worker), into: worker.reward.writing(from: 0, count: count))
      for row in 0..<count where stages.rules[behaviour(of: tile.firstRow + row)] == rule {
        weights.append(worker.reward[row])
      }
    }
    if let docket, let tile = docketTile {
      let finals = docket.finals.filter { !$0.isRepeat }
      for start in stride(from: 0, to: finals.count, by: tile.capacity) {
        fill(tile, from: finals[start...].prefix(tile.capacity))
        weigh(tile)
      }
      rowCounts[tile.index] = 0
    }
    for tile in tiles { weigh(tile) }
    return weights
  }

  private func behaviour(of row: Int) -> Int {
    Int(contributors.behaviour[Int(rows.author[row])])
  }

  /// Enters what roles' rules paid in the ledger and in the epoch's sums.
  func recordRoles() {
    guard rolePay.units > 0 else { return }
    ledger.record(
      .reward, from: .escrow, to: rewardReceiver, transfers: rolePay.transfers,
      units: rolePay.units)
    let own = Double(settlementTotals.rewards)
    let others = Double(rolePay.units)
    frame.consumedQuality =
      ((frame.consumedQuality ?? 0) * own + rolePay.quality) / (own + others)
    let accepted = (0..<tileCount).reduce(0) { $0 + Int(tileFunding.base[$1].accepted) }
    frame.served = usage > 0 ? usage : Double(accepted)
    settlementTotals.rewards += rolePay.units
    frame.dueUnits += others
    frame.delayedUnits += others * escrow.meanWait
  }
}

/// What roles' rules paid in an epoch.
struct RolePay {
  var units: Int64 = 0
  var transfers = 0
  /// Σ paid × quality.
  var quality = 0.0

  mutating func add(_ roll: Roll) {
    units += roll.paid.units
    transfers += roll.paid.transfers
    quality += roll.paidQuality
  }
}

extension FundedPurse {
  /// Base units that it pays out of a source.
  func total(from source: FundingSource, weight: Int64) -> Int64 {
    guard source == self.source else { return 0 }
    switch rule {
    case .each(let units): return units * weight + surcharge
    case .shared(let units, let total): return (total > 0 ? units : 0) + surcharge
    }
  }
}
