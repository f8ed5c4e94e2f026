import MesoPrimitives

extension Engine {
  /// Ages the use of a tile's identities by an epoch, and adds the work that was accepted now.
  ///
  /// New work is used from the next epoch on, with the weight q^η × popularity, where popularity
  /// is the operator's own factor times a lognormal factor of the work.
  func startUse(_ tile: Tile, _ worker: Worker) {
    guard let terms = stages.usage else { return }
    let inUse = contributors.useWeight.base + tile.identities.lowerBound
    terms.decay.shrink(inUse, count: tile.identities.count)

    let used = flagUsed(tile, worker)
    let (quality, attraction) = (worker.usedQuality.base, worker.attraction.base)
    let (factor, weight) = (worker.popularity.base, worker.royalty.base)
    let count = used.pick(contributionKeys(tile, worker), into: worker.key.base)
    drawPopularity(count, worker)
    if contributors.popularity.count > 0 {
      used.pick(lifelongPopularity(tile, worker), into: attraction)
      var work = 0
      while work < count {
        factor[work] = attraction[work] * factor[work]
        work &+= 1
      }
    }
    used.pick(rows.quality.base + tile.firstRow, into: quality)
    ElementaryColumns.raise(quality, to: terms.qualityExponent, count: count, into: attraction)
    Weight.fill(weight, attraction, factor, count: count)
    addUse(weight, used, tile)

    var (sum, weighted) = (Int64(0), 0.0)
    for work in 0..<count {
      sum &+= weight[work]
      weighted += Double(weight[work]) * quality[work]
    }
    tileFunding.base[tile.index].newUse = sum
    tileFunding.base[tile.index].newUseQuality = weighted
    var (next, item) = (Int64(0), 0)
    while item < tile.identities.count {
      next &+= inUse[item]
      item &+= 1
    }
    tileFunding.base[tile.index].nextUse = next
  }

  /// The rows of a tile whose work is used from now on: accepted, and not of a role with a rule of its
  /// own.
  private func flagUsed(_ tile: Tile, _ worker: Worker) -> RowFlags {
    let (count, flags) = (rowCounts[tile.index], worker.isUsed.base)
    let verdict = rows.verdict.base + tile.firstRow
    var row = 0
    while row < count {
      flags[row] = verdict[row] == Verdict.accepted.rawValue ? 1 : 0
      row &+= 1
    }
    if !stages.rules.isEmpty {
      for row in 0..<count where hasOwnRule(tile.firstRow + row) { flags[row] = 0 }
    }
    return RowFlags(base: flags, count: count)
  }

  /// The key of each row of a tile.
  private func contributionKeys(_ tile: Tile, _ worker: Worker) -> UnsafePointer<UInt64> {
    if rows.key.count > 0 { return UnsafePointer(rows.key.base + tile.firstRow) }
    // The key of an operator's first contribution is its own.
    let own = UnsafePointer(contributors.key.base)
    if oneEach[tile.index] == 1 { return own + tile.operators.lowerBound }
    let (author, key) = (rows.author.base + tile.firstRow, worker.key.base)
    var (ordinal, last) = (0, Int32(-1))
    for row in 0..<rowCounts[tile.index] {
      // An author's rows stand side by side.
      ordinal = author[row] == last ? ordinal &+ 1 : 0
      last = author[row]
      key[row] = EntityKey.contribution(of: own[Int(last)], ordinal: ordinal)
    }
    return UnsafePointer(key)
  }

  /// The factor of each row's author.
  private func lifelongPopularity(_ tile: Tile, _ worker: Worker) -> UnsafePointer<Double> {
    let own = UnsafePointer(contributors.popularity.base)
    if oneEach[tile.index] == 1 { return own + tile.operators.lowerBound }
    let (author, factor) = (rows.author.base + tile.firstRow, worker.attraction.base)
    for row in 0..<rowCounts[tile.index] { factor[row] = own[Int(author[row])] }
    return UnsafePointer(factor)
  }

  /// Draws the popularity of works, by their keys.
  private func drawPopularity(_ count: Int, _ worker: Worker) {
    let (words, factor) = (worker.fourMoreWords, worker.popularity.base)
    DrawColumns.fillBlock(
      UnsafePointer(worker.key.base), count: count, key: key, epoch: epoch, purpose: .popularity,
      block: 0, words: words)
    let deviation = world.popularity.itemSD
    var work = 0
    while work < count {
      let radius = UInt64(words.w0[work]) | UInt64(words.w1[work]) &<< 32
      let angle = UInt64(words.w2[work]) | UInt64(words.w3[work]) &<< 32
      factor[work] = deviation * RandomStream.normal(of: radius, angle)
      work &+= 1
    }
    ElementaryColumns.exponentiate(factor, count: count)
  }

  /// Adds the weights of new works to those of their identities.
  private func addUse(_ weight: UnsafePointer<Int64>, _ used: RowFlags, _ tile: Tile) {
    let inUse = contributors.useWeight.base
    if oneEach[tile.index] == 1 {
      return used.add(weight, to: inUse + tile.identities.lowerBound)
    }
    let identity = rows.identity.base + tile.firstRow
    var work = 0
    for row in 0..<used.count where used.base[row] == 1 {
      inUse[Int(identity[row])] &+= weight[work]
      work &+= 1
    }
  }
}
