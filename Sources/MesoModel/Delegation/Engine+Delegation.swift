import MesoPrimitives

extension Engine {
  /// Puts holders' tokens with validators where they start there. Not an event of any epoch.
  func delegateAtStart() {
    guard let delegation else { return }
    for holder in 0..<delegation.key.count {
      let start = world.delegators[Int(delegation.cohort[holder])].start
      guard start != .outside else { continue }
      let identity = pick(for: holder, delegation) { identity in
        let place = Int(validators.owner[identity])
        guard validatorTerms[Int(validators.home[place])].arrive == 1, !isAway(place, .validators)
        else { return 0 }
        return start == .even
          ? 1 : Double(validators.accounts.stake(of: identity) - delegation.backing[identity])
      }
      if identity >= 0 { delegate(delegation.idle[holder], of: holder, to: identity, delegation) }
    }
  }

  /// Gives holders back what has matured, and lets them look for better validators; all decide on what
  /// the epochs before came to.
  func moveDelegations() {
    guard let delegation else { return }
    releaseDelegations(delegation)
    for (index, terms) in world.delegators.enumerated() {
      chooseValidators(index, terms, delegation)
    }
  }

  private func chooseValidators(
    _ index: Int, _ terms: DelegatorCohort, _ delegation: Delegation
  ) {
    let years = world.epochDays / 365.25
    let (inertia, elsewhere) = (terms.inertia * years, terms.outsideRate * years)
    let mean = delegation.meanEarning(index)
    let returns = (0..<validators.identityCount).map {
      netReturn(of: $0, index, mean, delegation)
    }
    let best = returns.reduce(-Double.infinity) { max($0, $1 ?? -.infinity) }
    for holder in 0..<delegation.key.count where Int(delegation.cohort[holder]) == index {
      var draws = RandomStream(
        key: key, entity: delegation.key[holder], epoch: epoch, purpose: .delegation)
      guard draws.uniform() < terms.mobility else { continue }
      let target = Int(delegation.target[holder])
      let own = target >= 0 ? returns[target] ?? -.infinity : elsewhere
      guard max(best, elsewhere) - own > inertia else { continue }
      guard best >= elsewhere else {
        undelegate(holder, delegation)
        continue
      }
      let chosen = pick(for: holder, delegation) { identity in
        returns[identity].map { best - $0 <= inertia } == true ? 1 : 0
      }
      if target >= 0, self.terms.unbondingEpochs > 0 {
        undelegate(holder, delegation)
      } else {
        move(holder, to: chosen, delegation)
      }
    }
  }

  /// What a unit with an identity returns in an epoch, as its holders see it: earnings less commission,
  /// less losses; `nil` for one that does not judge.
  private func netReturn(
    of identity: Int, _ index: Int, _ mean: Double, _ delegation: Delegation
  ) -> Double? {
    let place = Int(validators.owner[identity])
    guard judges(place) else { return nil }
    let earning = delegation.expectedEarning(of: identity, index, mean: mean)
    return earning * (1 - commission(of: place).value)
      - delegation.losing[delegation.slot(index, identity)]
  }

  func commission(of place: Int) -> Proportion {
    world.validators[Int(validators.behaviour[place])].commission
  }

  /// Picks an identity with a probability in proportion to its weight: a race of exponential times,
  /// which knows no order of the identities. A holder's luck with an identity is for life.
  ///
  /// - Returns: -1 if nothing has a weight.
  private func pick(
    for holder: Int, _ delegation: Delegation, weight: (Int) -> Double
  ) -> Int {
    var (best, time) = (-1, Double.infinity)
    for identity in 0..<validators.identityCount {
      let weight = weight(identity)
      guard weight > 0 else { continue }
      let pair = EntityKey.mixed(delegation.key[holder] ^ validators.identityKey[identity])
      var life = RandomStream(key: key, entity: pair, epoch: 0, purpose: .delegation)
      let own = -Elementary.log(1 - life.uniform()) / weight
      if own < time { (best, time) = (identity, own) }
    }
    return best
  }

  /// Moves what a holder has with one identity, or keeps idle, to another.
  private func move(_ holder: Int, to identity: Int, _ delegation: Delegation) {
    let from = Int(delegation.target[holder])
    guard identity >= 0, identity != from else { return }
    if from >= 0 {
      let units = take(from: holder, delegation)
      put(units, of: holder, to: identity, delegation)
      frame.delegation.moved += units
      ledger.record(.stake, from: .stake, to: .stake, transfers: 1, units: units)
    }
    delegate(delegation.idle[holder], of: holder, to: identity, delegation)
  }

  /// Stakes what a holder keeps idle, as far as its account covers it.
  private func delegate(
    _ units: Int64, of holder: Int, to identity: Int, _ delegation: Delegation
  ) {
    let owner = Int(delegation.owner[holder])
    let paid =
      owner >= 0
      ? contributors.accounts.debit(owner, upTo: units) : min(units, ledger.balances[.outside])
    guard paid > 0 else { return }
    delegation.idle[holder] -= paid
    put(paid, of: holder, to: identity, delegation)
    ledger.record(
      .stake, from: owner >= 0 ? .liquid : .outside, to: .stake, transfers: 1, units: paid)
  }

  private func put(_ units: Int64, of holder: Int, to identity: Int, _ delegation: Delegation) {
    delegation.target[holder] = Int32(identity)
    delegation.staked[holder] += units
    delegation.backing[identity] += units
    validators.accounts.addStake(identity, units)
  }

  /// Takes all that a holder has with its validator out of the validator's stake.
  private func take(from holder: Int, _ delegation: Delegation) -> Int64 {
    let (identity, units) = (Int(delegation.target[holder]), delegation.staked[holder])
    delegation.target[holder] = -1
    delegation.staked[holder] = 0
    delegation.backing[identity] -= units
    validators.accounts.addStake(identity, -units)
    return units
  }

  /// Starts the return of all that is delegated to a validator, before its own stake.
  func freeDelegations(of place: Int) {
    guard let delegation else { return }
    let identities = validators.identities(of: place)
    for holder in 0..<delegation.key.count
    where identities.contains(Int(delegation.target[holder])) {
      undelegate(holder, delegation)
    }
  }

  /// Starts the return of what a holder has delegated.
  private func undelegate(_ holder: Int, _ delegation: Delegation) {
    let identity = Int(delegation.target[holder])
    guard identity >= 0 else { return }
    let units = take(from: holder, delegation)
    guard units > 0 else { return }
    delegation.queue.append(
      Delegation.Unbonding(
        holder: holder, identity: identity, units: units, mature: epoch + terms.unbondingEpochs))
    frame.delegation.moved += units
    ledger.record(.unstake, from: .stake, to: .unbonding, transfers: 1, units: units)
    if terms.unbondingEpochs == 0 { releaseDelegations(delegation) }
  }

  /// Gives holders back what has matured.
  private func releaseDelegations(_ delegation: Delegation) {
    guard !delegation.queue.isEmpty else { return }
    for entry in delegation.queue where entry.mature <= epoch && entry.units > 0 {
      let owner = Int(delegation.owner[entry.holder])
      if owner >= 0 { contributors.accounts.credit(owner, entry.units) }
      delegation.idle[entry.holder] += entry.units
      ledger.record(
        .unstake, from: .unbonding, to: owner >= 0 ? .liquid : .outside, transfers: 1,
        units: entry.units)
    }
    delegation.queue.removeAll { $0.mature <= epoch }
  }
}
