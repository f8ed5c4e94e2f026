import MesoPrimitives

extension Engine {
  /// Phase 10: what is due now is received; stakes are topped up; operators close their books.
  func payout() {
    boostRewards()
    if let claims { pay(claims) }
    if paysOutLater { forEachTile { tile, worker in self.payOut(tile, worker) } }
    var (released, releases) = (Int64(0), 0)
    var (topUp, topUps) = (Int64(0), 0)
    for tile in 0..<tiles.count {
      let moved = tileFunding.base + tile
      released += moved.pointee.paidOut
      releases += Int(moved.pointee.paidOutTransfers)
      topUp += moved.pointee.topUp
      topUps += Int(moved.pointee.topUps)
    }
    if !escrow.isImmediate {
      ledger.record(.vest, from: escrow.holding, to: .liquid, transfers: releases, units: released)
    }
    ledger.record(.topUp, from: .liquid, to: .stake, transfers: topUps, units: topUp)
    closeValidatorBooks()
  }

  /// Whether a window of income ends with this epoch.
  private var closesWindow: Bool {
    epoch > world.warmUp && (epoch - world.warmUp) % world.incomeWindow == 0
  }

  /// The cost of holding one base unit of capital for an epoch.
  var capitalRate: Double { world.capitalCost * world.epochDays / 365.25 }

  /// How this epoch's books are closed.
  private var closing: Books.Closing {
    Books.Closing(
      capitalRate: capitalRate, isMeasured: epoch > world.warmUp, closesWindow: closesWindow,
      payoffGain: payoffGain)
  }

  /// Pays a tile's operators what is due now, tops their stakes up, and closes their books.
  func payOut(_ tile: Tile, _ worker: Worker) {
    let open = openBooks(tile, worker)
    let received = receive(tile, worker, due: open.due)
    let behaviours = UnsafePointer(contributors.behaviour.base + tile.operators.lowerBound)
    topUp(tile)
    if !plans.reinvest.isEmpty { reinvest(tile, received) }
    let held = stakes(of: tile, worker)
    let liquid = contributors.accounts.liquids(from: tile.operators.lowerBound)
    let sums = tileSums.base + tile.index * plans.behaviours
    let count = tile.operators.count
    worker.sums.add(behaviours, held, liquid, count: count)
    for behaviour in 0..<plans.behaviours {
      (sums[behaviour].stake, sums[behaviour].balance) = worker.sums.sums(of: behaviour)
    }
    let capital = withBonds(held, of: tile, worker)
    trading?.noteCosts(of: tile.operators, contributors.books)
    contributors.books.close(
      tile.operators, due: open.due, lost: open.lost, spent: openSpending(tile, worker),
      received: received, held: capital, net: worker.net.base, closing)
  }

  /// Credits what a tile's operators receive now; claims are credited already.
  ///
  /// - Returns: What each received.
  private func receive(
    _ tile: Tile, _ worker: Worker, due: UnsafeMutablePointer<Int64>
  ) -> UnsafePointer<Int64> {
    let (first, count) = (tile.operators.lowerBound, tile.operators.count)
    if let claims { return UnsafePointer(claims.paid.base + first) }
    var received = UnsafePointer(due)
    if !escrow.isImmediate {
      for row in 0..<count {
        worker.received[row] = escrow.exchange(first + row, earned: received[row], epoch: epoch)
      }
      received = UnsafePointer(worker.received.base)
    }
    let accounts = contributors.accounts
    var (units, transfers) = (Int64(0), Int64(0))
    var row = 0
    while row < count {
      accounts.credit(first &+ row, received[row])
      units &+= received[row]
      transfers &+= received[row] > 0 ? 1 : 0
      row &+= 1
    }
    tileFunding.base[tile.index].paidOut = units
    tileFunding.base[tile.index].paidOutTransfers = Int32(truncatingIfNeeded: transfers)
    return received
  }

  /// Tops up the stakes of a tile's identities that are below their operator's floor.
  private func topUp(_ tile: Tile) {
    guard plans.anyTopUp else { return }
    let owners = ListedOwners(
      places: UnsafePointer(contributors.owner.base + tile.identities.lowerBound))
    let first = OneEach(first: tile.operators.lowerBound)
    let listed = ListedTopUps(plans: UnsafePointer(plans.topUp.base))
    let someIdle =
      contributors.barred.count > 0 || turnover.isAway.count > 0 || plans.anyUsesFew
    if someIdle || recordsEvents {
      topUp(
        tile, owners, listed,
        unless: {
          self.isBarred($0) || !self.isInUse($0) || self.isAway(Int(self.contributors.owner[$0]))
        },
        noting: { item, amount in
          guard amount > 0 else { return }
          self.note(
            .topUp, .contributors, operator: owners.owner(item),
            identity: tile.identities.lowerBound + item, units: amount,
            "stake below the operator's own floor")
        })
    } else if !tile.hasOneIdentityEach {
      topUp(tile, owners, listed, unless: { _ in false }, noting: { _, _ in })
    } else if let plan = plans.commonTopUp {
      topUp(tile, first, OneTopUp(plan: plan), unless: { _ in false }, noting: { _, _ in })
    } else {
      topUp(tile, first, listed, unless: { _ in false }, noting: { _, _ in })
    }
  }

  /// The loop over identities, written once and compiled for whose they are, whether all
  /// behaviours top up alike, and whether any identity may not.
  @inline(__always)
  private func topUp(
    _ tile: Tile, _ owners: some Owners, _ plans: some TopUps, unless isBarred: (Int) -> Bool,
    noting note: (_ item: Int, _ amount: Int64) -> Void
  ) {
    let accounts = contributors.accounts
    let behaviour = contributors.behaviour.base
    let (first, count) = (tile.identities.lowerBound, tile.identities.count)
    var (units, transfers, item) = (Int64(0), Int64(0), 0)
    while item < count {
      let place = owners.owner(item)
      let plan = plans.plan(behaviour[place])
      let isBelow = accounts.stake(of: first &+ item) < plan.below
      let isCovered = accounts.liquid(of: place) >= plan.amount
      let mayNot = isBarred(first &+ item)
      let amount = isBelow && isCovered && !mayNot ? plan.amount : 0
      accounts.lock(amount, of: place, in: first &+ item)
      note(item, amount)
      units &+= amount
      transfers &+= amount > 0 ? 1 : 0
      item &+= 1
    }
    tileFunding.base[tile.index].topUp = units
    tileFunding.base[tile.index].topUps = Int32(truncatingIfNeeded: transfers)
  }

  /// The stake that each of a tile's operators holds, over all its identities.
  private func stakes(of tile: Tile, _ worker: Worker) -> UnsafePointer<Int64> {
    let stake = contributors.accounts.stakes(from: 0)
    guard !tile.hasOneIdentityEach else { return stake + tile.identities.lowerBound }
    for (row, place) in tile.operators.enumerated() {
      worker.held[row] = contributors.identities(of: place).reduce(0) { $0 + stake[$1] }
    }
    return UnsafePointer(worker.held.base)
  }

  /// The capital that each of a tile's operators has tied up: stake, and bonds on the docket.
  private func withBonds(
    _ stakes: UnsafePointer<Int64>, of tile: Tile, _ worker: Worker
  ) -> UnsafePointer<Int64> {
    guard docket != nil else { return stakes }
    for (row, place) in tile.operators.enumerated() {
      worker.held[row] = stakes[row] + contributors.bonded[place]
    }
    return UnsafePointer(worker.held.base)
  }

  /// The weight of this epoch's profit in the running mean that adaptation compares; 0 where
  /// nothing compares it.
  ///
  /// The mean is exact over the first `window` epochs and forgets at 1 ⁄ window from then on. Where
  /// behaviours are compared and not operators, it is the epoch's profit itself.
  private var payoffGain: Double {
    switch world.adaptation.rule.basis {
    case .balance: 0
    case .payoff(let window, _): 1 / Double(min(epoch, window))
    case .profit: 1
    }
  }

  /// Tops up validators' stakes and closes their books.
  private func closeValidatorBooks() {
    let accounts = validators.accounts
    let rate = capitalRate
    let (held, net) = (workers[0].held, workers[0].net)
    var (topUp, topUps) = (Int64(0), 0)
    let behaviourOf = validators.behaviour.base
    let (plan, reinvests) = (plans.validatorTopUp, !plans.validatorReinvest.isEmpty)
    let (delegation, hasBonds) = (self.delegation, docket != nil)
    changeValidatorTotals { totals in
      for place in 0..<validators.operatorCount {
        let behaviour = Int(behaviourOf[place])
        let (below, amount) = (plan[behaviour].below, plan[behaviour].amount)
        let isAway = isAway(place, .validators)
        let identities = validators.identities(of: place)
        var stake: Int64 = 0
        for identity in identities {
          let backing = delegation?.backing[identity] ?? 0
          if accounts.stake(of: identity) &- backing < below, accounts.liquid(of: place) >= amount,
            !isAway
          {
            accounts.lock(amount, of: place, in: identity)
            topUp += amount
            topUps += 1
            note(
              .topUp, .validators, operator: place, identity: identity, units: amount,
              "stake below the operator's own floor")
          }
          stake &+= accounts.stake(of: identity) &- backing
        }
        if reinvests, !isAway {
          let share = plans.validatorReinvest[behaviour]
          let added = reinvest(
            share, of: validators.books.due[place], by: place, of: validators, .validators)
          stake += added
          topUp += added
          topUps += added > 0 ? 1 : 0
        }
        let tied = hasBonds ? stake + validators.bonded[place] : stake
        held[place] = tied
        let own = totals + behaviour
        own.pointee.stake &+= stake
        own.pointee.balance &+= accounts.liquid(of: place)
        own.pointee.capitalCost += Double(tied) * rate
        if judges(place) {
          own.pointee.operators &+= 1
          own.pointee.identities &+= identities.count
        }
      }
    }
    let books = validators.books
    books.close(
      0..<validators.operatorCount, due: books.due.base, lost: books.lost.base,
      spent: books.spent.base, received: books.due.base, held: held.base, net: net.base, closing)
    ledger.record(.topUp, from: .liquid, to: .stake, transfers: topUps, units: topUp)
  }
}
