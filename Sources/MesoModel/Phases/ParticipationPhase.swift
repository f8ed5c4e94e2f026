import MesoPrimitives

/// Which cohorts take part in an epoch: 1 or 0 per cohort.
struct Presence: Hashable {
  var contributors: [UInt8] = []
  var validators: [UInt8] = []
}

extension [UInt8] {
  /// Notes which cohorts take part in an epoch; takes no new memory if it is those of the last.
  fileprivate mutating func note(_ cohorts: [CohortTerms], in epoch: Int) {
    let isSame =
      !isEmpty && cohorts.indices.allSatisfy { self[$0] == cohorts[$0].isPresent(in: epoch) }
    if !isSame { self = cohorts.map { $0.isPresent(in: epoch) } }
  }
}

extension Engine {
  /// Phase 2: cohorts arrive and leave, stakes are released, and identities meet the admission
  /// terms or sit the epoch out.
  func participation() {
    terms = world.mechanism.admission.terms(view, memory: &memories[.admission, default: Memory()])
    let before = present
    let cohorts = (contributorTerms, validatorTerms)
    present.contributors.note(cohorts.0, in: epoch)
    present.validators.note(cohorts.1, in: epoch)
    move(.contributors, cohorts.0, before.contributors)
    move(.validators, cohorts.1, before.validators)
    admitAfterExclusion()
    releaseMature()
    let judgesMoved = comeAndGo()
    moveDelegations()
    if plans.anyUsesFew { restUnused() }
    if terms.minimumStake > .zero { register() }
    if let gate = stages.gate { admit(through: gate) }
    keepBarredOut()
    keepOut()
    if panels == nil || before != present || judgesMoved { panels = PanelDraw(self) }
    panels?.startEpoch(validators)
  }

  /// Counts arrivals, and starts the return of the stake of those who leave.
  private func move(_ side: Side, _ cohorts: [CohortTerms], _ before: [UInt8]) {
    var first = 0
    for index in cohorts.indices {
      let cohort = cohorts[index]
      let members = first..<(first + cohort.operators)
      first += cohort.operators
      let isHere = cohort.isPresent(in: epoch) == 1
      if isHere, epoch > 1, before[index] == 0 {
        frame.arrivals += cohort.operators
        for place in members {
          note(.arrival, side, operator: place, units: 0, "the cohort arrives")
        }
      }
      if !isHere, epoch > 1, before[index] == 1 {
        frame.departures += cohort.operators
        unbond(members, side)
      }
    }
  }

  private func unbond(_ members: Range<Int>, _ side: Side) {
    var units: Int64 = 0
    for place in members {
      let own = unbond(place, side)
      units += own
      note(
        .exit, side, operator: place, units: own, "the cohort leaves; its stake starts unbonding")
    }
    ledger.record(
      .unstake, from: .stake, to: .unbonding, transfers: members.count, units: units)
  }

  /// The identities of a contributor that its behaviour uses: the first so many of those it has.
  @inline(__always)
  func identitiesInUse(of place: Int) -> Range<Int> {
    let all = contributors.identities(of: place)
    let used = Int(plans.identities[Int(contributors.behaviour[place])])
    return all.lowerBound..<min(all.upperBound, all.lowerBound + used)
  }

  /// Whether a contributor's identity is one that its operator's behaviour uses.
  func isInUse(_ identity: Int) -> Bool {
    !plans.anyUsesFew
      || identitiesInUse(of: Int(contributors.owner[identity])).contains(identity)
  }

  /// Lets the identities that behaviours do not use sit the epoch out. What they hold stays theirs.
  private func restUnused() {
    for place in 0..<contributors.operatorCount {
      let used = identitiesInUse(of: place)
      for identity in contributors.identities(of: place) {
        contributors.registered[identity] = used.contains(identity) ? 1 : 0
      }
    }
  }

  /// Moves what identities lack of the minimum stake from liquid, where it is there.
  private func register() {
    let minimum = terms.minimumStake.units
    var moved: Int64 = 0
    var transfers = 0
    for place in 0..<contributors.operatorCount {
      guard takesPart(place) else { continue }
      for identity in identitiesInUse(of: place) where !isBarred(identity) {
        let missing = minimum - contributors.accounts.stake(of: identity)
        let affordable = contributors.accounts.liquid(of: place) >= missing
        if missing > 0, affordable {
          contributors.accounts.lock(missing, of: place, in: identity)
          moved += missing
          transfers += 1
          note(
            .stake, .contributors, operator: place, identity: identity, units: missing,
            "the admission minimum")
        }
        if missing > 0, !affordable {
          note(
            .suspension, .contributors, operator: place, identity: identity, units: 0,
            "stake below the minimum and no liquid tokens to make it up")
        }
        contributors.registered[identity] = missing <= 0 || affordable ? 1 : 0
      }
    }
    ledger.record(.stake, from: .liquid, to: .stake, transfers: transfers, units: moved)
  }
}

extension Engine {
  /// Whether a contributor's cohort is there and the contributor has not left.
  @inline(__always)
  func takesPart(_ place: Int) -> Bool {
    present.contributors[Int(contributors.home[place])] == 1 && !isAway(place)
  }
}

extension CohortTerms {
  /// 1 if the cohort takes part in an epoch, else 0.
  fileprivate func isPresent(in epoch: Int) -> UInt8 {
    epoch >= arrive && depart.map { epoch < $0 } ?? true ? 1 : 0
  }
}
