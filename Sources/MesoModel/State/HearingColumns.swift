/// What one thread notes of panels that are heard seat by seat, and of validators' deeds beside
/// attesting. Columns that nothing needs are empty.
struct HearingColumns {
  // One column per seat, one value per panel.
  /// Attestations that the seat entered: 0 where it stayed silent.
  let cast: [Column<UInt8>]
  /// 1 where the seat sold its attestation.
  let sold: [Column<UInt8>]
  /// The quality that the seat reports.
  let report: [Column<Double>]

  // One value per panel.
  /// Attestations entered so far.
  let entered: Column<UInt16>

  // One value per row of the tile.
  /// Quality as an inspection sees it, where any work is poisoned.
  let appearance: Column<Double>

  // One value per validator identity.
  /// Attestations against a verdict.
  let incoherent: Column<UInt32>
  /// Attestations committed and not revealed, and how many of them took a look.
  let unrevealed: Column<UInt32>
  let unrevealedLooks: Column<UInt32>
  /// The sum of scores against peers.
  let score: Column<Int64>
  /// Slashed stake for those who reported the fault, and bribes received. Base units.
  let bounty: Column<Int64>
  let bribes: Column<Int64>

  init(world: World, capacity: Int, seats: Int, _ arena: Arena) {
    let size = world.panelTerms?.size ?? 0
    let heard = world.hearsInTurn ? size : 0
    let reports = world.panelTerms?.reading == .medianReport ? size : 0
    cast = (0..<heard).map { _ in arena.column(capacity, of: 0) }
    sold = (0..<(world.offersBribes ? heard : 0)).map { _ in arena.column(capacity, of: 0) }
    report = (0..<reports).map { _ in arena.column(capacity, of: 0) }
    entered = arena.column(heard > 0 ? capacity : 0, of: 0)
    appearance = arena.column(capacity, of: 0)
    incoherent = arena.column(seats, of: 0)
    unrevealed = arena.column(seats, of: 0)
    unrevealedLooks = arena.column(seats, of: 0)
    score = arena.column(seats, of: 0)
    bounty = arena.column(seats, of: 0)
    bribes = arena.column(seats, of: 0)
  }

  /// Clears the tallies for a new epoch.
  func startEpoch() {
    incoherent.fill(0)
    unrevealed.fill(0)
    unrevealedLooks.fill(0)
    score.fill(0)
    bounty.fill(0)
    bribes.fill(0)
  }
}

/// One seat of a panel as Settlement remembers it, in 32 bits.
struct SeatRecord {
  private let bits: UInt32

  init(bits: UInt32) { self.bits = bits }

  /// - Precondition: There are fewer than 2²⁹ validator identities.
  init(validator: UInt32, approves: Bool, attested: Bool, sold: Bool) {
    bits = validator | (approves ? 1 << 31 : 0) | (attested ? 1 << 30 : 0) | (sold ? 1 << 29 : 0)
  }

  var stored: UInt32 { bits }
  var validator: Int { Int(bits & 0x1FFF_FFFF) }
  var approves: Bool { bits >> 31 == 1 }
  var attested: Bool { bits >> 30 & 1 == 1 }
  var sold: Bool { bits >> 29 & 1 == 1 }
}
