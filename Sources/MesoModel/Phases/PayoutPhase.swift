import MesoPrimitives

extension Engine {
  /// Phase 10: what is due now is received; stakes are topped up; operators close their books.
  func payout() {
    boostRewards()
    if let claims { pay(claims) }
    if paysOutLater { forEachTile { tile, worker in self.payOut(tile, worker) } }
    var (released, releases) = (Int64(0), 0)
    for tile in 0..<tiles.count {
      released += tileFunding.base[tile].paidOut
      releases += Int(tileFunding.base[tile].paidOutTransfers)
    }
    if !escrow.isImmediate {
      ledger.record(.vest, from: escrow.holding, to: .liquid, transfers: releases, units: released)
    }
    var (topUp, topUps) = (Int64(0), 0)
    for place in 0..<tileSums.count {
      topUp += tileSums.base[place].topUp
      topUps += Int(tileSums.base[place].topUpTransfers)
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
    if tile.hasOneIdentityEach {
      topUp(tile, worker, OneEach(first: tile.operators.lowerBound))
    } else {
      let owners = contributors.owner.base + tile.identities.lowerBound
      topUp(tile, worker, ListedOwners(places: UnsafePointer(owners)))
    }
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
      tile.operators, due: open.due, lost: open.lost, received: received, held: capital,
      net: worker.net.base, closing)
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
  @inline(__always)
  private func topUp(_ tile: Tile, _ worker: Worker, _ owners: some Owners) {
    guard plans.anyTopUp else { return }
    let accounts = contributors.accounts
    let (behaviour, plan) = (contributors.behaviour.base, plans.topUp.base)
    let sums = tileSums.base + tile.index * plans.behaviours
    let first = tile.identities.lowerBound
    var item = 0
    while item < tile.identities.count {
      let place = owners.owner(item)
      let own = Int(behaviour[place])
      let (below, amount) = (plan[own].below, plan[own].amount)
      if accounts.stake(of: first &+ item) < below, accounts.liquid(of: place) >= amount,
        !isBarred(first &+ item)
      {
        accounts.lock(amount, of: place, in: first &+ item)
        sums[own].topUp &+= amount
        sums[own].topUpTransfers &+= 1
        if recordsEvents {
          note(
            .topUp, .contributors, operator: place, identity: first + item, units: amount,
            "stake below the operator's own floor")
        }
      }
      item &+= 1
    }
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
  /// The mean is exact over the first `window` epochs and forgets at 1 ⁄ window from then on.
  private var payoffGain: Double {
    guard case .payoff(let window, _) = world.adaptation.rule.basis else { return 0 }
    return 1 / Double(min(epoch, window))
  }

  /// Tops up validators' stakes and closes their books.
  private func closeValidatorBooks() {
    let accounts = validators.accounts
    let (held, net) = (workers[0].held, workers[0].net)
    var (topUp, topUps) = (Int64(0), 0)
    for place in 0..<validators.operatorCount {
      let behaviour = Int(validators.behaviour[place])
      let (below, amount) = (
        plans.validatorTopUp[behaviour].below, plans.validatorTopUp[behaviour].amount
      )
      var stake: Int64 = 0
      for identity in validators.identities(of: place) {
        if accounts.stake(of: identity) < below, accounts.liquid(of: place) >= amount {
          accounts.lock(amount, of: place, in: identity)
          topUp += amount
          topUps += 1
          note(
            .topUp, .validators, operator: place, identity: identity, units: amount,
            "stake below the operator's own floor")
        }
        stake += accounts.stake(of: identity)
      }
      held[place] = stake + (docket == nil ? 0 : validators.bonded[place])
      frame.validators[behaviour].stake += stake
      frame.validators[behaviour].balance += accounts.liquid(of: place)
      frame.validators[behaviour].capitalCost += Double(held[place]) * capitalRate
      if present.validators[Int(validators.home[place])] == 1 {
        frame.validators[behaviour].operators += 1
        frame.validators[behaviour].identities += validators.identities(of: place).count
      }
    }
    let books = validators.books
    books.close(
      0..<validators.operatorCount, due: books.due.base, lost: books.lost.base,
      received: books.due.base, held: held.base, net: net.base, closing)
    ledger.record(.topUp, from: .liquid, to: .stake, transfers: topUps, units: topUp)
  }
}
