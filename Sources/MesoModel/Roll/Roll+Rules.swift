import MesoPrimitives

/// Under whose rule a roll pays.
struct RollTerms {
  /// 0 for the mechanism's reward, else the number of the role's rule.
  var number = 0
  /// The rule of a role; `nil` for the mechanism's reward.
  var rule: RoleRule?
  /// What is spent before the rule has its turn.
  var setAside: FundedPurse?

  init() {}

  init(_ rule: RoleRule, number: Int, setAside: FundedPurse) {
    self.number = number
    self.rule = rule
    self.setAside = setAside
  }
}

extension Roll {
  /// What a role's rule can take from a source, in base units.
  func available(from source: FundingSource, to rule: RoleRule) -> Int64 {
    let ledger = engine.ledger
    let validators = engine.world.mechanism.validatorReward.source == source ? bill.fees : 0
    let committed =
      (terms.setAside?.total(from: source, weight: engine.settlementTotals.weight) ?? 0)
      + validators
    switch source {
    case .fees: return max(0, ledger.balances[.outside] - committed)
    case .mint: return max(0, Int64.max / 2 - ledger.supply - committed)
    case .contract: return max(0, ledger.balances[.contract] - committed)
    case .treasury:
      let budget = rule.budget.map { max(0, $0.units - spentBudget) } ?? .max
      return max(0, min(budget, engine.freeTreasury - committed))
    case .emission: return max(0, engine.earmarks.contributors - committed)
    }
  }

  /// Pays by weights what a reward for contributions says: so much each, or a purse in shares.
  func settle(_ reward: any ContributionReward, weights: [Int64]) {
    let totals = RewardTotals(
      weight: weights.reduce(0, +), budget: budget, verificationBill: .zero, usage: demand,
      fee: fee)
    switch reward.purse(totals) {
    case .each(let amount):
      let owed = amount.units.multipliedReportingOverflow(by: totals.weight)
      let pool = Amount(units: owed.overflow ? .max : owed.partialValue)
      share(pool, from: reward.source, by: weights) { _ in "accepted" }
    case .shared(let pool):
      share(pool, from: reward.source, by: weights) { _ in "its share of the pool" }
    }
  }
}
