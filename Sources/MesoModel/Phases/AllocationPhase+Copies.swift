import MesoPrimitives

extension Engine {
  /// The quality of the best work that a copier can see; `nil` if there is none.
  ///
  /// Everybody sees whose accepted work of the last epoch had the best public evidence. Where
  /// submissions are hidden until all are in, that work is what there is to copy; else its
  /// author's first contribution of this epoch is.
  func visibleQuality() -> Double? {
    guard let memory = memories[.contributorStrategy], let quality = memory.numbers.first,
      let identity = memory.integers.first
    else { return nil }
    guard !world.mechanism.allocation.hidesSubmissions else { return quality }
    return freshQuality(of: Int(identity)) ?? quality
  }

  /// The quality of an identity's first contribution of this epoch; `nil` if it makes none of its
  /// own.
  private func freshQuality(of identity: Int) -> Double? {
    let place = Int(contributors.owner[identity])
    let behaviour = Int(contributors.behaviour[place])
    guard present.contributors[Int(contributors.home[place])] == 1,
      contributors.registered[identity] == 1, plans.submits[behaviour] == 1,
      plans.deeds.similarity[behaviour] == 0
    else { return nil }
    let worker = workers[0]
    let entity = EntityKey.contribution(of: contributors.identityKey[identity], ordinal: 0)
    worker.key[0] = entity
    DrawColumns.fillBlock(
      UnsafePointer(worker.key.base), count: 1, key: key, epoch: epoch, purpose: .production,
      block: 0, words: worker.fourWords)
    DrawColumns.fillNormals(
      worker.words[0].base, worker.words[1].base, count: 1, into: worker.normal.base,
      and: worker.firstLook.base)
    worker.net[0] =
      plans.offset[behaviour] + plans.skillWeight[behaviour] * contributors.skill[place]
      + plans.noise[behaviour] * Double(worker.normal[0])
    let (key, epoch) = (key, epoch)
    world.production.realise(
      worker.net.writing(from: 0, count: 1),
      stream: { _ in RandomStream(key: key, entity: entity, epoch: epoch, purpose: .quality) })
    return worker.net[0]
  }

  /// Remembers whose accepted work had the best public evidence in this epoch: the highest score,
  /// or the greatest share of approvals where there are no scores. Among equals a hash decides.
  func noteBestWork() {
    var best: (evidence: Double, hash: UInt64, row: Int)?
    for tile in tiles {
      for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index])
      where rows.verdict[row] == Verdict.accepted.rawValue {
        let author = Int(rows.author[row])
        guard plans.deeds.similarity[Int(contributors.behaviour[author])] == 0 else { continue }
        let heard = Double(max(1, rows.attestations[row]))
        let evidence =
          rows.score.count > 0 ? rows.score[row] : Double(rows.approvals[row]) / heard
        let hash = EntityKey.mixed(
          contributors.identityKey[Int(rows.identity[row])] ^ UInt64(epoch))
        if let known = best, (evidence, hash) <= (known.evidence, known.hash) { continue }
        best = (evidence, hash, row)
      }
    }
    guard let best else { return }
    var memory = Memory()
    memory.integers = [Int64(rows.identity[best.row])]
    memory.numbers = [rows.quality[best.row]]
    memories[.contributorStrategy] = memory
  }
}
