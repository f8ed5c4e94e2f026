import MesoPrimitives

extension Engine {
  /// Pays a tile's identities for the use that their accepted work got in this epoch.
  func settleUse(
    _ tile: Tile, _ worker: Worker, _ sums: UnsafeMutablePointer<TileSums>, _ purse: FundedPurse
  ) {
    let due = openBooks(tile, worker).due - tile.operators.lowerBound
    let (first, count) = (tile.identities.lowerBound, tile.identities.count)
    let (royalty, flag) = (worker.royalty.base, worker.isPaid.base)
    purse.share(royalty, contributors.useWeight.base + first, count: count)
    if contributors.barred.count > 0 {
      for item in 0..<count where isBarred(first + item) { royalty[item] = 0 }
    }
    var item = 0
    while item < count {
      flag[item] = royalty[item] > 0 ? 1 : 0
      item &+= 1
    }
    if recordsEvents { noteRoyalties(tile, worker) }
    guard !tile.hasOneIdentityEach else {
      let behaviours = UnsafePointer(contributors.behaviour.base + tile.operators.lowerBound)
      worker.sums.add(behaviours, royalty, flag, count: count)
      for behaviour in 0..<plans.behaviours {
        let (units, transfers) = worker.sums.sums(of: behaviour)
        sums[behaviour].rewards &+= units
        sums[behaviour].rewardTransfers &+= Int32(truncatingIfNeeded: transfers)
      }
      addDue(royalty, to: due, OneEach(first: tile.operators.lowerBound), count: count)
      return
    }
    for item in 0..<count {
      let behaviour = Int(contributors.behaviour[Int(contributors.owner[first + item])])
      sums[behaviour].rewards += royalty[item]
      sums[behaviour].rewardTransfers += Int32(flag[item])
    }
    let owners = ListedOwners(places: UnsafePointer(contributors.owner.base + first))
    addDue(royalty, to: due, owners, count: count)
  }

  @inline(__always)
  private func addDue(
    _ royalty: UnsafePointer<Int64>, to due: UnsafeMutablePointer<Int64>, _ owners: some Owners,
    count: Int
  ) {
    var item = 0
    while item < count {
      due[owners.owner(item)] &+= royalty[item]
      item &+= 1
    }
  }

  private func noteRoyalties(_ tile: Tile, _ worker: Worker) {
    for item in 0..<tile.identities.count where worker.royalty[item] > 0 {
      let identity = tile.identities.lowerBound + item
      note(
        .royalty, .contributors, operator: Int(contributors.owner[identity]), identity: identity,
        units: worker.royalty[item], "use of accepted work")
    }
  }

  /// Ages the use of a tile's identities by an epoch, and adds the work that was accepted now.
  ///
  /// New work is used from the next epoch on, with the weight q^η × popularity, where popularity
  /// is the operator's own factor times a lognormal factor of the work.
  func startUse(_ tile: Tile, _ worker: Worker) {
    guard let terms = stages.usage else { return }
    let aged = contributors.useWeight.base + tile.identities.lowerBound
    terms.decay.shrink(aged, count: tile.identities.count)

    let accepted = drawPopularity(tile, worker)
    let (place, factor) = (worker.usedRow.base, worker.popularity.base)
    let attraction = worker.attraction.base
    let quality = rows.quality.base + tile.firstRow
    ElementaryColumns.exponentiate(factor, count: accepted)
    var work = 0
    while work < accepted {
      attraction[work] = quality[Int(place[work])]
      work &+= 1
    }
    ElementaryColumns.raise(attraction, to: terms.qualityExponent, count: accepted)
    if contributors.popularity.count > 0 {
      for work in 0..<accepted {
        let author = rows.author.base[tile.firstRow &+ Int(place[work])]
        factor[work] = contributors.popularity.base[Int(author)] * factor[work]
      }
    }
    let weight = worker.royalty.base
    Weight.fill(weight, attraction, factor, count: accepted)
    var (sum, weighted) = (Int64(0), 0.0)
    let hasRules = !stages.rules.isEmpty
    let (inUse, identity) = (contributors.useWeight.base, rows.identity.base + tile.firstRow)
    work = 0
    while work < accepted {
      let (row, own) = (Int(place[work]), weight[work])
      work &+= 1
      if hasRules, hasOwnRule(tile.firstRow &+ row) { continue }
      inUse[Int(identity[row])] &+= own
      sum &+= own
      weighted += Double(own) * quality[row]
    }
    tileFunding.base[tile.index].newUse = sum
    tileFunding.base[tile.index].newUseQuality = weighted
    var (next, item) = (Int64(0), 0)
    while item < tile.identities.count {
      next &+= aged[item]
      item &+= 1
    }
    tileFunding.base[tile.index].nextUse = next
  }

  /// Lists the accepted rows of a tile side by side, and draws the logarithm of each one's own
  /// popularity.
  ///
  /// - Returns: How many there are.
  private func drawPopularity(_ tile: Tile, _ worker: Worker) -> Int {
    let (key, place, factor) = (worker.key.base, worker.usedRow.base, worker.popularity.base)
    let (author, verdict) = (rows.author.base + tile.firstRow, rows.verdict.base + tile.firstRow)
    let count = rowCounts[tile.index]
    var (accepted, row, ordinal, last) = (0, 0, 0, Int32(-1))
    if oneEach[tile.index] == 1, rows.key.count == 0 {
      // The key of an operator's first contribution is its own.
      let own = contributors.key.base + tile.operators.lowerBound
      while row < count {
        place[accepted] = Int32(truncatingIfNeeded: row)
        key[accepted] = own[row]
        accepted &+= verdict[row] == Verdict.accepted.rawValue ? 1 : 0
        row &+= 1
      }
    }
    while row < count {
      // An author's rows stand side by side.
      ordinal = author[row] == last ? ordinal &+ 1 : 0
      last = author[row]
      place[accepted] = Int32(truncatingIfNeeded: row)
      key[accepted] =
        rows.key.count > 0
        ? rows.key.base[tile.firstRow &+ row]
        : EntityKey.contribution(of: contributors.key.base[Int(last)], ordinal: ordinal)
      accepted &+= verdict[row] == Verdict.accepted.rawValue ? 1 : 0
      row &+= 1
    }
    let words = worker.fourMoreWords
    DrawColumns.fillBlock(
      UnsafePointer(key), count: accepted, key: self.key, epoch: epoch, purpose: .popularity,
      block: 0, words: words)
    let deviation = world.popularity.itemSD
    row = 0
    while row < accepted {
      let radius = UInt64(words.w0[row]) | UInt64(words.w1[row]) &<< 32
      let angle = UInt64(words.w2[row]) | UInt64(words.w3[row]) &<< 32
      factor[row] = deviation * RandomStream.normal(of: radius, angle)
      row &+= 1
    }
    return accepted
  }

  /// Ages the sums over all works in use by an epoch, and adds the new works.
  func ageUse() {
    guard stages.paysUse, let terms = stages.usage else { return }
    nextUsedWeight =
      settlesAsJudged ? tiles.reduce(0) { $0 + tileFunding.base[$1.index].nextUse } : nil
    let decay = terms.decay.value
    var (weight, quality) = (0.0, 0.0)
    for tile in 0..<tileCount {
      weight += Double(tileFunding.base[tile].newUse)
      quality += tileFunding.base[tile].newUseQuality
    }
    // Every work is an epoch older when it is next paid; new work is one epoch old by then.
    use.weightedAge = decay * (use.weightedAge + use.weight) + weight
    use.weight = decay * use.weight + weight
    use.weightedQuality = decay * use.weightedQuality + quality
  }
}
