public import MesoPrimitives

/// Who applies, for which task, and at what price.
extension TaskMarket {
  /// Lists everyone who could work, deals them to the open tasks and lets them ask.
  func gather() {
    candidates.removeAll(keepingCapacity: true)
    (deposits, spent, sold) = (0, 0, 0)
    for behaviour in costs.indices { costs[behaviour] = 0 }
    let population = engine.contributors
    for place in 0..<population.operatorCount {
      first[place] = Int32(candidates.count)
      list(place)
    }
    first[population.operatorCount] = Int32(candidates.count)
    listTasks()
    deal()
    takeDeposits()
  }

  /// Lists an operator once for each contribution that it could make and put a deposit up for.
  private func list(_ place: Int) {
    let (population, plans) = (engine.contributors, engine.plans)
    let behaviour = Int(population.behaviour[place])
    guard engine.present.contributors[Int(population.home[place])] == 1,
      plans.submits[behaviour] == 1
    else { return }
    var funds = population.accounts.liquid(of: place)
    let shared = population.held.anySharesWork ? population.held.sharedWork(of: place) : 0
    let each = Int(plans.contributions[behaviour]) * max(1, shared)
    let identities = population.identities(of: place)
    func add(_ identity: Int, _ ordinal: Int) {
      guard population.registered[identity] == 1, funds >= allocation.deposit.units else { return }
      funds -= allocation.deposit.units
      candidates.append(candidate(place, behaviour, identity, ordinal))
    }
    if plans.replicates[behaviour] == 1, shared == 0 {
      for identity in identities { for ordinal in 0..<each { add(identity, ordinal) } }
    } else {
      for ordinal in 0..<each {
        add(identities.lowerBound + (engine.epoch * each + ordinal) % identities.count, ordinal)
      }
    }
  }

  private func candidate(
    _ place: Int, _ behaviour: Int, _ identity: Int, _ ordinal: Int
  ) -> Candidate {
    let population = engine.contributors
    let key = EntityKey.contribution(of: population.identityKey[identity], ordinal: ordinal)
    var stream = RandomStream(key: engine.key, entity: key, epoch: epoch, purpose: .task)
    return Candidate(
      identity: identity, stake: population.accounts.stake(of: identity),
      reputation: population.reputation.count > 0
        ? population.reputation[identity] : engine.world.mechanism.reputation.initial,
      served: served[identity], lot: stream.word64(), author: place, behaviour: behaviour,
      ordinal: ordinal, key: key)
  }

  /// Deals candidates to tasks in the order of their lots, and lets those who were dealt ask.
  private func deal() {
    order.removeAll(keepingCapacity: true)
    order.append(contentsOf: candidates.indices)
    order.sort {
      (candidates[$0].lot, candidates[$0].key) < (candidates[$1].lot, candidates[$1].key)
    }
    guard tasks > 0 else { return }
    for task in 0..<min(tasks, order.count) {
      let count = dealt(to: task)
      for turn in 0..<count {
        let index = dealt(to: task, in: turn)
        candidates[index].task = task
        ask(index, among: count)
      }
    }
  }

  private func ask(_ index: Int, among count: Int) {
    let (behaviour, key) = (candidates[index].behaviour, candidates[index].key)
    let conduct = engine.world.contributors[behaviour].tasks
    let (low, high) = (Double(conduct.lowestCost.units), Double(conduct.highestCost.units))
    var stream = RandomStream(key: engine.key, entity: key, epoch: epoch, purpose: .taskCost)
    let own = low < high ? low + (high - low) * stream.uniform() : low
    candidates[index].cost = Int64(own)
    let effort = Double(engine.plans.cost[behaviour])
    var mixing = RandomStream(key: engine.key, entity: key, epoch: epoch, purpose: .bid)
    let bidder = Bidder(
      cost: effort + own, costs: (effort + low)...(effort + high), bidders: count,
      chance: mixing.uniform())
    let start = conduct.bid == .cost ? bidder.cost : allocation.ask(bidder)
    candidates[index].ask = Amount(units: Int64(min(0x1p61, start * (1 + conduct.markup))))
  }

  /// Takes the deposits of those who were dealt to a task.
  private func takeDeposits() {
    guard allocation.deposit > .zero else { return }
    var bids = 0
    for candidate in candidates where candidate.task != nil {
      deposits += engine.contributors.accounts.debit(
        candidate.author, upTo: allocation.deposit.units)
      bids += 1
    }
    engine.ledger.record(
      .deposit, from: .liquid, to: .escrow, transfers: bids, units: deposits)
  }

  /// Gives back the deposits of those who did not get a task.
  func returnDeposits() {
    guard allocation.deposit > .zero else { return }
    refund { !$0.works }
  }

  /// Gives back the deposits of those who worked, less what rejected and missing work forfeits.
  func settleDeposits() {
    guard allocation.deposit > .zero else { return }
    let lost = allocation.forfeit.of(allocation.deposit).units
    var forfeits = 0
    for candidate in candidates where candidate.works && candidate.verdict != .accepted {
      forfeits += 1
      engine.contributors.books.lost[candidate.author] += lost
      engine.sideCharges[candidate.behaviour] += lost
      engine.note(
        .forfeit, .contributors, operator: candidate.author, identity: candidate.identity,
        units: lost, "the deposit on a task whose work was not accepted")
    }
    let units = lost * Int64(forfeits)
    deposits -= units
    engine.ledger.record(
      .deposit, from: .escrow, to: .treasury, transfers: forfeits, units: units)
    refund(less: lost) { $0.works }
  }

  private func refund(less lost: Int64 = 0, of isMeant: (Candidate) -> Bool) {
    var (units, transfers) = (Int64(0), 0)
    for candidate in candidates where candidate.task != nil && isMeant(candidate) {
      let back = allocation.deposit.units - (candidate.verdict == .accepted ? 0 : lost)
      engine.contributors.accounts.credit(candidate.author, back)
      units += back
      transfers += 1
    }
    deposits -= units
    engine.ledger.record(
      .refund, from: .escrow, to: .liquid, transfers: transfers, units: units)
  }

  /// Takes what a candidate bids, whether or not it wins.
  ///
  /// - Returns: What it could cover.
  @discardableResult
  public func charge(_ candidate: Int, burn: Bool) -> Amount {
    let entry = candidates[candidate]
    let paid = engine.contributors.accounts.debit(entry.author, upTo: entry.ask.units)
    candidates[candidate].ask = Amount(units: paid)
    engine.contributors.books.lost[entry.author] += paid
    engine.sideCharges[entry.behaviour] += paid
    engine.ledger.record(
      burn ? .burn : .fee, from: .liquid, to: burn ? .burned : .treasury, transfers: 1,
      units: paid)
    engine.note(
      .listing, .contributors, operator: entry.author, identity: entry.identity, units: paid,
      "its bid, which all pay")
    return Amount(units: paid)
  }
}
