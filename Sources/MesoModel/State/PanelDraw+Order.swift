import MesoPrimitives

extension PanelDraw {
  /// Puts the members of every panel of a tile in random order, all orders equally likely.
  ///
  /// Drawing without replacement makes every set of members equally likely, and not every order:
  /// where attestations are seen as they come, who comes first must not depend on who is stored
  /// first.
  func shuffleSeats(_ worker: Worker, key: StreamKey, epoch: Int) {
    for panel in 0..<worker.panels.count {
      var stream = RandomStream(
        key: key, entity: worker.panels.key[panel], epoch: epoch, purpose: .order)
      for seat in stride(from: seats - 1, to: 0, by: -1) {
        let other = stream.below(seat + 1)
        let moved = worker.seatValidator[seat].base[panel]
        worker.seatValidator[seat].base[panel] = worker.seatValidator[other].base[panel]
        worker.seatValidator[other].base[panel] = moved
      }
    }
  }
}
