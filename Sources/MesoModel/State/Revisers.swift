/// An operator that revises in an epoch.
struct Reviser {
  let place: Int
  /// Whether it takes up any behaviour.
  let mutates: Bool
  /// Chooses a behaviour or a peer.
  let choice: UInt32
  /// Decides whether to copy, or settles what the choice left open.
  let decision: UInt32
}

/// Room for what operators of a run compare with their peers.
struct MeetingColumns {
  let own: Column<Double>
  let peer: Column<Double>
  let probability: Column<Double>
  let chosen: Column<Int32>

  init(_ arena: Arena) {
    own = arena.column(Tile.target, of: 0)
    peer = arena.column(Tile.target, of: 0)
    probability = arena.column(Tile.target, of: 0)
    chosen = arena.column(Tile.target, of: 0)
  }
}
