import MesoPrimitives

/// Rewards that compound: a share of what an operator receives goes to its stake.
extension Engine {
  /// Adds to the stakes of a tile's operators, in the same posting as top-ups.
  func reinvest(_ tile: Tile, _ received: UnsafePointer<Int64>) {
    let funding = tileFunding.base + tile.index
    for (row, place) in tile.operators.enumerated() where !isAway(place) {
      let behaviour = Int(contributors.behaviour[place])
      let added = reinvest(
        plans.reinvest[behaviour], of: received[row], by: place, of: contributors, .contributors)
      funding.pointee.topUp += added
      funding.pointee.topUps += added > 0 ? 1 : 0
    }
  }

  /// Moves a share of what an operator received to the stake of its first identity that may work, and
  /// returns it; rounded down, and at most what is liquid.
  func reinvest(
    _ share: Proportion, of received: Int64, by place: Int, of population: Population, _ side: Side
  ) -> Int64 {
    guard share > .zero, received > 0 else { return 0 }
    let wanted = share.of(Amount(units: received)).units
    let added = min(wanted, population.accounts.liquid(of: place))
    let identities = population.identities(of: place)
    guard added > 0,
      let identity = identities.first(where: { side == .validators || !isBarred($0) })
    else { return 0 }
    population.accounts.lock(added, of: place, in: identity)
    note(
      .topUp, side, operator: place, identity: identity, units: added,
      "a share of what it received")
    return added
  }
}
