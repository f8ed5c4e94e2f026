import MesoPrimitives

extension Engine {
  /// Phase 5: which contributions of a tile are examined, and which validators sit on their
  /// panels.
  func assignment(_ tile: Tile, _ worker: Worker) {
    let count = rowCounts[tile.index]
    let examined = rows.examined.base + tile.firstRow
    guard let instrument = world.mechanism.verification.instrument else {
      (rows.examined.base + tile.firstRow).update(repeating: 0, count: count)
      worker.panels.count = 0
      return
    }
    // A word below the bound means that the contribution is examined.
    let bound = UInt64(instrument.rate * 0x1p32)
    let word = worker.words[2].base
    var drawn = 0
    var row = 0
    while row < count {
      let isDrawn: UInt8 = UInt64(word[row]) < bound ? 1 : 0
      examined[row] = isDrawn
      drawn &+= Int(isDrawn)
      row &+= 1
    }
    guard case .panel = instrument, let panels else {
      worker.panels.count = 0
      return
    }
    if drawn == count, !plans.deeds.anyPoison {
      worker.seatEveryRow(of: rows, from: tile.firstRow, count: count)
    } else {
      worker.seatExamined(of: rows, from: tile.firstRow, count: count)
    }
    let (quality, good) = (worker.panels.quality, worker.panels.good)
    let threshold = world.qualityThreshold
    row = 0
    while row < drawn {
      good[row] = 1 ^ Self.isBelow(quality[row], threshold)
      row &+= 1
    }
    if plans.deeds.anyPoison { disguisePanels(worker) }
    panels.drawSeats(worker, key: key, epoch: epoch)
    if !panels.terms.commitReveal { panels.shuffleSeats(worker, key: key, epoch: epoch) }
  }

  /// Shows panels what poisoned work seems to be.
  private func disguisePanels(_ worker: Worker) {
    for panel in 0..<worker.panels.count {
      worker.panels.quality[panel] = worker.hearing.appearance[Int(worker.panels.row[panel])]
    }
  }
}
