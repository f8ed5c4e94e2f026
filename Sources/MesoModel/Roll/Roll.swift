public import MesoPrimitives

/// The contributions that are final in an epoch, and the money with which a reward pays for them.
///
/// A reward collects from a payer into its reserve and pays out of it; what it leaves there it has
/// in the next epoch. Every amount is a whole number of base units and moves through the ledger,
/// and nobody pays more than there is.
///
/// - Complexity: About 150 bytes a contribution, and time of the order of what is asked.
public final class Roll {
  unowned let engine: Engine
  public let entries: [RollEntry]
  /// What validators are owed, which the sponsor's budget covers first.
  let bill: ValidatorBill
  /// Under whose rule it pays.
  let terms: RollTerms
  /// Base units taken from the sponsor in this epoch.
  private(set) var spentBudget: Int64 = 0
  /// Base units and identities paid.
  private(set) var paid = (units: Int64(0), transfers: 0)
  /// What validators gained and lost, by behaviour.
  var validators: [SideAccount]
  /// Σ paid × quality, for the metrics.
  var paidQuality = 0.0
  private var owed: [Int64]
  private var touched: [Int] = []

  init(_ engine: Engine, entries: [RollEntry], bill: ValidatorBill, terms: RollTerms = RollTerms())
  {
    self.engine = engine
    self.terms = terms
    self.entries = entries
    self.bill = bill
    validators = engine.world.validators.map { _ in SideAccount() }
    owed = [Int64](repeating: 0, count: engine.contributors.identityCount)
  }

  /// The epoch, from 1.
  public var epoch: Int { engine.epoch }
  /// Contributor identities, numbered from 0.
  public var identityCount: Int { owed.count }
  /// What the sponsor's budget leaves for contributors once validators are paid; `nil` if there is
  /// no budget. Where the emission pays, what it has set aside.
  public var budget: Amount? {
    if let rule = terms.rule {
      return rule.reward.source == .emission
        ? Amount(units: engine.earmarks.contributors) : rule.budget
    }
    if engine.world.mechanism.reward.source == .emission {
      return Amount(units: engine.earmarks.contributors)
    }
    return engine.world.demand.budget.map { max(.zero, $0 - Amount(units: bill.fees)) }
  }
  /// What the reward has collected and not paid out, over all epochs. Base units.
  public var reserve: Int64 { engine.rollReserve[terms.number] }

  /// What a payer can cover in this epoch, in base units.
  func available(from source: FundingSource) -> Int64 {
    if let rule = terms.rule { return self.available(from: source, to: rule) }
    let available = engine.available(to: source, bill: bill)
    return source == .contract ? min(available, engine.ledger.balances[.contract]) : available
  }

  /// Takes tokens into the reserve.
  ///
  /// - Returns: What the payer could cover, in base units; the rest is reported as unpaid.
  public func collect(_ units: Int64, from source: FundingSource) -> Int64 {
    guard units > 0 else { return 0 }
    let paid = min(units, available(from: source))
    if paid < units { engine.frame.unpaid += Amount(units: units - paid) }
    switch source {
    case .treasury, .emission:
      if source == .emission { engine.earmarks.contributors -= paid }
      engine.ledger.record(.reward, from: .treasury, to: .escrow, transfers: 1, units: paid)
      engine.frame.sponsorOutlay += Amount(units: paid)
      spentBudget += paid
    case .mint:
      engine.ledger.record(.mint, from: .minted, to: .escrow, transfers: 1, units: paid)
      engine.frame.sponsorOutlay += Amount(units: paid)
    case .contract:
      engine.ledger.record(.reward, from: .contract, to: .escrow, transfers: 1, units: paid)
    case .fees:
      engine.ledger.record(.fee, from: .outside, to: .escrow, transfers: 1, units: paid)
      engine.frame.fees += Amount(units: paid)
    }
    engine.rollReserve[terms.number] += paid
    return paid
  }

  /// Owes an identity tokens from the reserve; it gets them by the rules of Payout.
  public func pay(_ units: Int64, to identity: Int, because reason: @autoclosure () -> String) {
    guard units > 0 else { return }
    precondition(units <= reserve, "a reward never pays more than its reserve")
    engine.rollReserve[terms.number] -= units
    if owed[identity] == 0 { touched.append(identity) }
    owed[identity] += units
    let place = Int(engine.contributors.owner[identity])
    let kind: Event.Kind = engine.stages.usage == nil ? .reward : .royalty
    engine.note(
      kind, .contributors, operator: place, identity: identity, units: units, reason())
  }

  /// Pays the author of a contribution.
  public func pay(_ units: Int64, for index: Int, because reason: @autoclosure () -> String) {
    pay(units, to: entries[index].identity, because: reason())
    paidQuality += Double(units) * entries[index].quality
  }

  /// Shares a pool among contributions in proportion to weights, each part rounded down. What
  /// rounding leaves is not collected.
  ///
  /// - Parameter weights: One weight per entry, at least 0.
  public func share(
    _ pool: Amount, from source: FundingSource, by weights: [Int64],
    because reason: (Int) -> String
  ) {
    for (index, part) in parts(of: pool, from: source, by: weights).enumerated() {
      pay(part, for: index, because: reason(index))
    }
  }

  /// Shares a pool among identities in proportion to weights, each part rounded down. What
  /// rounding leaves is not collected.
  ///
  /// - Parameter weights: One weight per identity, at least 0.
  public func share(
    _ pool: Amount, from source: FundingSource, amongIdentities weights: [Int64],
    because reason: (Int) -> String
  ) {
    for (identity, part) in parts(of: pool, from: source, by: weights).enumerated() {
      pay(part, to: identity, because: reason(identity))
    }
  }

  /// Shares a part of the reserve among identities in proportion to weights, each part rounded
  /// down. What rounding leaves stays in the reserve.
  public func shareReserve(
    _ units: Int64, amongIdentities weights: [Int64], because reason: (Int) -> String
  ) {
    let total = weights.reduce(0, +)
    guard total > 0 else { return }
    for (identity, weight) in weights.enumerated() {
      pay(mulDivFloor(units, weight, total), to: identity, because: reason(identity))
    }
  }

  /// The parts of a pool, as far as its payer can cover it, collected into the reserve.
  private func parts(of pool: Amount, from source: FundingSource, by weights: [Int64]) -> [Int64] {
    let total = weights.reduce(0, +)
    guard total > 0, pool > .zero else { return [] }
    let funded = min(pool.units, available(from: source))
    if funded < pool.units { engine.frame.unpaid += Amount(units: pool.units - funded) }
    let parts = weights.map { mulDivFloor(funded, $0, total) }
    return collect(parts.reduce(0, +), from: source) > 0 ? parts : []
  }

  /// Gives up tokens of the reserve to the treasury, or burns them.
  public func release(_ units: Int64, burn: Bool) {
    guard units > 0 else { return }
    precondition(units <= reserve, "a reward never pays more than its reserve")
    engine.rollReserve[terms.number] -= units
    engine.ledger.record(
      burn ? .burn : .fee, from: .escrow, to: burn ? .burned : .treasury, transfers: 1,
      units: units)
  }

  /// What identities are owed by now.
  var owedUnits: [Int64] { owed }

  /// Notes the quality that was paid for since, where payments went to identities: the mean of each
  /// one's contributions.
  func notePaidQuality(since before: [Int64]) {
    var (sums, counts) = (before.map { _ in 0.0 }, before.map { _ in 0.0 })
    for entry in entries {
      sums[entry.identity] += entry.quality
      counts[entry.identity] += 1
    }
    for identity in touched where counts[identity] > 0 {
      let paid = Double(owed[identity] - before[identity])
      paidQuality += paid * sums[identity] / counts[identity]
    }
  }

  /// Enters what identities are owed in their operators' books.
  func close() {
    for identity in touched {
      let place = Int(engine.contributors.owner[identity])
      let behaviour = Int(engine.contributors.behaviour[place])
      engine.contributors.books.due[place] += owed[identity]
      engine.tileSums[behaviour].rewards += owed[identity]
      engine.tileSums[behaviour].rewardTransfers += 1
      paid.units += owed[identity]
      paid.transfers += 1
    }
  }
}

/// What a behaviour's operators gained and lost outside rewards for contributions. Base units.
struct SideAccount {
  var won: Int64 = 0
  var lost: Int64 = 0
}
