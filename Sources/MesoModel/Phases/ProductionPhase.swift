import MesoPrimitives

extension Engine {
  /// Phase 4: operators of a tile make their contributions; quality and scores arise; effort and
  /// listing are paid.
  func production(_ tile: Tile, _ worker: Worker) {
    clearSums(of: tile)
    submit(tile, worker, tileSums.base + tile.index * plans.behaviours)
    drawQuality(tile, worker)
    if rows.key.count > 0 {
      (rows.key.base + tile.firstRow).update(
        from: worker.key.base, count: rowCounts[tile.index])
    }
  }

  /// Sets a tile's sums to zero.
  func clearSums(of tile: Tile) {
    let sums = tileSums.base + tile.index * plans.behaviours
    for behaviour in 0..<plans.behaviours { sums[behaviour] = TileSums() }
    let outcomes = 4 * plans.behaviours
    (tileCounts.base + tile.index * outcomes).update(repeating: 0, count: outcomes)
    (tileQuality.base + tile.index * outcomes).update(repeating: 0, count: outcomes)
    tileFunding[tile.index] = TileFunding()
  }

  /// Lists the rows of the tile, and takes the costs of making and submitting them.
  private func submit(_ tile: Tile, _ worker: Worker, _ sums: UnsafeMutablePointer<TileSums>) {
    let population = contributors
    let accounts = population.accounts
    let listing = terms.listingBurn.units
    let deposit = terms.deposit.units
    let burned = world.costsAreBurned
    let (plans, present, epoch) = (self.plans, self.present.contributors, self.epoch)
    let (identityOf, authorOf) = (
      rows.identity.base + tile.firstRow, rows.author.base + tile.firstRow
    )
    var row = 0

    /// Makes one contribution, unless the operator cannot pay for its listing and deposit.
    @inline(__always) func make(_ place: Int, _ identity: Int, _ ordinal: Int, _ behaviour: Int) {
      if listing &+ deposit > 0 {
        guard accounts.liquid(of: place) >= listing &+ deposit else { return }
        _ = accounts.debit(place, upTo: deposit)
      }
      if listing > 0 {
        _ = accounts.debit(place, upTo: listing)
        population.books.open[place].lost &+= listing
        sums[behaviour].listed &+= 1
        sums[behaviour].charges &+= listing
      }
      let cost = plans.cost[behaviour]
      let paid = burned ? accounts.debit(place, upTo: cost) : cost
      population.books.open[place].spent &+= paid
      sums[behaviour].made &+= 1
      if paid < cost {
        sums[behaviour].unpaidCost &+= cost &- paid
        sums[behaviour].unpaid &+= paid == 0 ? 1 : 0
      }
      identityOf[row] = Int32(truncatingIfNeeded: identity)
      authorOf[row] = Int32(truncatingIfNeeded: place)
      worker.behaviour.base[row] = UInt8(truncatingIfNeeded: behaviour)
      worker.key.base[row] = EntityKey.contribution(
        of: population.identityKey.base[identity], ordinal: ordinal)
      row &+= 1
    }

    let anySharesWork = population.held.anySharesWork
    for place in tile.operators {
      let behaviour = Int(population.behaviour[place])
      guard present[Int(population.home[place])] == 1 else { continue }
      sums[behaviour].members &+= 1
      guard plans.submits[behaviour] == 1 else { continue }
      let before = row
      let identities = population.identities(of: place)
      let shared = anySharesWork ? population.held.sharedWork(of: place) : 0
      let each = Int(plans.contributions[behaviour]) * max(1, shared)
      if plans.replicates[behaviour] == 1, shared == 0 {
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
    rowCounts[tile.index] = row
  }

  /// Draws the quality of every row, and its benchmark score if the mechanism reads one.
  ///
  /// The production block of a contribution holds, in this order: two words for the normals of
  /// quality and score, one word for whether it is examined, one spare.
  private func drawQuality(_ tile: Tile, _ worker: Worker) {
    let count = rowCounts[tile.index]
    DrawColumns.fillBlock(
      UnsafePointer(worker.key.base), count: count, key: key, epoch: epoch, purpose: .production,
      block: 0, words: worker.fourWords)
    if rows.score.count > 0 {
      DrawColumns.fillNormals(
        worker.words[0].base, worker.words[1].base, count: count, into: worker.normal.base,
        and: worker.scoreNormal.base)
    } else {
      DrawColumns.fillFirstNormals(
        worker.words[0].base, worker.words[1].base, count: count, into: worker.normal.base)
    }
    worker.auditWord.base.update(from: worker.words[2].base, count: count)

    let quality = rows.quality.base + tile.firstRow
    let author = rows.author.base + tile.firstRow
    let skill = contributors.skill.base
    let behaviour = worker.behaviour.base
    let normal = worker.normal.base
    let plans = self.plans
    let (offset, weight, noise) = (plans.offset.base, plans.skillWeight.base, plans.noise.base)
    var row = 0
    while row < count {
      let b = Int(behaviour[row])
      quality[row] =
        offset[b] + weight[b] * skill[Int(author[row])] + noise[b] * normal[row]
      row &+= 1
    }
    let (keys, runKey, epoch) = (worker.key.base, key, epoch)
    world.production.realise(
      rows.quality.writing(from: tile.firstRow, count: count),
      stream: {
        RandomStream(key: runKey, entity: keys[$0], epoch: epoch, purpose: .quality)
      })

    guard rows.score.count > 0,
      let deviation = (world.mechanism.reward as? any ContributionReward)?.benchmarkNoise
    else { return }
    let score = rows.score.base + tile.firstRow
    row = 0
    while row < count {
      score[row] =
        quality[row] + contributors.scoreBias.base[Int(author[row])]
        + deviation * worker.scoreNormal.base[row]
      row &+= 1
    }
  }
}
