import MesoPrimitives

extension Engine {
  /// Whether faults keep an identity out of work and reward.
  @inline(__always)
  func isBarred(_ identity: Int) -> Bool {
    contributors.barred.count > 0 && contributors.barred[identity] != 0
  }

  /// Counts the faults of the epoch, work that only now became final included, and excludes identities
  /// that have as many as it takes. The stake of one that is ejected starts unbonding.
  func exclude() {
    guard let exclusion = world.mechanism.slashing.exclusion else { return }
    var (units, exits) = (Int64(0), 0)
    func exclude(_ identity: Int, of place: Int) {
      guard let stake = noteFault(of: identity, of: place, exclusion) else { return }
      units += stake
      exits += 1
    }
    for tile in tiles {
      for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index]) where isAtFault(row) {
        exclude(Int(rows.identity[row]), of: Int(rows.author[row]))
      }
    }
    for final in docket?.finals ?? []
    where final.examined && final.verdict == .rejected && !final.isRepeat {
      exclude(final.identity, of: Int(final.author))
    }
    ledger.record(.unstake, from: .stake, to: .unbonding, transfers: exits, units: units)
  }

  /// Counts a fault.
  ///
  /// - Returns: The stake that starts unbonding, if the identity is ejected.
  private func noteFault(of identity: Int, of place: Int, _ exclusion: Exclusion) -> Int64? {
    guard contributors.barred[identity] == 0 else { return nil }
    contributors.faults[identity] += 1
    guard Int(contributors.faults[identity]) >= exclusion.faults else { return nil }
    contributors.faults[identity] = 0
    if let epochs = exclusion.epochs {
      contributors.barred[identity] = Int32(epoch + epochs + 1)
      note(
        .suspension, .contributors, operator: place, identity: identity, units: 0,
        "jailed for \(epochs) epochs")
      return nil
    }
    contributors.barred[identity] = -Int32(epoch)
    let stake = contributors.accounts.unbond(identity)
    unbondings.append(
      UnbondingQueue.Entry(
        side: .contributors, identity: identity, units: stake,
        mature: epoch + 1 + terms.unbondingEpochs))
    note(
      .exit, .contributors, operator: place, identity: identity, units: stake,
      "ejected; its stake starts unbonding")
    return stake
  }

  /// Lets identities whose time is over work again.
  func admitAfterExclusion() {
    for identity in 0..<contributors.barred.count {
      let bar = Int(contributors.barred[identity])
      if bar > 0, epoch >= bar { contributors.barred[identity] = 0 }
      contributors.registered[identity] = 1
    }
  }

  /// Keeps out whoever is still barred, whatever the admission says.
  func keepBarredOut() {
    for identity in 0..<contributors.barred.count where contributors.barred[identity] != 0 {
      contributors.registered[identity] = 0
    }
  }
}
