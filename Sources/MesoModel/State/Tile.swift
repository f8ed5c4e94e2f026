/// A run of operators whose contributions are stepped together while they are in cache.
///
/// Tiles are cut once, by the most contributions that their operators can make, and never by
/// the number of threads.
struct Tile {
  /// Rows that a tile aims at; an operator with more makes a tile of its own.
  static let target = 512

  let index: Int
  let operators: Range<Int>
  /// The identities of the operators.
  let identities: Range<Int>
  let firstRow: Int
  /// The most rows that the tile can hold.
  let capacity: Int

  /// Whether every operator has one identity, so that identities lie as operators do.
  var hasOneIdentityEach: Bool { operators.count == identities.count }

  static func cut(_ population: Population, world: World) -> [Tile] {
    var tiles: [Tile] = []
    var first = 0
    var firstRow = 0
    var capacity = 0
    func close(at end: Int) {
      guard end > first else { return }
      let identities =
        population.identities(of: first).lowerBound..<population.identities(of: end - 1).upperBound
      tiles.append(
        Tile(
          index: tiles.count, operators: first..<end, identities: identities, firstRow: firstRow,
          capacity: capacity))
      firstRow += capacity
      first = end
      capacity = 0
    }
    // The most contributions that an operator makes, whatever behaviour it takes up.
    let once = world.contributors.map { $0.work == .replicate ? 0 : $0.contributions }.max() ?? 0
    let each = world.contributors.map { $0.work == .replicate ? $0.contributions : 0 }.max() ?? 0
    for place in 0..<population.operatorCount {
      let most = max(once, each * population.identities(of: place).count)
      if capacity + most > target { close(at: place) }
      capacity += most
    }
    close(at: population.operatorCount)
    return tiles
  }
}

/// The contributions of an epoch, as columns; a tile's rows stand from its first row on.
struct RowColumns {
  let identity: Column<Int32>
  let author: Column<Int32>
  let quality: Column<Double>
  let verdict: Column<UInt8>
  let examined: Column<UInt8>
  let approvals: Column<UInt16>
  let attestations: Column<UInt16>
  let weight: Column<Int64>
  /// Empty unless the mechanism reads it.
  let score: Column<Double>
  let flagged: Column<UInt8>
  let kept: Column<Int32>
  let measurement: Column<Double>
  let similarity: Column<Double>
  /// ``SeatRecord`` of every seat, a row's seats side by side.
  let seats: Column<UInt32>
  private let seatsEach: Int
  /// One column per kind of reading; empty unless the mechanism reads it.
  let evidence: [Column<Double>]
  /// Numbers of the works that a contribution is derived from, −1 for none: so many places a row.
  let parents: Column<Int32>
  let parentsEach: Int
  // Empty unless the mechanism uses the docket or rewards whole epochs.
  /// The key of the contribution.
  let key: Column<UInt64>
  /// The candidate whose work a row is; empty unless tasks are allotted.
  let candidate: Column<Int32>
  // Empty unless the mechanism uses the docket.
  /// 1 where the docket has settled the verdict.
  let isFinal: Column<UInt8>

  /// - Parameter oneIdentityEach: Whether all operators have one identity, so that a row's author
  ///   and identity have the same place, which is kept once.
  init(world: World, count: Int, oneIdentityEach: Bool, _ arena: Arena) {
    identity = arena.column(count, of: 0)
    author = oneIdentityEach ? identity : arena.column(count, of: 0)
    quality = arena.column(count, of: 0)
    verdict = arena.column(count, of: 0)
    examined = arena.column(count, of: 0)
    approvals = arena.column(count, of: 0)
    attestations = arena.column(count, of: 0)
    weight = arena.column(count, of: 0)
    let scored = world.mechanism.rewards.contains { $0.scoreNoise != nil }
    score = arena.column(scored ? count : 0, of: 0)
    var (audited, tried, measured) = (false, false, false)
    switch world.mechanism.verification.instrument {
    case .audit, .proof: audited = true
    case .trial, .gold: tried = true
    case .benchmark: measured = true
    case .panel(let terms): measured = terms.reading != .none
    case nil: break
    }
    flagged = arena.column(audited ? count : 0, of: 0)
    kept = arena.column(tried ? count : 0, of: 0)
    measurement = arena.column(measured ? count : 0, of: 0)
    similarity = arena.column(world.mechanism.slashing.detector == nil ? 0 : count, of: 0)
    seatsEach = world.keepsSeats ? world.panelTerms?.size ?? 0 : 0
    seats = arena.column(count * seatsEach, of: 0)
    let reads = world.mechanism.reads
    evidence = PublicEvidence.allCases.map {
      arena.column(reads.contains($0) ? count : 0, of: 0)
    }
    let docketed = world.mechanism.usesDocket
    let isRolled = world.mechanism.reward is any EpochReward || !world.mechanism.roles.isEmpty
    key = arena.column(docketed || isRolled ? count : 0, of: 0)
    parents = arena.column(count * (world.derivation?.parents ?? 0), of: -1)
    parentsEach = world.derivation?.parents ?? 0
    let isAllotted = world.mechanism.allocation is any TaskAllocation
    candidate = arena.column(isAllotted ? count : 0, of: 0)
    isFinal = arena.column(docketed ? count : 0, of: 0)
  }

  /// Moves a row to another place. Only what Settlement and later phases read is moved.
  func move(_ row: Int, to place: Int) {
    func move<Element>(_ column: Column<Element>) {
      if column.count > 0 { column[place] = column[row] }
    }
    move(identity)
    move(author)
    move(quality)
    move(verdict)
    move(examined)
    move(approvals)
    move(attestations)
    move(score)
    move(flagged)
    move(kept)
    move(measurement)
    move(similarity)
    for seat in 0..<seatsEach { seats[place * seatsEach + seat] = seats[row * seatsEach + seat] }
    move(key)
    for column in evidence { move(column) }
    for nth in 0..<parentsEach {
      parents[place * parentsEach + nth] = parents[row * parentsEach + nth]
    }
  }
}
