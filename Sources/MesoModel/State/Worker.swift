import MesoPrimitives
import Synchronization

/// What one thread works with: scratch columns for a tile, and tallies that are whole numbers,
/// so that it does not matter which thread counted what.
final class Worker {
  private let arena = Arena()
  let capacity: Int
  /// How many of its runs of the pass at hand are taken; see ``Engine/forEachRun(_:beside:_:)``.
  ///
  /// It stands by itself: others look at it while the worker's own counters change.
  let claimed = UnsafeMutablePointer<Atomic<Int>>.allocate(capacity: 1)
  /// What the thread's time is charged to; `nil` unless the run is profiled.
  var stopwatch: Stopwatch?

  // One value per row of the tile.
  let key: Column<UInt64>
  let behaviour: Column<UInt8>
  /// The keys and behaviours of the rows: ``key`` and ``behaviour``, or those of the operators.
  var keys: UnsafePointer<UInt64>
  var behaviours: UnsafePointer<UInt8>
  let words: [Column<UInt32>]
  /// For rows of a stretch, side by side: constant, weight of skill and noise of quality.
  let latent: Column<Double>
  static let stretch = 128
  /// The normal draws of quality, and of the look from the first seat of the row's panel.
  let normal: Column<Float>
  let firstLook: Column<Float>
  /// The words and normals that seats and scores need beside those.
  let moreWords: [Column<UInt32>]
  let scoreNormal: Column<Float>
  let spareNormal: Column<Float>
  let stake: Column<Int64>
  /// The stakes of the rows' identities: ``stake``, or the accounts themselves.
  var standing: UnsafePointer<Int64>
  let reputation: Column<Double>
  /// Slashed, paid for effort.
  let amount: Column<Int64>
  let reward: Column<Int64>
  let weight: Column<Int64>
  // Empty unless use is paid for: which rows are used from now on, and what draws users to each of these,
  // side by side.
  let isUsed: Column<UInt8>
  let usedQuality: Column<Double>
  let popularity: Column<Double>
  let attraction: Column<Double>
  // One value per identity of the tile, empty unless use is paid for: what each is paid, and 1 where
  // that is anything. The first then takes the weights of the works that are used from now on.
  let royalty: Column<Int64>
  let isPaid: Column<Int64>
  var unbondingSlashes = UnbondingSlashes()
  let zeroScore: Column<Double>
  let zeroFlag: Column<UInt8>
  let zeroKept: Column<Int32>

  // One value per operator of the tile.
  /// Zero between tiles.
  let due: Column<Int64>
  let lost: Column<Int64>
  let spent: Column<Int64>
  let received: Column<Int64>
  let held: Column<Int64>
  let net: Column<Double>

  /// Sums of the tile by behaviour, and the outcomes of its rows that they are made from.
  let sums: BehaviourSums
  let outcome: Column<UInt16>

  /// One value per operator of a run of ``Tile/target``.
  let runWords: FourColumns

  /// The rows that get a panel.
  var panels: PanelColumns
  private let gathered: PanelColumns
  /// Places 0, 1, 2, … in the tile.
  private let everyRow: Column<Int32>

  // One column per seat, one value per panel.
  let seatValidator: [Column<UInt32>]
  let seatNormal: [Column<Float>]
  let seatApproves: [Column<UInt8>]
  /// Where the attestation is counted in ``tally``.
  let seatConduct: [Column<UInt32>]
  /// Where the author's part of ``Engine/seatRules`` begins, one value per panel.
  let rulePlace: Column<UInt32>
  // One value per panel, for the seat at hand.
  /// The bits of its ``SeatRule``.
  let seatRule: Column<UInt16>
  /// Threshold − signal: below 0 where a look approves.
  let seatMargin: Column<Float>

  /// Attestations by validator identity and conduct: 4·identity + 2·looked + right.
  let tally: Tally
  let coherent: Column<UInt32>
  let feeEarned: Column<Int64>
  let shareEarned: Column<Int64>
  let forfeited: Column<Int64>
  var capturedPanels = 0
  /// The operators that take up another behaviour in this epoch, of those that the thread asked.
  var adoptions: [(place: Int, behaviour: UInt8)] = []
  /// The operators of a run that revise.
  var revisers: [Reviser] = []
  let meetings: MeetingColumns
  /// Who rated whom on panels, where reputation follows from it.
  var ratings: [Rating] = []
  var panelsHeard = 0
  /// The best score on a hidden set in the epoch.
  var bestScore = -Double.infinity
  let hearing: HearingColumns
  /// Tokens that the thread counted in accounts of contributors.
  var counted = (liquid: Int64(0), stake: Int64(0))

  init(world: World, capacity: Int, operators: Int, identities: Int, seats: Int) {
    self.capacity = capacity
    claimed.initialize(to: Atomic(0))
    let arena = self.arena
    // Hardly more of a tile revise in an epoch; the room grows if they do.
    adoptions.reserveCapacity(Tile.target)
    revisers.reserveCapacity(Tile.target)
    meetings = MeetingColumns(arena)
    key = arena.column(capacity, of: 0)
    behaviour = arena.column(capacity, of: 0)
    (keys, behaviours) = (UnsafePointer(key.base), UnsafePointer(behaviour.base))
    words = (0..<4).map { _ in arena.column(capacity, of: 0) }
    latent = arena.column(3 * Self.stretch, of: 0)
    normal = arena.column(capacity, of: 0)
    firstLook = arena.column(capacity, of: 0)
    moreWords = (0..<4).map { _ in arena.column(capacity, of: 0) }
    scoreNormal = arena.column(capacity, of: 0)
    spareNormal = arena.column(capacity, of: 0)
    stake = arena.column(capacity, of: 0)
    reputation = arena.column(capacity, of: world.mechanism.reputation.initial)
    standing = UnsafePointer(stake.base)
    amount = arena.column(capacity, of: 0)
    reward = arena.column(capacity, of: 0)
    weight = arena.column(capacity, of: 0)
    due = arena.column(operators, of: 0)
    lost = arena.column(operators, of: 0)
    spent = arena.column(operators, of: 0)
    received = arena.column(operators, of: 0)
    held = arena.column(operators, of: 0)
    net = arena.column(operators, of: 0)
    sums = BehaviourSums(behaviours: world.contributors.count, arena)
    outcome = arena.column(capacity, of: 0)
    let used = world.mechanism.reward is any UsageReward ? capacity : 0
    isUsed = arena.column(used, of: 0)
    usedQuality = arena.column(used, of: 0)
    popularity = arena.column(used, of: 0)
    attraction = arena.column(used, of: 0)
    royalty = arena.column(used > 0 ? max(used, identities) : 0, of: 0)
    isPaid = arena.column(used > 0 ? identities : 0, of: 0)
    zeroScore = arena.column(capacity, of: 0)
    zeroFlag = arena.column(capacity, of: 0)
    zeroKept = arena.column(capacity, of: 0)
    runWords = FourColumns(
      arena.column(Tile.target, of: 0).base, arena.column(Tile.target, of: 0).base,
      arena.column(Tile.target, of: 0).base, arena.column(Tile.target, of: 0).base)
    var size = 0
    if case .panel(let terms) = world.mechanism.verification.instrument { size = terms.size }
    if world.mechanism.usesDocket { size = max(size, 1) }
    let judged = size > 0 ? capacity : 0
    everyRow = arena.column(judged, of: 0)
    for row in 0..<judged { everyRow[row] = Int32(row) }
    gathered = PanelColumns(capacity: judged, arena)
    panels = gathered
    seatValidator = (0..<size).map { _ in arena.column(judged, of: 0) }
    seatNormal = (0..<size).map { _ in arena.column(judged, of: 0) }
    seatApproves = (0..<size).map { _ in arena.column(judged, of: 0) }
    seatConduct = (0..<size).map { _ in arena.column(judged, of: 0) }
    rulePlace = arena.column(judged, of: 0)
    seatRule = arena.column(judged, of: 0)
    seatMargin = arena.column(judged, of: 0)
    tally = Tally(identities: seats, arena)
    coherent = arena.column(seats, of: 0)
    feeEarned = arena.column(seats, of: 0)
    shareEarned = arena.column(seats, of: 0)
    forfeited = arena.column(seats, of: 0)
    hearing = HearingColumns(world: world, capacity: capacity, seats: seats, arena)
  }

  deinit {
    claimed.deinitialize(count: 1)
    claimed.deallocate()
  }

  var fourWords: FourColumns {
    FourColumns(words[0].base, words[1].base, words[2].base, words[3].base)
  }

  var fourMoreWords: FourColumns {
    FourColumns(moreWords[0].base, moreWords[1].base, moreWords[2].base, moreWords[3].base)
  }

  /// Gives every row of a tile a panel.
  func seatEveryRow(of rows: RowColumns, from first: Int, count: Int) {
    panels = PanelColumns(
      rows: rows, from: first, count: count, everyRow: everyRow, self, own: gathered)
  }

  /// Gives the examined rows of a tile a panel: copies them side by side.
  func seatExamined(of rows: RowColumns, from first: Int, count: Int) {
    panels = gathered
    let examined = rows.examined.base + first
    let quality = rows.quality.base + first
    var panel = 0
    var row = 0
    while row < count {
      panels.row[panel] = Int32(truncatingIfNeeded: row)
      panels.ownKey[panel] = keys[row]
      panels.quality[panel] = quality[row]
      panels.ownBehaviour[panel] = behaviours[row]
      panels.firstWord[panel] = words[3].base[row]
      panels.firstLook[panel] = firstLook.base[row]
      panel &+= Int(examined[row])
      row &+= 1
    }
    panels.count = panel
  }

  /// Makes room for panels of one seat each on cases that are no rows.
  func seatCases(_ count: Int) {
    panels = gathered
    panels.count = count
  }

  /// Clears the tallies for a new epoch.
  func startEpoch() {
    tally.clear()
    coherent.fill(0)
    feeEarned.fill(0)
    shareEarned.fill(0)
    forfeited.fill(0)
    capturedPanels = 0
    ratings.removeAll(keepingCapacity: true)
    panelsHeard = 0
    bestScore = -.infinity
    hearing.startEpoch()
  }
}
