import MesoPrimitives

extension Engine {
  /// Whether a contributor has left and not come back.
  @inline(__always)
  func isAway(_ place: Int) -> Bool {
    turnover.isAway.count > 0 && turnover.isAway[place] == 1
  }

  /// Keeps those out who are out at the start: the last of their cohorts.
  func seatReserves() {
    guard turnover.isAway.count > 0 else { return }
    var first = 0
    for cohort in world.contributors {
      let reserve = min(cohort.outside?.reserve ?? 0, cohort.terms.operators)
      for place in (first + cohort.terms.operators - reserve)..<(first + cohort.terms.operators) {
        turnover.isAway[place] = 1
      }
      first += cohort.terms.operators
    }
  }

  /// Lets those leave who make less than elsewhere, and those come who would make more; all decide
  /// on the state at the start of the phase.
  func comeAndGo() {
    guard turnover.isAway.count > 0 else { return }
    if epoch > 1 { noteProfits() }
    var first = 0
    for (index, cohort) in world.contributors.enumerated() {
      let members = first..<(first + cohort.terms.operators)
      first += cohort.terms.operators
      guard let option = cohort.outside, epoch > 1, present.contributors[index] == 1 else {
        continue
      }
      decide(members, index, option)
    }
  }

  /// Takes what everyone made in the last epoch into the means.
  private func noteProfits() {
    let latest = contributors.books.latest
    var first = 0
    for (index, cohort) in world.contributors.enumerated() {
      let members = first..<(first + cohort.terms.operators)
      first += cohort.terms.operators
      guard let option = cohort.outside else { continue }
      var (sum, stake, count) = (0.0, 0.0, 0.0)
      for place in members where turnover.isAway[place] == 0 {
        turnover.epochs[place] += 1
        let gain = 1 / Double(min(Int(turnover.epochs[place]), option.window))
        turnover.mean[place] += (latest[place] - turnover.mean[place]) * gain
        sum += turnover.mean[place]
        stake += Double(stakeHeld(by: place))
        count += 1
      }
      guard count > 0 else { continue }
      turnover.lastMean[index] = sum / count
      turnover.lastStake[index] = stake / count
    }
  }

  private func stakeHeld(by place: Int) -> Int64 {
    contributors.identities(of: place).reduce(0) { $0 + contributors.accounts.stake(of: $1) }
  }

  private func decide(_ members: Range<Int>, _ cohort: Int, _ option: OutsideOption) {
    let years = world.epochDays / 365.25
    let expected = turnover.lastMean[cohort]
    let asked = option.asked(stake: turnover.lastStake[cohort], years: years, toCome: true)
    for place in members {
      let away = turnover.isAway[place] == 1
      let wants =
        away
        ? expected > asked
        : turnover.mean[place]
          < option.asked(stake: Double(stakeHeld(by: place)), years: years, toCome: false)
      guard wants, contributors.held[place] == nil else { continue }
      var draws = RandomStream(
        key: key, entity: contributors.key[place], epoch: epoch, purpose: .turnover)
      guard draws.uniform() < option.speed else { continue }
      if away { come(place, expecting: expected) } else { leave(place) }
    }
  }

  private func come(_ place: Int, expecting mean: Double) {
    turnover.isAway[place] = 0
    turnover.mean[place] = mean
    turnover.epochs[place] = 0
    for identity in contributors.identities(of: place) { contributors.registered[identity] = 1 }
    frame.arrivals += 1
    note(
      .arrival, .contributors, operator: place, units: 0,
      "those who are in make more than elsewhere")
  }

  private func leave(_ place: Int) {
    turnover.isAway[place] = 1
    frame.departures += 1
    var units: Int64 = 0
    for identity in contributors.identities(of: place) {
      let own = contributors.accounts.unbond(identity)
      units += own
      guard own > 0 else { continue }
      turnover.queue.append(
        Turnover.Unbonding(
          identity: identity, units: own, mature: epoch + terms.unbondingEpochs))
    }
    note(
      .exit, .contributors, operator: place, units: units,
      "it makes less than elsewhere; its stake starts unbonding")
    ledger.record(.unstake, from: .stake, to: .unbonding, transfers: 1, units: units)
  }

  /// Keeps those out who are out, whatever the admission says.
  func keepOut() {
    for place in 0..<turnover.isAway.count where turnover.isAway[place] == 1 {
      for identity in contributors.identities(of: place) { contributors.registered[identity] = 0 }
    }
  }

  /// Returns stake whose unbonding is over.
  ///
  /// What slashing took while it waited is missing from the oldest entries: what an identity still
  /// has there belongs to its younger ones first.
  func releaseMature() {
    guard !turnover.queue.isEmpty else { return }
    var (units, releases) = (Int64(0), 0)
    for (index, entry) in turnover.queue.enumerated() where entry.mature <= epoch {
      let younger = turnover.queue[(index + 1)...].reduce(Int64(0)) {
        $0 + ($1.identity == entry.identity ? $1.units : 0)
      }
      let left = contributors.accounts.unbonding(of: entry.identity) - younger
      let returned = min(entry.units, max(0, left))
      guard returned > 0 else { continue }
      let place = Int(contributors.owner[entry.identity])
      contributors.accounts.release(returned, of: entry.identity, to: place)
      units += returned
      releases += 1
      note(
        .unstake, .contributors, operator: place, identity: entry.identity, units: returned,
        "the unbonding period is over")
    }
    turnover.queue.removeAll { $0.mature <= epoch }
    ledger.record(.unstake, from: .unbonding, to: .liquid, transfers: releases, units: units)
  }
}
