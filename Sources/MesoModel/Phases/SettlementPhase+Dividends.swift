public import MesoPrimitives

extension Engine {
  /// Owes validators their shares of an evaluation's dividends, if the validator reward pays them.
  func payDividends(_ bill: ValidatorBill) {
    guard let reward = stages.dividends, let shares = evaluation?.shares else { return }
    let pool = (reward.pool ?? dividendPool(of: reward, shares)).units
    let weights = shares.dividends.map { EvaluationShares.fixed($0) }
    let total = weights.reduce(0, +)
    guard total > 0 else { return }
    for (identity, weight) in weights.enumerated() {
      bill.fee[identity] += mulDivFloor(pool, weight, total)
    }
  }
}

extension Engine {
  /// What a dividend reward without a pool of its own shares: validators' part of the emission, and
  /// contributors' as well where nobody has incentive.
  private func dividendPool(of reward: any DividendReward, _ shares: EvaluationShares) -> Amount {
    let contributors = stages.reward as? any EvaluationReward
    guard reward.source == .emission else {
      return contributors?.emission(view, hasIncentive: shares.hasIncentive).validators ?? .zero
    }
    if !shares.hasIncentive, contributors?.source == .emission {
      earmarks.validators += earmarks.contributors
      earmarks.contributors = 0
    }
    return Amount(units: earmarks.validators)
  }
}

extension Roll {
  /// What validators' evaluation of contributors came to; `nil` where there is none.
  public var evaluation: EvaluationShares? { engine.evaluation?.shares }

  /// Shares a pool among identities by their incentive, each part rounded down. What rounding leaves,
  /// and what is withheld, is not collected.
  ///
  /// An identity may be paid in an epoch in which none of its work is final, since rows count later
  /// than they are written.
  public func share(_ pool: Amount, from source: FundingSource, by shares: EvaluationShares) {
    let before = owedUnits
    let weights = shares.incentive.map { EvaluationShares.fixed($0) }
    let (paid, withheld) = (weights.reduce(0, +), EvaluationShares.fixed(shares.withheld))
    let part = withheld > 0 ? mulDivFloor(pool.units, paid, paid + withheld) : pool.units
    share(Amount(units: part), from: source, amongIdentities: weights) { identity in
      "an incentive of \(shares.incentive[identity])"
    }
    notePaidQuality(since: before)
  }

  /// Takes new tokens for the owner of the network and gives them to the treasury.
  public func mintForOwner(_ units: Int64) {
    release(collect(units, from: .mint), burn: false)
  }
}
