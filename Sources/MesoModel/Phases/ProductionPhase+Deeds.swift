import MesoPrimitives

extension Engine {
  /// Gives copies the quality of what they copy.
  func copyWork(_ tile: Tile, _ worker: Worker) {
    guard let copied else { return }
    let similarity = plans.deeds.similarity.base
    for row in 0..<rowCounts[tile.index] where similarity[Int(worker.behaviours[row])] > 0 {
      rows.quality[tile.firstRow + row] = copied
    }
  }

  /// Adds to scores what effort on the measure, and not on the work, adds.
  func gameScores(_ tile: Tile, _ worker: Worker) {
    guard rows.score.count > 0 else { return }
    for row in 0..<rowCounts[tile.index] {
      rows.score[tile.firstRow + row] += plans.deeds.gaming[Int(worker.behaviours[row])]
    }
  }

  /// Puts what poisoned work seems to be in the place of what it is, for those who look at it;
  /// its true quality is 0.
  func poisonWork(_ tile: Tile, _ worker: Worker) {
    let deeds = plans.deeds
    for row in 0..<rowCounts[tile.index] {
      let behaviour = Int(worker.behaviours[row])
      let quality = rows.quality[tile.firstRow + row]
      let isPoison = deeds.poisons[behaviour] == 1
      worker.hearing.appearance[row] = isPoison ? deeds.stealth[behaviour] * quality : quality
      if isPoison { rows.quality[tile.firstRow + row] = 0 }
    }
  }

  /// Reads a detector of copies on every row: a standard normal, and more for a copy.
  func readSimilarity(_ tile: Tile, _ worker: Worker) {
    guard let detector = world.mechanism.slashing.detector else { return }
    let count = rowCounts[tile.index]
    DrawColumns.fillBlock(
      worker.keys, count: count, key: key, epoch: epoch, purpose: .similarity,
      block: 0, words: worker.fourMoreWords)
    DrawColumns.fillNormals(
      worker.moreWords[0].base, worker.moreWords[1].base, count: count,
      into: worker.scoreNormal.base, and: worker.spareNormal.base)
    let copies = copied != nil
    for row in 0..<count {
      let similarity =
        copies ? plans.deeds.similarity[Int(worker.behaviours[row])] : 0
      rows.similarity[tile.firstRow + row] =
        Double(worker.scoreNormal[row]) + detector.sensitivity * similarity
    }
  }

  /// What inspections see of a tile's rows.
  func apparentQuality(_ tile: Tile, _ worker: Worker) -> UnsafeMutablePointer<Double> {
    plans.deeds.anyPoison
      ? worker.hearing.appearance.base : rows.quality.base + tile.firstRow
  }
}
