import MesoPrimitives

/// An operator that revises in an epoch.
struct Reviser {
  let place: Int
  /// Whether it takes up any behaviour.
  let mutates: Bool
  /// Chooses a behaviour or a peer.
  private(set) var choice: UInt32 = 0
  /// Decides whether to copy, or settles what the choice left open.
  private(set) var decision: UInt32 = 0

  init(place: Int, mutates: Bool) {
    (self.place, self.mutates) = (place, mutates)
  }

  fileprivate mutating func take(_ choice: UInt32, _ decision: UInt32) {
    (self.choice, self.decision) = (choice, decision)
  }
}

extension Worker {
  /// Draws for the operators of a run that revise, as many at a time as there are.
  ///
  /// - Parameter keys: Those of all the operators of the side.
  func draw(_ revisers: inout [Reviser], keys: Column<UInt64>, key: StreamKey, epoch: Int) {
    let own = meetings.key.base
    for (row, reviser) in revisers.enumerated() { own[row] = keys[reviser.place] }
    DrawColumns.fillBlock(
      UnsafePointer(own), count: revisers.count, key: key, epoch: epoch, purpose: .adaptation,
      block: 1, words: runWords)
    for row in revisers.indices { revisers[row].take(runWords.w0[row], runWords.w1[row]) }
  }
}

/// Room for what operators of a run compare with their peers.
struct MeetingColumns {
  let key: Column<UInt64>
  let own: Column<Double>
  let peer: Column<Double>
  let probability: Column<Double>
  let chosen: Column<Int32>

  init(_ arena: Arena) {
    key = arena.column(Tile.target, of: 0)
    own = arena.column(Tile.target, of: 0)
    peer = arena.column(Tile.target, of: 0)
    probability = arena.column(Tile.target, of: 0)
    chosen = arena.column(Tile.target, of: 0)
  }
}
