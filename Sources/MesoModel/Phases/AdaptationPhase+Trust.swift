import MesoPrimitives

extension Engine {
  /// Notes what the members of a tile's panels said of the author and of one another.
  func noteRatings(_ tile: Tile, _ worker: Worker, seats: Int) {
    let first = validators.identityCount
    for panel in 0..<worker.panels.count {
      let row = tile.firstRow + Int(worker.panels.row[panel])
      let author = first + Int(rows.identity[row])
      for seat in 0..<seats where attested(seat, panel, worker) {
        let rater = Int(worker.seatValidator[seat].base[panel])
        let approves = worker.seatApproves[seat].base[panel]
        worker.ratings.append(
          Rating(rater: rater, ratee: author, value: approves == 1 ? 1 : -1))
        for other in 0..<seats where other != seat && attested(other, panel, worker) {
          let ratee = Int(worker.seatValidator[other].base[panel])
          let agrees = worker.seatApproves[other].base[panel] == approves
          if ratee != rater {
            worker.ratings.append(Rating(rater: rater, ratee: ratee, value: agrees ? 1 : -1))
          }
        }
      }
    }
  }

  /// Sets the reputations that follow from who rated whom.
  func weighTrust() {
    guard let rule = stages.trust else { return }
    let peers = TrustPeers(
      validators: validators.identityCount, contributors: contributors.identityCount,
      stakes: validators.accounts.stakes)
    let trust = rule.trust(
      Rating.summed(workers.flatMap { $0.ratings }), among: peers,
      memory: &memories[.reputation, default: Memory()])
    guard trust.count == peers.validators + peers.contributors else { return }
    for identity in 0..<peers.validators { validators.reputation[identity] = trust[identity] }
    for identity in 0..<peers.contributors {
      contributors.reputation[identity] = trust[peers.validators + identity]
    }
  }
}
