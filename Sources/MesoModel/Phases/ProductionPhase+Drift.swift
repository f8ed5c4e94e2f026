import MesoPrimitives

/// Quality that changes slowly.
extension Engine {
  /// Moves every contributor's drift on by an epoch. The first epoch draws from the stationary
  /// distribution.
  func stepDrift() {
    guard let drift, let terms = world.production.drift else { return }
    let fresh = (1 - terms.persistence * terms.persistence).squareRoot()
    for place in 0..<drift.count {
      var stream = RandomStream(
        key: key, entity: contributors.key[place], epoch: epoch, purpose: .drift)
      let normal = stream.normal()
      drift[place] = drift[place].isNaN ? normal : terms.persistence * drift[place] + fresh * normal
    }
  }

  /// Adds the authors' drift to the latent quality of a tile's rows.
  func addDrift(_ tile: Tile) {
    guard let drift, let terms = world.production.drift else { return }
    for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index]) {
      rows.quality[row] += terms.deviation * drift[Int(rows.author[row])]
    }
  }
}
