import MesoPrimitives

extension Engine {
  /// Draws the quality of every row.
  ///
  /// The first production block of a contribution holds, in this order: two words for the normals
  /// of quality and of the look from its panel's first seat, one word for whether it is examined,
  /// one for who sits on that seat. The second holds two words for the normal of the score.
  func drawQuality(_ tile: Tile, _ worker: Worker, _ model: any Production) {
    let count = rowCounts[tile.index]
    DrawColumns.fillBlock(
      worker.keys, count: count, key: key, epoch: epoch, purpose: .production, block: 0,
      words: worker.fourWords)
    DrawColumns.fillNormals(
      worker.words[0].base, worker.words[1].base, count: count, into: worker.normal.base,
      and: worker.firstLook.base)

    if oneEach[tile.index] == 1 {
      addUpQuality(tile, worker, OneEach(first: tile.operators.lowerBound))
    } else {
      let authors = UnsafePointer(rows.author.base + tile.firstRow)
      addUpQuality(tile, worker, ListedOwners(places: authors))
    }
    if drift != nil { addDrift(tile) }
    if let ownEfforts { addOwnEffort(tile, worker, ownEfforts) }
    let (keys, runKey, epoch) = (worker.keys, key, epoch)
    model.realise(
      rows.quality.writing(from: tile.firstRow, count: count),
      stream: {
        RandomStream(key: runKey, entity: keys[$0], epoch: epoch, purpose: .quality)
      })
  }

  /// Adds up what the quality of every row is made of: its author's behaviour and skill, and chance.
  @inline(__always)
  private func addUpQuality(_ tile: Tile, _ worker: Worker, _ authors: some Owners) {
    let count = rowCounts[tile.index]
    let skill = contributors.skill.base
    let stretch = Worker.stretch
    let offset = worker.latent.base
    let (weight, noise) = (offset + stretch, offset + 2 * stretch)
    var first = 0
    while first < count {
      let (end, behaviours) = (min(count, first &+ stretch), worker.behaviours + first)
      let quality = rows.quality.base + (tile.firstRow + first)
      let normal = worker.normal.base + first
      plans.offset.lookUp(behaviours, count: end &- first, into: offset)
      plans.skillWeight.lookUp(behaviours, count: end &- first, into: weight)
      plans.noise.lookUp(behaviours, count: end &- first, into: noise)
      var row = 0
      while row < end &- first {
        quality[row] =
          offset[row] + weight[row] * skill[authors.owner(first &+ row)]
          + noise[row] * Double(normal[row])
        row &+= 1
      }
      first = end
    }
  }

  /// Draws the benchmark score of every row: its quality, its author's bias and noise.
  func drawScores(_ tile: Tile, _ worker: Worker) {
    let deviation = world.mechanism.reward.scoreNoise ?? 0
    let count = rowCounts[tile.index]
    DrawColumns.fillBlock(
      worker.keys, count: count, key: key, epoch: epoch, purpose: .production, block: 1,
      words: worker.fourMoreWords)
    DrawColumns.fillNormals(
      worker.moreWords[0].base, worker.moreWords[1].base, count: count,
      into: worker.scoreNormal.base, and: worker.spareNormal.base)
    let quality = rows.quality.base + tile.firstRow
    let author = rows.author.base + tile.firstRow
    let score = rows.score.base + tile.firstRow
    let (bias, normal) = (contributors.scoreBias, worker.scoreNormal.base)
    var row = 0
    while row < count {
      let own = bias.count > 0 ? bias[Int(author[row])] : 0
      score[row] = quality[row] + own + deviation * Double(normal[row])
      row &+= 1
    }
    guard !stages.rules.isEmpty else { return }
    for row in 0..<count where hasOwnRule(tile.firstRow + row) {
      let rule = stages.rules[Int(worker.behaviours[row])]
      let noise = world.mechanism.roles[rule - 1].reward.scoreNoise ?? 0
      score[row] += (noise - deviation) * Double(normal[row])
    }
  }
}
