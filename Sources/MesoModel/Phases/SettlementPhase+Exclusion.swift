import MesoPrimitives

extension Engine {
  /// Whether faults keep an identity out of work and reward.
  @inline(__always)
  func isBarred(_ identity: Int) -> Bool {
    contributors.barred.count > 0 && contributors.barred[identity] != 0
  }

  /// Counts the faults of the epoch, and excludes identities that have as many as it takes. The
  /// stake of one that is ejected starts unbonding.
  func exclude() {
    guard let exclusion = world.mechanism.slashing.exclusion else { return }
    var (units, exits) = (Int64(0), 0)
    for tile in tiles {
      for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index]) where isAtFault(row) {
        let identity = Int(rows.identity[row])
        guard contributors.barred[identity] == 0 else { continue }
        contributors.faults[identity] += 1
        guard Int(contributors.faults[identity]) >= exclusion.faults else { continue }
        contributors.faults[identity] = 0
        let place = Int(rows.author[row])
        if let epochs = exclusion.epochs {
          contributors.barred[identity] = Int32(epoch + epochs + 1)
          note(
            .suspension, .contributors, operator: place, identity: identity, units: 0,
            "jailed for \(epochs) epochs")
        } else {
          contributors.barred[identity] = -Int32(epoch)
          let stake = contributors.accounts.unbond(identity)
          units += stake
          exits += 1
          note(
            .exit, .contributors, operator: place, identity: identity, units: stake,
            "ejected; its stake starts unbonding")
        }
      }
    }
    ledger.record(.unstake, from: .stake, to: .unbonding, transfers: exits, units: units)
  }

  /// Lets identities whose time is over work again, and returns the stake of those that were ejected
  /// once it is unbonded.
  func admitAfterExclusion() {
    guard contributors.barred.count > 0 else { return }
    var (units, returns) = (Int64(0), 0)
    for identity in 0..<contributors.identityCount {
      let bar = Int(contributors.barred[identity])
      if bar > 0, epoch >= bar { contributors.barred[identity] = 0 }
      if bar < 0, epoch > terms.unbondingEpochs - bar,
        contributors.accounts.unbonding(of: identity) > 0
      {
        let place = Int(contributors.owner[identity])
        let stake = contributors.accounts.release(identity, to: place)
        units += stake
        returns += 1
        note(
          .unstake, .contributors, operator: place, identity: identity, units: stake,
          "the unbonding period is over")
      }
      contributors.registered[identity] = 1
    }
    ledger.record(.unstake, from: .unbonding, to: .liquid, transfers: returns, units: units)
  }

  /// Keeps out whoever is still barred, whatever the admission says.
  func keepBarredOut() {
    for identity in 0..<contributors.barred.count where contributors.barred[identity] != 0 {
      contributors.registered[identity] = 0
    }
  }
}
