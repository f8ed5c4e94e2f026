import MesoPrimitives

extension Engine {
  /// Whether a contributor has left and not come back.
  @inline(__always)
  func isAway(_ place: Int) -> Bool {
    turnover.isAway.count > 0 && turnover.isAway[place] == 1
  }

  /// Whether an operator of a side has left and not come back.
  func isAway(_ place: Int, _ side: Side) -> Bool {
    let isAway = turnover(of: side).isAway
    return isAway.count > 0 && isAway[place] == 1
  }

  /// Whether a validator's cohort is there and the validator has not left.
  @inline(__always)
  func judges(_ place: Int) -> Bool {
    present.validators[Int(validators.home[place])] == 1
      && (judgeTurnover.isAway.count == 0 || judgeTurnover.isAway[place] == 0)
  }

  func turnover(of side: Side) -> Turnover { side == .contributors ? turnover : judgeTurnover }

  private func population(of side: Side) -> Population {
    side == .contributors ? contributors : validators
  }

  /// A side's cohorts, with what their operators could do instead.
  private func options(of side: Side) -> [(operators: Int, option: OutsideOption?)] {
    side == .contributors
      ? world.contributors.map { ($0.terms.operators, $0.outside) }
      : world.validators.map { ($0.terms.operators, $0.outside) }
  }

  /// Keeps those out who are out at the start: the last of their cohorts.
  func seatReserves() {
    for side in Side.allCases where turnover(of: side).isAway.count > 0 {
      var first = 0
      for (operators, option) in options(of: side) {
        let reserve = min(option?.reserve ?? 0, operators)
        for place in (first + operators - reserve)..<(first + operators) {
          turnover(of: side).isAway[place] = 1
          if side == .validators { keepLiquid(place) }
        }
        first += operators
      }
    }
  }

  /// Lets a validator that is out at the start hold what it would stake.
  private func keepLiquid(_ place: Int) {
    var units: Int64 = 0
    for identity in validators.identities(of: place) {
      units += validators.accounts.slash(identity, upTo: .max)
    }
    validators.accounts.credit(place, units)
    ledger.record(.unstake, from: .stake, to: .liquid, transfers: 1, units: units)
  }

  /// Lets those leave who make less than elsewhere, and those come who would make more; all decide
  /// on the state at the start of the phase.
  ///
  /// - Returns: Whether any validator came or left.
  func comeAndGo() -> Bool {
    if turnover.isAway.count > 0 { comeAndGo(.contributors) }
    guard judgeTurnover.isAway.count > 0 else { return false }
    let before = frame.arrivals + frame.departures
    comeAndGo(.validators)
    return frame.arrivals + frame.departures != before
  }

  private func comeAndGo(_ side: Side) {
    guard epoch > 1 else { return }
    noteProfits(side)
    let here = side == .contributors ? present.contributors : present.validators
    var first = 0
    for (index, cohort) in options(of: side).enumerated() {
      let members = first..<(first + cohort.operators)
      first += cohort.operators
      guard let option = cohort.option, here[index] == 1 else { continue }
      decide(members, index, option, side)
    }
  }

  /// Takes what everyone made in the last epoch into the means.
  private func noteProfits(_ side: Side) {
    let (turnover, latest) = (turnover(of: side), population(of: side).books.latest)
    var first = 0
    for (index, cohort) in options(of: side).enumerated() {
      let members = first..<(first + cohort.operators)
      first += cohort.operators
      guard let option = cohort.option else { continue }
      var (sum, stake, count) = (0.0, 0.0, 0.0)
      for place in members where turnover.isAway[place] == 0 {
        turnover.epochs[place] += 1
        let gain = 1 / Double(min(Int(turnover.epochs[place]), option.window))
        turnover.mean[place] += (latest[place] - turnover.mean[place]) * gain
        sum += turnover.mean[place]
        stake += Double(ownStake(of: place, side))
        count += 1
      }
      guard count > 0 else { continue }
      turnover.lastMean[index] = sum / count
      turnover.lastStake[index] = stake / count
    }
  }

  /// What an operator has staked itself.
  func ownStake(of place: Int, _ side: Side) -> Int64 {
    let population = population(of: side)
    return population.identities(of: place).reduce(0) {
      let backing = side == .validators ? delegation?.backing[$1] ?? 0 : 0
      return $0 + population.accounts.stake(of: $1) - backing
    }
  }

  private func decide(
    _ members: Range<Int>, _ cohort: Int, _ option: OutsideOption, _ side: Side
  ) {
    let (turnover, population) = (turnover(of: side), population(of: side))
    let years = world.epochDays / 365.25
    let expected = turnover.lastMean[cohort]
    let asked = option.asked(stake: turnover.lastStake[cohort], years: years, toCome: true)
    for place in members {
      let away = turnover.isAway[place] == 1
      if away, side == .validators { sendAfter(place) }
      let wants =
        away
        ? expected > asked
        : turnover.mean[place]
          < option.asked(stake: Double(ownStake(of: place, side)), years: years, toCome: false)
      guard wants, population.held[place] == nil else { continue }
      var draws = RandomStream(
        key: key, entity: population.key[place], epoch: epoch, purpose: .turnover)
      guard draws.uniform() < option.speed else { continue }
      if away { come(place, side, expecting: expected) } else { leave(place, side) }
    }
  }

  private func come(_ place: Int, _ side: Side, expecting mean: Double) {
    let (turnover, population) = (turnover(of: side), population(of: side))
    turnover.isAway[place] = 0
    turnover.mean[place] = mean
    turnover.epochs[place] = 0
    for identity in population.identities(of: place) { population.registered[identity] = 1 }
    frame.arrivals += 1
    note(
      .arrival, side, operator: place, units: 0, "those who are in make more than elsewhere")
    if side == .validators { stakeAgain(place) }
  }

  /// Stakes what a validator that came has, as much as it started with, as far as it can afford that:
  /// nobody else would ask it to.
  private func stakeAgain(_ place: Int) {
    let identities = validators.identities(of: place)
    let wanted = validatorTerms[Int(validators.home[place])].stake.units
    let missing = max(0, wanted - ownStake(of: place, .validators))
    let units = min(missing, validators.accounts.liquid(of: place))
    let each = units / Int64(identities.count)
    guard units > 0 else { return }
    for identity in identities {
      let rest = identity == identities.lowerBound ? units - each * Int64(identities.count) : 0
      validators.accounts.lock(each + rest, of: place, in: identity)
    }
    note(.stake, .validators, operator: place, units: units, "the stake that it started with")
    ledger.record(.stake, from: .liquid, to: .stake, transfers: 1, units: units)
  }

  /// Starts the return of stake that a case gave back to a validator after it had left.
  private func sendAfter(_ place: Int) {
    guard docket != nil, ownStake(of: place, .validators) > 0 else { return }
    let units = unbond(place, .validators)
    ledger.record(.unstake, from: .stake, to: .unbonding, transfers: 1, units: units)
  }

  private func leave(_ place: Int, _ side: Side) {
    turnover(of: side).isAway[place] = 1
    frame.departures += 1
    let units = unbond(place, side)
    note(
      .exit, side, operator: place, units: units,
      "it makes less than elsewhere; its stake starts unbonding")
    ledger.record(.unstake, from: .stake, to: .unbonding, transfers: 1, units: units)
  }

  /// Starts the return of an operator's stake, and of what is delegated to it.
  ///
  /// - Returns: Its own, in base units; the caller enters it in the ledger.
  func unbond(_ place: Int, _ side: Side) -> Int64 {
    if side == .validators { freeDelegations(of: place) }
    var units: Int64 = 0
    for identity in population(of: side).identities(of: place) {
      let own = population(of: side).accounts.unbond(identity)
      units += own
      unbondings.append(
        UnbondingQueue.Entry(
          side: side, identity: identity, units: own, mature: epoch + terms.unbondingEpochs))
    }
    return units
  }

  /// Keeps those out who are out, whatever the admission says.
  func keepOut() {
    for place in 0..<turnover.isAway.count where turnover.isAway[place] == 1 {
      for identity in contributors.identities(of: place) { contributors.registered[identity] = 0 }
    }
  }

  /// Returns stake whose unbonding is over.
  func releaseMature() {
    guard !unbondings.isEmpty else { return }
    let mature = unbondings.takeMature(in: epoch) {
      population(of: $0).accounts.unbonding(of: $1)
    }
    var (units, releases) = (Int64(0), 0)
    for entry in mature where entry.units > 0 {
      let population = population(of: entry.side)
      let place = Int(population.owner[entry.identity])
      population.accounts.release(entry.units, of: entry.identity, to: place)
      units += entry.units
      releases += 1
      note(
        .unstake, entry.side, operator: place, identity: entry.identity, units: entry.units,
        "the unbonding period is over")
    }
    ledger.record(.unstake, from: .unbonding, to: .liquid, transfers: releases, units: units)
    for entry in mature where entry.side == .validators {
      // Whoever came back while its stake was still on its way has it now.
      let place = Int(validators.owner[entry.identity])
      if judgeTurnover.isAway.count > 0, judges(place) { stakeAgain(place) }
    }
  }
}
