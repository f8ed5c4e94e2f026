import MesoPrimitives

extension Engine {
  /// Draws the works that a tile's contributions are derived from; each is another work.
  func drawParents(_ tile: Tile, _ worker: Worker) {
    guard let terms = world.derivation, let works, rows.parents.count > 0 else { return }
    let first = works.firstSince(epoch - terms.window)
    let count = works.identity.count - first
    for row in 0..<rowCounts[tile.index] {
      let start = (tile.firstRow + row) * terms.parents
      for place in 0..<terms.parents { rows.parents[start + place] = -1 }
      var stream = RandomStream(
        key: key, entity: worker.keys[row], epoch: epoch, purpose: .derivation)
      guard count > 0, stream.chance(terms.probability) else { continue }
      var chosen: [Int32] = []
      for _ in 0..<min(terms.parents, count) {
        let offset =
          switch terms.choice {
          case .uniform: stream.below(count)
          case .recent: max(stream.below(count), stream.below(count))
          }
        let work = Int32(first + offset)
        if !chosen.contains(work) { chosen.append(work) }
      }
      for (place, work) in chosen.enumerated() { rows.parents[start + place] = work }
    }
  }

  /// The works that a row is derived from, by number.
  func parents(of row: Int) -> [Int32] {
    guard let terms = world.derivation, rows.parents.count > 0 else { return [] }
    return (0..<terms.parents).map { rows.parents[row * terms.parents + $0] }.filter { $0 >= 0 }
  }
}
