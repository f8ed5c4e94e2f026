/// A network with a limited number of places, where a newcomer takes the place of another.
///
/// - SeeAlso: subtensor, `get_neuron_to_prune` of `pallets/subtensor/src/subnets/registration.rs`.
extension Engine {
  /// The places that neither validators nor the members among contributors have.
  func vacancies(in room: NetworkRoom) -> Int {
    var vacant = room.places
    for identity in 0..<validators.identityCount {
      let home = Int(validators.home[Int(validators.owner[identity])])
      if present.validators[home] == 1 { vacant -= 1 }
    }
    for identity in 0..<contributors.identityCount where isSeated(identity) { vacant -= 1 }
    return max(0, vacant)
  }

  /// The identity that makes way for a newcomer: of those that are not immune, or of all if all are, the
  /// one with the lowest pruning score; of several the one that came first, and of those the one with
  /// the lowest uid. `nil` if all came in this epoch.
  ///
  /// - Complexity: O(identities).
  func identityToReplace(_ room: NetworkRoom) -> Int? {
    guard let book = evaluation else { return nil }
    var chosen: Int?
    var least = (2, Int32.max, Int32.max)
    for identity in 0..<contributors.identityCount
    where isSeated(identity) && book.takesPart[identity] == 1 {
      let joined = book.joined[identity]
      let isImmune = epoch - Int(joined) < room.immunity
      let rank = (isImmune ? 1 : 0, book.pruningScores[identity], joined)
      if rank < least { (chosen, least) = (identity, rank) }
    }
    return chosen
  }

  /// Takes an identity's place away. Rows that were written before count for it no more, and bonds towards
  /// it are void.
  func replace(_ identity: Int) {
    contributors.registered[identity] = 0
    contributors.member[identity] = 0
    evaluation?.joined[identity] = Int32(epoch)
    let score = evaluation?.pruningScores[identity] ?? 0
    note(
      .suspension, .contributors, operator: Int(contributors.owner[identity]), identity: identity,
      units: 0, "a newcomer takes its place, with a pruning score of \(score) of 65535")
  }

  /// Keeps a newcomer out for whom there is no place.
  func turnAway(_ identity: Int) {
    contributors.registered[identity] = 0
    note(
      .suspension, .contributors, operator: Int(contributors.owner[identity]), identity: identity,
      units: 0, "the network is full")
  }

  private func isSeated(_ identity: Int) -> Bool {
    contributors.member[identity] == 1 && contributors.registered[identity] == 1
  }
}
