import MesoPrimitives

/// An epoch's sums of one tile over one contributor behaviour.
///
/// Tiles keep their own sums, which are added up in tile order: floating sums then have the same
/// bits however many threads there are.
struct TileSums: BitwiseCopyable {
  var members: Int32 = 0
  var operators: Int32 = 0
  var identities: Int32 = 0
  /// Contributions made, what of their cost was not paid, and those of which nothing was.
  var made: Int32 = 0
  var unpaid: Int32 = 0
  var unpaidCost: Int64 = 0
  /// What operators that choose their effort spend on contributions, paid or not.
  var ownEffort: Int64 = 0
  var listed: Int32 = 0
  var charges: Int64 = 0
  /// Contributions whose verdict is final, and what they are.
  var final: Int32 = 0
  var accepted: Int32 = 0
  var good: Int32 = 0
  var goodAccepted: Int32 = 0
  var quality = 0.0
  var acceptedQuality = 0.0
  var goodAcceptedQuality = 0.0
  var rewards: Int64 = 0
  /// Rewards that are not for a row of the tile: for use, or of the epoch's roll.
  var rewardTransfers: Int32 = 0
  var slashed: Int64 = 0
  var stake: Int64 = 0
  var balance: Int64 = 0
  /// What proofs cost, and what of it was paid back.
  var proving: Int64 = 0
  var refunds: Int64 = 0
  /// Bribes paid.
  var bribes: Int64 = 0
  /// Quality that accepted work destroyed or did not add.
  var harm = 0.0

  /// Adds what was settled of a further tileful of contributions; money alone if they were counted
  /// before.
  mutating func addSettled(_ more: TileSums, isRepeat: Bool) {
    if !isRepeat {
      final += more.final
      accepted += more.accepted
      good += more.good
      goodAccepted += more.goodAccepted
      quality += more.quality
      acceptedQuality += more.acceptedQuality
      goodAcceptedQuality += more.goodAcceptedQuality
    }
    rewards += more.rewards
    rewardTransfers += more.rewardTransfers
    slashed += more.slashed
  }
}

/// An epoch's sums of one tile over all behaviours.
struct TileFunding: BitwiseCopyable {
  var weight: Int64 = 0
  /// Σ weight × quality, of contributions.
  var weightedQuality = 0.0
  /// New use: Σ weight and Σ weight × quality of work accepted in this epoch.
  var newUse: Int64 = 0
  var newUseQuality = 0.0
  /// Use in the next epoch, of the tile's identities.
  var nextUse: Int64 = 0
  /// Identity weights in use at the start of Settlement.
  var use: Int64 = 0
  var accepted: Int32 = 0
  /// Rows that were rewarded, and that were slashed.
  var rewardTransfers: Int32 = 0
  var slashTransfers: Int32 = 0
  var paidOut: Int64 = 0
  var paidOutTransfers: Int32 = 0
  /// What went from liquid balances to stakes that were below their owners' floors.
  var topUp: Int64 = 0
  var topUps: Int32 = 0
}

/// Use of accepted work, over all works: Σ weight × quality and Σ weight × age.
struct UseTotals {
  var weight: Double = 0
  var weightedQuality = 0.0
  var weightedAge = 0.0
}

/// What Settlement found and paid.
struct SettlementTotals {
  var weight: Int64 = 0
  var rewards: Int64 = 0
  var redistributed: Int64 = 0
}

/// Money that was earned and is received later, by operator and epochs to wait.
struct EscrowQueue {
  let schedule: [Int64]
  let total: Int64
  /// Where the money waits.
  let holding: AccountClass
  private let operators: Int
  private let slots: Column<Int64>

  init(payout: any Payout, operators: Int, _ arena: Arena) {
    schedule = payout.schedule
    holding = payout.holding
    total = schedule.reduce(0, +)
    self.operators = operators
    slots = arena.column(schedule.count > 1 ? operators * schedule.count : 0, of: 0)
  }

  /// Whether everything is received when it is earned.
  var isImmediate: Bool { schedule.count == 1 }

  /// Spreads what an operator earned over the epochs to come, and takes out what it receives now.
  ///
  /// Each part is rounded down; the last takes what rounding leaves.
  @inline(__always)
  func exchange(_ operator: Int, earned: Int64, epoch: Int) -> Int64 {
    let length = schedule.count
    let place = `operator` * length
    var rest = earned
    for wait in 0..<length where earned > 0 {
      let part = wait == length - 1 ? rest : mulDivFloor(earned, schedule[wait], total)
      slots[place + (epoch + wait) % length] += part
      rest -= part
    }
    let slot = place + epoch % length
    let received = slots[slot]
    slots[slot] = 0
    return received
  }

  /// What an operator receives after a wait of so many epochs, from 0.
  func due(to operator: Int, after wait: Int, epoch: Int) -> Int64 {
    slots[`operator` * schedule.count + (epoch + wait) % schedule.count]
  }

  /// What is held for an operator.
  func held(for operator: Int) -> Int64 {
    guard !isImmediate else { return 0 }
    return (0..<schedule.count).reduce(0) { $0 + slots[`operator` * schedule.count + $1] }
  }

  /// What is held for everyone.
  var sum: Int64 { isImmediate ? 0 : slots.array.reduce(0, +) }

  /// The mean wait of what is earned, in epochs.
  var meanWait: Double {
    let weighted = schedule.enumerated().reduce(0.0) { $0 + Double($1.offset) * Double($1.element) }
    return weighted / Double(total)
  }
}
