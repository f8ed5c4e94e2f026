import MesoPrimitives

/// Contributors that set their effort by what it earns them.
extension Engine {
  /// Lets a tile's operators choose their effort, where their behaviour leaves it to them.
  ///
  /// Rewards are weighed in the currency of costs.
  func chooseEffort(_ tile: Tile, _ own: OwnEfforts) {
    let price = world.costsAreInDollars ? view.priceUSD : 1
    for place in tile.operators {
      let behaviour = Int(contributors.behaviour[place])
      guard let rational = plans.said.rational[behaviour] else { continue }
      let cost = world.contributors[behaviour].effortCost
      let effort =
        EffortOptimum(
          reward: Double(rational.reward.units) * price, linear: Double(cost.linear.units),
          quadratic: Double(cost.quadratic.units),
          base: plans.offset[behaviour]
            + plans.skillWeight[behaviour] * contributors.skill[place], weight: own.weight,
          limit: rational.limit
        ).effort
      own.effort[place] = effort
      own.cost[place] = plans.inTokens(cost.at(effort: effort), world, view)
    }
  }

  /// Adds what operators chose to the latent quality of a tile's rows, which the plans made without.
  func addOwnEffort(_ tile: Tile, _ worker: Worker, _ own: OwnEfforts) {
    for row in 0..<rowCounts[tile.index]
    where plans.said.rational[Int(worker.behaviours[row])] != nil {
      let author = Int(rows.author[tile.firstRow + row])
      rows.quality[tile.firstRow + row] += own.weight * own.effort[author]
    }
  }

  /// Charges a run of rows with what their authors chose.
  func chargeOwnEffort(
    _ run: Range<Int>, _ worker: Worker, _ sums: UnsafeMutablePointer<TileSums>, _ own: OwnEfforts,
    author: (Int) -> Int
  ) {
    for row in run {
      let behaviour = Int(worker.behaviours[row])
      guard plans.said.rational[behaviour] != nil else { continue }
      let cost = own.cost[author(row)]
      worker.amount[row] = cost
      sums[behaviour].ownEffort &+= cost
    }
  }
}
