import MesoPrimitives

/// Who delegates what to whom, and what holders know of validators. Base units.
///
/// A holder's tokens are with one validator identity at a time, part of its stake, so that every rule
/// that reads stake counts them; or they wait, in the holder's own liquid account or outside.
final class Delegation {
  // One value per holder.
  let key: Column<UInt64>
  /// The cohort of delegators.
  let cohort: Column<UInt8>
  /// The contributor that the holder is; -1 for one outside.
  let owner: Column<Int32>
  /// The validator identity that it delegates to; -1 for none.
  let target: Column<Int32>
  let staked: Column<Int64>
  /// What waits to be delegated.
  let idle: Column<Int64>
  /// What it delegates on of what it got in the epoch.
  let added: Column<Int64>

  // One value per validator identity.
  /// What is delegated to it, part of its stake.
  let backing: Column<Int64>
  /// What it was paid in the epoch, and what of that is its holders'.
  let paid: Column<Int64>
  let share: Column<Int64>
  /// What it lost that is not shared yet, and the stake that it lost it from.
  let lost: Column<Int64>
  let exposed: Column<Int64>
  var hasLosses = false
  /// What a unit of its stake lost in the epoch.
  let lossRate: Column<Double>

  // One value per cohort of delegators and validator identity: running means of what a unit of stake
  // earned and lost in an epoch, and the epochs that they are of.
  let earning: Column<Double>
  let losing: Column<Double>
  let epochs: Column<Int32>

  /// What holders have taken away, oldest first. Slashing of the validator reaches it.
  var queue: [Unbonding] = []

  struct Unbonding: Hashable {
    var holder: Int
    var identity: Int
    var units: Int64
    /// The epoch in which it comes back.
    var mature: Int
  }

  /// Lays out who delegates; `nil` if nobody does.
  init?(_ world: World, _ contributors: Population, identities: Int, arena: Arena, scratch: Arena) {
    guard !world.delegators.isEmpty else { return nil }
    let holders = world.delegators.reduce(0) { $0 + world.holders(of: $1) }
    key = arena.column(holders, of: 0)
    cohort = arena.column(holders, of: 0)
    owner = arena.column(holders, of: -1)
    target = arena.column(holders, of: -1)
    staked = arena.column(holders, of: 0)
    idle = arena.column(holders, of: 0)
    added = scratch.column(holders, of: 0)
    backing = arena.column(identities, of: 0)
    paid = scratch.column(identities, of: 0)
    share = scratch.column(identities, of: 0)
    lost = scratch.column(identities, of: 0)
    exposed = scratch.column(identities, of: 0)
    lossRate = scratch.column(identities, of: 0)
    earning = arena.column(world.delegators.count * identities, of: 0)
    losing = arena.column(world.delegators.count * identities, of: 0)
    epochs = arena.column(world.delegators.count * identities, of: 0)
    bear(world, contributors)
  }

  private func bear(_ world: World, _ contributors: Population) {
    var holder = 0
    for (index, terms) in world.delegators.enumerated() {
      let birth = EntityKey.cohort(side: "delegators", name: terms.name)
      let first = world.contributors.prefix(terms.contributors ?? 0).reduce(0) {
        $0 + $1.terms.operators
      }
      for ordinal in 0..<world.holders(of: terms) {
        if terms.contributors != nil { owner[holder] = Int32(first + ordinal) }
        key[holder] =
          terms.contributors == nil
          ? EntityKey.operator(of: birth, ordinal: ordinal)
          : EntityKey.mixed(birth ^ contributors.key[first + ordinal])
        cohort[holder] = UInt8(index)
        idle[holder] = terms.tokens.units
        holder += 1
      }
    }
  }

  /// What holders have on its way back, in all.
  var unbonding: Int64 { queue.reduce(0) { $0 + $1.units } }

  /// What is delegated, in all.
  var stakedSum: Int64 { (0..<staked.count).reduce(0) { $0 + staked[$1] } }

  /// Where the means of a cohort and an identity stand.
  func slot(_ cohort: Int, _ identity: Int) -> Int { cohort * backing.count + identity }

  /// What holders expect a unit of stake with an identity to earn: the running mean, or the mean of all
  /// that have one.
  func expectedEarning(of identity: Int, _ cohort: Int, mean: Double) -> Double {
    let slot = slot(cohort, identity)
    return epochs[slot] > 0 ? earning[slot] : mean
  }

  /// The mean of what is known of a unit's earnings, over identities; 0 where nothing is.
  func meanEarning(_ cohort: Int) -> Double {
    var (sum, known) = (0.0, 0)
    for identity in 0..<backing.count where epochs[slot(cohort, identity)] > 0 {
      sum += earning[slot(cohort, identity)]
      known += 1
    }
    return known > 0 ? sum / Double(known) : 0
  }

  /// Takes what an identity earned and lost in the epoch into the means.
  func noteReturn(of identity: Int, stake: Int64, windows: [Int]) {
    for (cohort, window) in windows.enumerated() where stake > 0 {
      let slot = slot(cohort, identity)
      epochs[slot] += 1
      let gain = 1 / Double(min(Int(epochs[slot]), window))
      earning[slot] += (Double(paid[identity]) / Double(stake) - earning[slot]) * gain
      losing[slot] += (lossRate[identity] - losing[slot]) * gain
    }
    paid[identity] = 0
    lossRate[identity] = 0
  }

  /// Takes the losses that are shared by now into the epoch's rates.
  func forgetLosses() {
    for identity in 0..<backing.count where lost[identity] > 0 {
      lossRate[identity] += Double(lost[identity]) / Double(exposed[identity])
      lost[identity] = 0
      exposed[identity] = 0
    }
    hasLosses = false
  }

  func write(to writer: inout StateWriter) {
    writer.write(Int64(queue.count))
    for entry in queue {
      for value in [Int64(entry.holder), Int64(entry.identity), entry.units, Int64(entry.mature)] {
        writer.write(value)
      }
    }
  }

  func read(from reader: inout StateReader) throws {
    queue = try (0..<max(0, try reader.integer())).map { _ in
      Unbonding(
        holder: Int(try reader.integer()), identity: Int(try reader.integer()),
        units: try reader.integer(), mature: Int(try reader.integer()))
    }
  }
}
