import MesoPrimitives

/// What validators do as curators: they look at work, and put tokens behind what they like.
extension Roll {
  /// Who likes an accepted contribution, first come first.
  ///
  /// A curator comes upon it with a probability, looks at the cost of an inspection, and likes it by
  /// the rule by which it judges the author's contributions; one that approves or rejects unseen
  /// does not look.
  ///
  /// - Returns: Validator identities.
  /// - Complexity: O(validators).
  public func admirers(of index: Int, attention: Double) -> [Int] {
    let (entry, plans, world) = (entries[index], engine.plans, engine.world)
    let validators = engine.validators
    let author = Int(engine.contributors.behaviour[entry.author])
    var found: [(order: UInt64, identity: Int)] = []
    for identity in 0..<validators.identityCount {
      let place = Int(validators.owner[identity])
      guard engine.judges(place) else { continue }
      var stream = RandomStream(
        key: engine.key, entity: EntityKey.mixed(entry.key ^ validators.identityKey[identity]),
        epoch: engine.epoch, purpose: .curation)
      guard stream.chance(attention) else { continue }
      let behaviour = Int(validators.behaviour[place])
      let pair = behaviour * plans.behaviours + author
      let look = plans.look[pair]
      let signal = entry.quality + look.bias + look.noise * stream.normal()
      if plans.inspects[pair] == 1 { charge(place, plans.inspectionCost[behaviour]) }
      if signal > world.qualityThreshold { found.append((stream.word64(), identity)) }
    }
    return found.sorted { ($0.order, $0.identity) < ($1.order, $1.identity) }.map { $0.identity }
  }

  /// Whether a curator leaves a work in this epoch.
  public func leaves(_ curator: Int, work: Int, probability: Double) -> Bool {
    var stream = RandomStream(
      key: engine.key, entity: salted(engine.validators.identityKey[curator], work),
      epoch: engine.epoch, purpose: .curation)
    return stream.chance(probability)
  }

  /// Takes a curator's tokens into the reserve: all of it or nothing.
  public func deposit(_ units: Int64, of curator: Int) -> Bool {
    let place = Int(engine.validators.owner[curator])
    guard units > 0, engine.validators.accounts.liquid(of: place) >= units else { return false }
    _ = engine.validators.accounts.debit(place, upTo: units)
    engine.ledger.record(.deposit, from: .liquid, to: .escrow, transfers: 1, units: units)
    engine.rollReserve[terms.number] += units
    engine.note(
      .bond, .validators, operator: place, identity: curator, units: units,
      "put behind a contribution")
    return true
  }

  /// Burns a part of the reserve that a curator put there and has lost.
  public func tax(_ units: Int64, of curator: Int) {
    release(units, burn: true)
    settle(-units, of: curator)
  }

  /// Pays a curator out of the reserve for what it put there before.
  ///
  /// - Parameter principal: What it had put there, less taxes; the difference is gain or loss.
  public func withdraw(_ units: Int64, principal: Int64, to curator: Int) {
    precondition(units <= reserve, "a reward never pays more than its reserve")
    let place = Int(engine.validators.owner[curator])
    engine.rollReserve[terms.number] -= units
    engine.validators.accounts.credit(place, units)
    engine.ledger.record(.refund, from: .escrow, to: .liquid, transfers: 1, units: units)
    settle(units - principal, of: curator)
    engine.note(
      .refund, .validators, operator: place, identity: curator, units: units,
      "taken from behind a contribution")
  }

  /// Enters a gain, or a loss below 0, in a curator's books.
  private func settle(_ gain: Int64, of curator: Int) {
    let place = Int(engine.validators.owner[curator])
    let behaviour = Int(engine.validators.behaviour[place])
    engine.validators.books.lost[place] -= gain
    validators[behaviour].won += max(0, gain)
    validators[behaviour].lost += max(0, -gain)
  }

  private func charge(_ place: Int, _ cost: Int64) {
    let accounts = engine.validators.accounts
    let paid = engine.world.costsAreBurned ? accounts.debit(place, upTo: cost) : cost
    engine.validators.books.spent[place] += paid
    if engine.world.costsAreBurned {
      engine.ledger.record(.effortCost, from: .liquid, to: .burned, transfers: 1, units: paid)
      engine.frame.unpaidCost += Amount(units: cost - paid)
    }
  }
}
