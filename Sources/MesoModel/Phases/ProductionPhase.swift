import MesoPrimitives

extension Engine {
  /// Phase 4: operators of a tile make their contributions; quality and scores arise; effort and
  /// listing are paid.
  func production(_ tile: Tile, _ worker: Worker, _ quality: any Production) {
    clearSums(of: tile)
    let sums = tileSums.base + tile.index * plans.behaviours
    if let ownEfforts { chooseEffort(tile, ownEfforts) }
    if everyoneMakesOne(tile) {
      submitOneEach(tile, worker, sums)
    } else {
      submit(tile, worker, sums)
    }
    drawQuality(tile, worker, quality)
    if plans.deeds.anyCopies { copyWork(tile, worker) }
    if rows.score.count > 0 { drawScores(tile, worker) }
    if plans.deeds.anyGaming { gameScores(tile, worker) }
    if plans.deeds.anyPoison { poisonWork(tile, worker) }
    if rows.similarity.count > 0 { readSimilarity(tile, worker) }
    if readsEvidence { drawEvidence(tile, worker) }
    drawParents(tile, worker)
    if rows.key.count > 0 {
      (rows.key.base + tile.firstRow).update(
        from: worker.keys, count: rowCounts[tile.index])
    }
  }

  /// Sets a tile's sums to zero.
  func clearSums(of tile: Tile) {
    let sums = tileSums.base + tile.index * plans.behaviours
    for behaviour in 0..<plans.behaviours { sums[behaviour] = TileSums() }
    tileFunding[tile.index] = TileFunding()
  }

  /// Whether each of a tile's operators makes one contribution, whatever it costs.
  private func everyoneMakesOne(_ tile: Tile) -> Bool {
    guard taskMarket == nil, tile.hasOneIdentityEach, terms.listingBurn == .zero,
      terms.deposit == .zero,
      !present.contributors.contains(0), !contributors.held.anySharesWork
    else { return false }
    for behaviour in 0..<plans.behaviours
    where plans.submits[behaviour] == 0 || plans.contributions[behaviour] != 1 { return false }
    let registered = contributors.registered.base + tile.identities.lowerBound
    var (all, row) = (UInt8(1), 0)
    while row < tile.identities.count {
      all &= registered[row]
      row &+= 1
    }
    return all == 1
  }

  /// Lists one row for each operator of the tile.
  private func submitOneEach(
    _ tile: Tile, _ worker: Worker, _ sums: UnsafeMutablePointer<TileSums>
  ) {
    let count = tile.operators.count
    if oneEach[tile.index] == 0 { listOneEach(tile) }
    // The key of an identity's first contribution is its own.
    worker.keys = UnsafePointer(contributors.identityKey.base + tile.identities.lowerBound)
    oneEach[tile.index] = 1
    rowCounts[tile.index] = count
    gatherBehaviours(tile, worker)
    for behaviour in 0..<plans.behaviours {
      let members = BehaviourSums.count(
        of: UInt8(behaviour), in: worker.behaviours, count: count)
      sums[behaviour].members = members
      sums[behaviour].operators = members
      sums[behaviour].identities = members
    }
    chargeEffort(tile, worker, sums, OneEach(first: tile.operators.lowerBound))
  }

  /// Enters the author and the identity of every row; they stay from epoch to epoch.
  private func listOneEach(_ tile: Tile) {
    for row in 0..<tile.operators.count {
      rows.identity[tile.firstRow + row] = Int32(tile.identities.lowerBound + row)
      rows.author[tile.firstRow + row] = Int32(tile.operators.lowerBound + row)
    }
  }

  /// Lists the rows of the tile, and takes the costs of making and submitting them.
  private func submit(_ tile: Tile, _ worker: Worker, _ sums: UnsafeMutablePointer<TileSums>) {
    let population = contributors
    let listing = terms.listingBurn.units
    let deposit = terms.deposit.units
    let (plans, present, epoch) = (self.plans, self.present.contributors, self.epoch)
    let (identityOf, authorOf) = (
      rows.identity.base + tile.firstRow, rows.author.base + tile.firstRow
    )
    let authors = ListedOwners(places: UnsafePointer(authorOf))
    worker.keys = UnsafePointer(worker.key.base)
    worker.behaviours = UnsafePointer(worker.behaviour.base)
    var row = 0

    /// Makes one contribution, unless the operator cannot pay for its listing and deposit.
    @inline(__always) func make(_ place: Int, _ identity: Int, _ ordinal: Int, _ behaviour: Int) {
      if listing &+ deposit > 0 {
        guard population.accounts.liquid(of: place) >= listing &+ deposit else { return }
        _ = population.accounts.debit(place, upTo: deposit)
      }
      if listing > 0 {
        _ = population.accounts.debit(place, upTo: listing)
        population.books.lost[place] &+= listing
        sums[behaviour].listed &+= 1
        sums[behaviour].charges &+= listing
      }
      identityOf[row] = Int32(truncatingIfNeeded: identity)
      authorOf[row] = Int32(truncatingIfNeeded: place)
      worker.behaviour.base[row] = UInt8(truncatingIfNeeded: behaviour)
      worker.key.base[row] = EntityKey.contribution(
        of: population.identityKey.base[identity], ordinal: ordinal)
      // An operator that pays for listings may be short of tokens for the next one.
      if listing &+ deposit > 0 { chargeEffort(row..<(row + 1), tile, worker, sums, authors) }
      row &+= 1
    }

    let (away, comeAndGo) = (turnover.isAway, turnover.isAway.count > 0)
    let anySharesWork = population.held.anySharesWork
    for place in tile.operators {
      let behaviour = Int(population.behaviour[place])
      guard present[Int(population.home[place])] == 1 && !(comeAndGo && away[place] == 1) else {
        continue
      }
      sums[behaviour].members &+= 1
      guard plans.submits[behaviour] == 1 else { continue }
      let before = row
      let identities = identitiesInUse(of: place)
      let shared = anySharesWork ? population.held.sharedWork(of: place) : 0
      let each = Int(plans.contributions[behaviour]) * max(1, shared)
      if let market = taskMarket {
        for index in Int(market.first[place])..<Int(market.first[place + 1])
        where market.candidates[index].works {
          let before = row
          make(
            place, market.candidates[index].identity, market.candidates[index].ordinal, behaviour)
          if row > before { rows.candidate[tile.firstRow + before] = Int32(index) }
        }
      } else if plans.replicates[behaviour] == 1, shared == 0 {
        for identity in identities where population.registered[identity] == 1 {
          for ordinal in 0..<each { make(place, identity, ordinal, behaviour) }
        }
      } else {
        // The identities take turns, epoch after epoch.
        for ordinal in 0..<each {
          let turn = (epoch * each + ordinal) % identities.count
          let identity = identities.lowerBound + turn
          guard population.registered[identity] == 1 else { continue }
          make(place, identity, ordinal, behaviour)
        }
      }
      if row > before {
        sums[behaviour].operators &+= 1
        sums[behaviour].identities &+= Int32(identities.count)
      }
    }
    oneEach[tile.index] = 0
    rowCounts[tile.index] = row
    if listing &+ deposit == 0 { chargeEffort(tile, worker, sums, authors) }
  }

  private func chargeEffort(
    _ tile: Tile, _ worker: Worker, _ sums: UnsafeMutablePointer<TileSums>, _ authors: some Owners
  ) {
    chargeEffort(0..<rowCounts[tile.index], tile, worker, sums, authors)
  }

  /// Takes the cost of making a run of rows: all of it, or what the author has.
  @inline(__always)
  private func chargeEffort(
    _ run: Range<Int>, _ tile: Tile, _ worker: Worker, _ sums: UnsafeMutablePointer<TileSums>,
    _ authors: some Owners
  ) {
    let accounts = contributors.accounts
    let spent = openSpending(tile, worker) - tile.operators.lowerBound
    let (cost, costOf) = (worker.amount.base, plans.cost.base)
    let behaviour = worker.behaviours
    let (start, end) = (run.lowerBound, run.upperBound)
    plans.cost.lookUp(behaviour + start, count: end &- start, into: cost + start)
    if let ownEfforts {
      chargeOwnEffort(run, worker, sums, ownEfforts) { authors.owner($0) }
    }
    var row = start
    guard world.costsAreBurned else {
      while row < end {
        spent[authors.owner(row)] &+= cost[row]
        row &+= 1
      }
      return
    }
    var missing: Int64 = 0
    while row < end {
      let author = authors.owner(row)
      let paid = accounts.debit(author, upTo: cost[row])
      spent[author] &+= paid
      missing &+= cost[row] &- paid
      cost[row] = paid
      row &+= 1
    }
    guard missing > 0 else { return }
    guard let ownEfforts else {
      let (behaviours, paid) = (behaviour + start, UnsafePointer(cost + start))
      for own in 0..<plans.behaviours where sums[own].members > 0 && costOf[own] > 0 {
        let short = BehaviourSums.shortfall(
          of: UInt8(own), due: costOf[own], in: behaviours, paid: paid, count: end &- start)
        sums[own].unpaidCost &+= short.units
        sums[own].unpaid &+= short.unpaid
      }
      return
    }
    for row in run {
      let own = Int(behaviour[row])
      let isChosen = plans.said.rational[own] != nil
      let due = isChosen ? ownEfforts.cost[authors.owner(row)] : costOf[own]
      guard cost[row] < due else { continue }
      sums[own].unpaidCost &+= due &- cost[row]
      sums[own].unpaid &+= cost[row] == 0 ? 1 : 0
    }
  }
}
