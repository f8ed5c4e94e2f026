import MesoPrimitives

extension Engine {
  /// Phase 5: which contributions of a tile are examined, and which validators sit on their
  /// panels.
  func assignment(_ tile: Tile, _ worker: Worker) {
    let count = rowCounts[tile.index]
    let examined = rows.examined.base + tile.firstRow
    guard let instrument = world.mechanism.verification.instrument else {
      (rows.examined.base + tile.firstRow).update(repeating: 0, count: count)
      worker.panels = 0
      return
    }
    // A word below the bound means that the contribution is examined.
    let bound = UInt64(instrument.rate * 0x1p32)
    var row = 0
    while row < count {
      examined[row] = UInt64(worker.auditWord.base[row]) < bound ? 1 : 0
      row &+= 1
    }
    guard case .panel = instrument else {
      worker.panels = 0
      return
    }
    gatherPanels(tile, worker)
    panels?.drawSeats(worker, key: key, epoch: epoch)
  }

  /// Puts the rows that get a panel side by side.
  private func gatherPanels(_ tile: Tile, _ worker: Worker) {
    let count = rowCounts[tile.index]
    let examined = rows.examined.base + tile.firstRow
    let quality = rows.quality.base + tile.firstRow
    var panel = 0
    var row = 0
    while row < count {
      worker.panelRow.base[panel] = Int32(truncatingIfNeeded: row)
      worker.panelKey.base[panel] = worker.key.base[row]
      worker.panelQuality.base[panel] = quality[row]
      worker.panelBehaviour.base[panel] = worker.behaviour.base[row]
      panel &+= Int(examined[row])
      row &+= 1
    }
    worker.panels = panel
    let threshold = world.qualityThreshold
    row = 0
    while row < panel {
      worker.panelGood.base[row] = 1 ^ Self.isBelow(worker.panelQuality.base[row], threshold)
      row &+= 1
    }
  }
}
