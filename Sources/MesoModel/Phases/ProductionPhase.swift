import MesoPrimitives

extension Engine {
  /// Phase 4: operators of a tile make their contributions; quality and scores arise; effort and
  /// listing are paid.
  func production(_ tile: Tile, _ worker: Worker) {
    let sums = tileSums.base + tile.index * plans.behaviours
    for behaviour in 0..<plans.behaviours { sums[behaviour] = TileSums() }
    let outcomes = 4 * plans.behaviours
    (tileCounts.base + tile.index * outcomes).update(repeating: 0, count: outcomes)
    (tileQuality.base + tile.index * outcomes).update(repeating: 0, count: outcomes)
    tileFunding[tile.index] = TileFunding()
    submit(tile, worker, sums)
    drawQuality(tile, worker)
  }

  /// Lists the rows of the tile, and takes the costs of making and submitting them.
  private func submit(_ tile: Tile, _ worker: Worker, _ sums: UnsafeMutablePointer<TileSums>) {
    let population = contributors
    let accounts = population.accounts
    let listing = terms.listingBurn.units
    let burned = world.costsAreBurned
    let (plans, present, epoch) = (self.plans, self.present.contributors, self.epoch)
    let (identityOf, authorOf) = (
      rows.identity.base + tile.firstRow, rows.author.base + tile.firstRow
    )
    var row = 0

    /// Makes one contribution, unless the operator cannot pay for its listing.
    @inline(__always) func make(_ place: Int, _ identity: Int, _ ordinal: Int, _ behaviour: Int) {
      if listing > 0 {
        guard accounts.liquid(of: place) >= listing else { return }
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

    for place in tile.operators {
      let behaviour = Int(population.behaviour[place])
      guard present[Int(population.home[place])] == 1 else { continue }
      sums[behaviour].members &+= 1
      guard plans.submits[behaviour] == 1 else { continue }
      let before = row
      let identities = population.identities(of: place)
      let each = Int(plans.contributions[behaviour])
      if plans.replicates[behaviour] == 1 {
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
  /// The first production block of a contribution holds, in this order: two words for the normals
  /// of quality and of the look from its panel's first seat, one word for whether it is examined,
  /// one for who sits on that seat. The second holds two words for the normal of the score.
  private func drawQuality(_ tile: Tile, _ worker: Worker) {
    let count = rowCounts[tile.index]
    DrawColumns.fillBlock(
      UnsafePointer(worker.key.base), count: count, key: key, epoch: epoch, purpose: .production,
      block: 0, words: worker.fourWords)
    DrawColumns.fillNormals(
      worker.words[0].base, worker.words[1].base, count: count, into: worker.normal.base,
      and: worker.firstLook.base)

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
        offset[b] + weight[b] * skill[Int(author[row])] + noise[b] * Double(normal[row])
      row &+= 1
    }
    let (keys, runKey, epoch) = (worker.key.base, key, epoch)
    world.production.realise(
      rows.quality.writing(from: tile.firstRow, count: count),
      stream: {
        RandomStream(key: runKey, entity: keys[$0], epoch: epoch, purpose: .quality)
      })

    if rows.score.count > 0 { drawScores(tile, worker) }
  }

  /// Draws the benchmark score of every row: its quality, its author's bias and noise.
  private func drawScores(_ tile: Tile, _ worker: Worker) {
    guard let deviation = (world.mechanism.reward as? any ContributionReward)?.benchmarkNoise
    else { return }
    let count = rowCounts[tile.index]
    DrawColumns.fillBlock(
      UnsafePointer(worker.key.base), count: count, key: key, epoch: epoch, purpose: .production,
      block: 1, words: worker.fourMoreWords)
    DrawColumns.fillNormals(
      worker.moreWords[0].base, worker.moreWords[1].base, count: count,
      into: worker.scoreNormal.base, and: worker.spareNormal.base)
    let quality = rows.quality.base + tile.firstRow
    let author = rows.author.base + tile.firstRow
    let score = rows.score.base + tile.firstRow
    let (bias, normal) = (contributors.scoreBias.base, worker.scoreNormal.base)
    var row = 0
    while row < count {
      score[row] = quality[row] + bias[Int(author[row])] + deviation * Double(normal[row])
      row &+= 1
    }
  }
}
