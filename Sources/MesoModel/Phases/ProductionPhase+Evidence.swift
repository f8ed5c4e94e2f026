import MesoPrimitives

extension Engine {
  /// Draws the readings that the mechanism asks for, of every row of a tile.
  ///
  /// A role that does not carry a reading leaves 0. Each reading has a block of its own, so asking
  /// for one more changes no other.
  func drawEvidence(_ tile: Tile, _ worker: Worker) {
    let count = rowCounts[tile.index]
    for kind in PublicEvidence.allCases where rows.evidence[kind.index].count > 0 {
      let readings = rows.evidence[kind.index].base + tile.firstRow
      let quality = rows.quality.base + tile.firstRow
      let models = plans.said.evidence[kind.index]
      if kind.isNormal {
        DrawColumns.fillBlock(
          worker.keys, count: count, key: key, epoch: epoch, purpose: .evidence,
          block: kind.index, words: worker.fourMoreWords)
        DrawColumns.fillNormals(
          worker.moreWords[0].base, worker.moreWords[1].base, count: count,
          into: worker.scoreNormal.base, and: worker.spareNormal.base)
      }
      for row in 0..<count {
        guard let model = models[Int(worker.behaviours[row])] else {
          readings[row] = 0
          continue
        }
        var mean = model.constant + model.quality * quality[row]
        if let ownEfforts, plans.said.rational[Int(worker.behaviours[row])] != nil {
          mean += model.perEffort * ownEfforts.effort[Int(rows.author[tile.firstRow + row])]
        }
        let noisy = mean + model.noise * Double(worker.scoreNormal.base[row])
        var stream: RandomStream {
          RandomStream(
            key: key, entity: EntityKey.mixed(worker.keys[row] ^ UInt64(kind.index)),
            epoch: epoch, purpose: .evidence)
        }
        switch kind {
        case .novelty, .uptime: readings[row] = min(1, max(0, noisy))
        case .latency: readings[row] = Elementary.exp(min(40, noisy))
        case .value: readings[row] = noisy
        case .completion:
          var draw = stream
          readings[row] = draw.uniform() < mean ? 1 : 0
        case .usage:
          var draw = stream
          readings[row] = mean > 0 ? Double(draw.poisson(mean: mean)) : 0
        }
      }
    }
  }
}

extension PublicEvidence {
  /// Whether what is chance about it is normal.
  fileprivate var isNormal: Bool {
    switch self {
    case .novelty, .latency, .uptime, .value: true
    case .completion, .usage: false
    }
  }
}
