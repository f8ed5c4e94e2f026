import MesoPrimitives

extension Engine {
  /// Phase 8: challenges may overturn verdicts before they are settled. Tiles are heard in order;
  /// then the verdicts are final and the rows are weighed for Settlement.
  func dispute() {
    let component = world.mechanism.dispute
    guard !component.isIdle else { return }
    var memory = memories[.dispute] ?? Memory()
    for tile in tiles {
      gatherStanding(tile, workers[0])
      component.resolve(
        evidence(tile, workers[0]),
        into: rows.verdict.writing(from: tile.firstRow, count: rowCounts[tile.index]), view: view,
        memory: &memory)
    }
    memories[.dispute] = memory
    forEachTile { tile, worker in
      self.gatherStanding(tile, worker)
      self.weigh(tile, worker)
    }
  }
}
