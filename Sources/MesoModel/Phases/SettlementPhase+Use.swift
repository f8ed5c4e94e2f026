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
