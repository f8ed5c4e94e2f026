import MesoPrimitives

/// What one thread works with: scratch columns for a tile, and tallies that are whole numbers,
/// so that it does not matter which thread counted what.
final class Worker {
  private let arena = Arena()
  let capacity: Int
  /// What the thread's time is charged to; `nil` unless the run is profiled.
  var stopwatch: Stopwatch?

  // One value per row of the tile.
  let key: Column<UInt64>
  let behaviour: Column<UInt8>
  let words: [Column<UInt32>]
  let normal: Column<Double>
  let scoreNormal: Column<Double>
  let auditWord: Column<UInt32>
  let stake: Column<Int64>
  let reputation: Column<Double>
  let amount: Column<Int64>
  let zeroScore: Column<Double>
  let zeroFlag: Column<UInt8>
  let zeroKept: Column<Int32>

  // One value per operator of a run that revises.
  let adaptation: [Column<UInt32>]

  // One value per examined row: the rows that get a panel, side by side.
  let panelRow: Column<Int32>
  let panelKey: Column<UInt64>
  let panelQuality: Column<Double>
  /// 1 where the work is good.
  let panelGood: Column<UInt8>
  let panelBehaviour: Column<UInt8>
  let panelApprovals: Column<UInt16>
  let panelColluding: Column<UInt16>
  /// How many rows have a panel.
  var panels = 0

  // One column per seat, one value per examined row.
  let seatValidator: [Column<UInt32>]
  let seatNormal: [Column<Double>]
  let seatApproves: [Column<UInt8>]
  /// 2·looked + right.
  let seatConduct: [Column<UInt8>]

  /// Attestations by validator identity: 4·identity + 2·inspected + correct.
  let tally: Column<UInt32>
  let coherent: Column<UInt32>
  let feeEarned: Column<Int64>
  let shareEarned: Column<Int64>
  let forfeited: Column<Int64>
  var capturedPanels = 0

  init(world: World, capacity: Int, seats: Int) {
    self.capacity = capacity
    let arena = self.arena
    key = arena.column(capacity, of: 0)
    behaviour = arena.column(capacity, of: 0)
    words = (0..<4).map { _ in arena.column(capacity, of: 0) }
    normal = arena.column(capacity, of: 0)
    scoreNormal = arena.column(capacity, of: 0)
    auditWord = arena.column(capacity, of: 0)
    stake = arena.column(capacity, of: 0)
    reputation = arena.column(capacity, of: world.mechanism.reputation.initial)
    amount = arena.column(capacity, of: 0)
    zeroScore = arena.column(capacity, of: 0)
    zeroFlag = arena.column(capacity, of: 0)
    zeroKept = arena.column(capacity, of: 0)
    adaptation = (0..<4).map { _ in arena.column(Tile.target, of: 0) }
    var size = 0
    if case .panel(let terms) = world.mechanism.verification.instrument { size = terms.size }
    if world.mechanism.usesDocket { size = max(size, 1) }
    let judged = size > 0 ? capacity : 0
    panelRow = arena.column(judged, of: 0)
    panelKey = arena.column(judged, of: 0)
    panelQuality = arena.column(judged, of: 0)
    panelGood = arena.column(judged, of: 0)
    panelBehaviour = arena.column(judged, of: 0)
    panelApprovals = arena.column(judged, of: 0)
    panelColluding = arena.column(judged, of: 0)
    seatValidator = (0..<size).map { _ in arena.column(judged, of: 0) }
    seatNormal = (0..<size).map { _ in arena.column(judged, of: 0) }
    seatApproves = (0..<size).map { _ in arena.column(judged, of: 0) }
    seatConduct = (0..<size).map { _ in arena.column(judged, of: 0) }
    tally = arena.column(4 * seats, of: 0)
    coherent = arena.column(seats, of: 0)
    feeEarned = arena.column(seats, of: 0)
    shareEarned = arena.column(seats, of: 0)
    forfeited = arena.column(seats, of: 0)
  }

  var fourWords: FourColumns {
    FourColumns(words[0].base, words[1].base, words[2].base, words[3].base)
  }

  var adaptationWords: FourColumns {
    FourColumns(
      adaptation[0].base, adaptation[1].base, adaptation[2].base, adaptation[3].base)
  }

  /// Clears the tallies for a new epoch.
  func startEpoch() {
    tally.fill(0)
    coherent.fill(0)
    feeEarned.fill(0)
    shareEarned.fill(0)
    forfeited.fill(0)
    capturedPanels = 0
  }
}
