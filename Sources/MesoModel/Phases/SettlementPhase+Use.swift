import MesoPrimitives

extension Engine {
  /// Pays a tile's identities for the use that their accepted work got in this epoch.
  func settleUse(
    _ tile: Tile, _ worker: Worker, _ sums: UnsafeMutablePointer<TileSums>, _ purse: FundedPurse
  ) {
    let due = openBooks(tile, worker).due
    for place in tile.operators {
      let behaviour = Int(contributors.behaviour[place])
      for identity in contributors.identities(of: place) {
        let royalty = purse.pay(contributors.useWeight[identity])
        guard royalty > 0, !isBarred(identity) else { continue }
        due[place - tile.operators.lowerBound] += royalty
        sums[behaviour].rewards += royalty
        sums[behaviour].rewardTransfers += 1
        note(
          .royalty, .contributors, operator: place, identity: identity, units: royalty,
          "use of accepted work")
      }
    }
  }

  /// Ages the use of a tile's identities by an epoch, and adds the work that was accepted now.
  ///
  /// New work is used from the next epoch on, with the weight q^η × popularity, where popularity
  /// is the operator's own factor times a lognormal factor of the work.
  func startUse(_ tile: Tile) {
    guard let terms = (world.mechanism.reward as? any UsageReward)?.usage else { return }
    for place in tile.operators {
      for identity in contributors.identities(of: place) {
        contributors.useWeight[identity] =
          terms.decay.of(
            Amount(units: contributors.useWeight[identity])
          ).units
      }
    }
    var (sum, weighted) = (Int64(0), 0.0)
    var ordinal = 0
    var last: Int32 = -1
    for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index]) {
      let (author, identity) = (rows.author[row], rows.identity[row])
      // An author's rows stand side by side.
      ordinal = author == last ? ordinal + 1 : 0
      last = author
      guard rows.verdict[row] == Verdict.accepted.rawValue else { continue }
      let entity =
        rows.key.count > 0
        ? rows.key[row]
        : EntityKey.contribution(of: contributors.key[Int(author)], ordinal: ordinal)
      var stream = RandomStream(key: key, entity: entity, epoch: epoch, purpose: .popularity)
      let lifelong = contributors.popularity.count > 0 ? contributors.popularity[Int(author)] : 1
      let popularity =
        lifelong
        * Elementary.exp(world.popularity.itemSD * stream.normal())
      let quality = rows.quality[row]
      let weight = Weight.fixed(Elementary.pow(quality, terms.qualityExponent) * popularity)
      contributors.useWeight[Int(identity)] += weight
      sum += weight
      weighted += Double(weight) * quality
    }
    tileFunding.base[tile.index].newUse = sum
    tileFunding.base[tile.index].newUseQuality = weighted
  }

  /// Ages the sums over all works in use by an epoch, and adds the new works.
  func ageUse() {
    guard let terms = (world.mechanism.reward as? any UsageReward)?.usage else { return }
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
