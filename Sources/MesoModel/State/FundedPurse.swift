import MesoPrimitives

/// A purse that its payer can cover, and how it pays a weight.
public struct FundedPurse {
  enum Rule {
    /// So many base units for each unit of weight.
    case each(Int64)
    /// So many base units in all, for so much weight in all.
    case shared(Int64, over: Int64)
  }

  var rule: Rule
  var source: FundingSource
  /// Whether weights are identities' use, not contributions'.
  var paysUse: Bool
  /// What the platform gets beside all rewards together, in base units.
  var surcharge: Int64 = 0
  /// What the payer lacks, in base units.
  public private(set) var unpaid: Int64 = 0

  init(rule: Rule, source: FundingSource, paysUse: Bool) {
    (self.rule, self.source, self.paysUse) = (rule, source, paysUse)
  }

  /// Holds a reward's purse against what its payer has.
  ///
  /// Where the payer cannot cover so much for each unit of weight, what it has is shared by weight.
  ///
  /// - Parameter available: What the payer can cover, in base units.
  public init(_ reward: any Reward, _ totals: RewardTotals, available: Int64) {
    self.init(reward, totals, available: available, paysUse: reward is any UsageReward)
  }

  /// - Parameter paysUse: Whether the reward is for use.
  init(_ reward: any Reward, _ totals: RewardTotals, available: Int64, paysUse: Bool) {
    let source = reward.source
    let weight = totals.weight
    switch reward.purse(totals) {
    case .each(let amount):
      let surcharge = reward.surcharge(totals)
      let owed = (amount + surcharge).units.multipliedReportingOverflow(by: weight)
      if !owed.overflow, owed.partialValue <= available {
        self.init(rule: .each(amount.units), source: source, paysUse: paysUse)
        self.surcharge = surcharge.units * weight
        return
      }
      let paid =
        surcharge == .zero
        ? available : mulDivFloor(available, amount.units, (amount + surcharge).units)
      self.init(rule: .shared(paid, over: weight), source: source, paysUse: paysUse)
      self.surcharge = available - paid
      unpaid = owed.overflow ? .max - available : owed.partialValue - available
    case .shared(let amount):
      let paid = weight > 0 ? min(amount.units, available) : 0
      self.init(rule: .shared(paid, over: weight), source: source, paysUse: paysUse)
      unpaid = weight > 0 ? amount.units - paid : 0
    }
  }

  /// What contributions of some weights are paid; nothing where the purse is for use.
  func fill(
    _ rewards: UnsafeMutablePointer<Int64>, from weights: UnsafePointer<Int64>, count: Int
  ) {
    guard !paysUse else {
      rewards.update(repeating: 0, count: count)
      return
    }
    share(rewards, weights, count: count)
  }

  /// What some weights are paid, whatever they are of.
  func share(
    _ rewards: UnsafeMutablePointer<Int64>, _ weights: UnsafePointer<Int64>, count: Int
  ) {
    switch rule {
    case .each(let units):
      var row = 0
      while row < count {
        rewards[row] = units &* weights[row]
        row &+= 1
      }
    case .shared(let units, let total):
      guard total > 0 else { return rewards.update(repeating: 0, count: count) }
      Shares.fill(rewards, of: weights, count: count, total: units, whole: total)
    }
  }

  /// What a weight is paid, rounded down.
  @inline(__always)
  public func pay(_ weight: Int64) -> Int64 {
    switch rule {
    case .each(let units): units &* weight
    case .shared(let units, let total):
      weight == 0 || total == 0 ? 0 : mulDivFloor(units, weight, total)
    }
  }
}

/// What is left of a claim where a payer falls short: all claims shrink by the same ratio.
public enum Shortfall {
  /// A claim's part, rounded down.
  ///
  /// - Parameters:
  ///   - claim: Base units.
  ///   - owed: All claims together.
  ///   - available: What the payer has.
  public static func part(of claim: Int64, owed: Int64, available: Int64) -> Int64 {
    owed > available ? mulDivFloor(claim, available, owed) : claim
  }
}
