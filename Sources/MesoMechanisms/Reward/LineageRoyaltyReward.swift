public import MesoModel
import MesoPrimitives

/// Royalties that flow on to the authors of the works that a work is built on.
///
/// A contribution that says what it is built on owes each parent the share `licence`: absolutely
/// (LAP), so that every ancestor has its share of all that is earned below it, or relatively (LRP),
/// so that a parent passes on a share of what it takes in. The shares are fixed when the work is
/// accepted and apply to its use for as long as it lasts. A work whose shares would exceed the stack
/// limit, or that has more than 1 024 ancestors, is not linked and keeps everything. Shares round
/// down; the dust is the author's.
///
/// It is the reward `royalty` with `lineage` set.
public struct LineageRoyaltyReward: EpochReward {
  enum Lineage: String, CaseIterable { case none, lap, lrp }

  let share: Proportion
  let terms: UsageTerms
  let lineage: Lineage
  let licence: Int64
  let stackLimit: Int64
  let compliance: Double

  init(_ values: ParameterValues, share: Proportion, terms: UsageTerms, lineage: Lineage) {
    func shares(_ name: String) -> Int64 {
      Int64((values.number(name) * Double(RoyaltyShares.whole)).rounded())
    }
    self.share = share
    self.terms = terms
    self.lineage = lineage
    licence = shares("licence")
    stackLimit = shares("stack-limit")
    compliance = values.number("compliance")
  }

  public var source: FundingSource { .fees }
  public var usage: UsageTerms? { terms }
  public var paysLineage: Bool { true }

  public func purse(_ totals: RewardTotals) -> Purse {
    RoyaltyReward(share: share, usage: terms).purse(totals)
  }

  /// The memory holds one integer per identity: its share of the use of all works.
  public func settle(_ roll: Roll, view: PublicView, memory: inout Memory) {
    var use = Use(memory, identities: roll.identityCount)
    if case .shared(let fees) = purse(
      RewardTotals(
        weight: 0, budget: nil, verificationBill: .zero, usage: roll.demand, fee: roll.fee))
    {
      roll.share(fees, from: .fees, amongIdentities: use.weights) { _ in "use of accepted work" }
    }
    use.age(by: terms.decay)
    for index in roll.accepted { add(index, of: roll, to: &use) }
    memory.integers = use.weights
  }

  /// Enters the use of a new work for its author and those whom it owes.
  private func add(_ index: Int, of roll: Roll, to use: inout Use) {
    let entry = roll.entries[index]
    var left = entry.appeal
    let complies = !entry.parents.isEmpty && roll.complies(index, with: compliance)
    let owed = complies ? shares(of: entry, roll) : nil
    roll.register(index, parents: owed == nil ? [] : entry.parents)
    for (work, share) in owed ?? [] {
      let part = mulDivFloor(entry.appeal, share, RoyaltyShares.whole)
      use.weights[roll.author(of: work)] += part
      left -= part
    }
    use.weights[entry.identity] += left
  }

  /// What a work would owe; `nil` if it may not be linked.
  private func shares(of entry: RollEntry, _ roll: Roll) -> [RoyaltyShares.Link]? {
    func links(_ works: [Int]) -> [RoyaltyShares.Link] { works.map { ($0, licence) } }
    let graph = RoyaltyShares { links(roll.parents(of: $0)) }
    let own = links(entry.parents)
    let owed =
      lineage == .lap
      ? graph.absolute(own, limit: Roll.maximumAncestors)
      : graph.relative(own, limit: Roll.maximumAncestors)
    // Under LRP the stack that leaves a work is that of its own parents.
    let stack = lineage == .lap ? owed?.reduce(0) { $0 + $1.share } : licence * Int64(own.count)
    return stack.map { $0 <= stackLimit } == true ? owed : nil
  }
}
