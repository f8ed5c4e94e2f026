public import MesoPrimitives

/// What an operator sells in an epoch.
public struct SellTerms: Hashable, Sendable {
  /// Whether it sells what its effort and inspections cost.
  public var costs: Bool
  /// The share that it sells of the liquid tokens that are left: its preference for money now.
  public var share: Proportion

  public init(costs: Bool, share: Proportion) {
    self.costs = costs
    self.share = share
  }
}

/// What a treasury does with reserve currency.
public struct TreasuryTerms: Hashable, Sendable {
  /// Reserve currency at the start.
  public var reserve = Amount.zero
  public var bonds: BondTerms?
  public var buyBack: BuyBackTerms?
  /// The share of its reserve currency that it puts into the pool in every epoch, with as many tokens
  /// as match it; it never withdraws them.
  public var liquidity = Proportion.zero

  public init() {}

  /// Whether it does anything.
  public var isActive: Bool {
    reserve > .zero || bonds != nil || buyBack != nil || liquidity > .zero
  }
}

/// Tokens of the treasury bought back for its reserve currency.
public struct BuyBackTerms: Hashable, Sendable {
  /// The share of its reserve currency that it spends in an epoch.
  public var share: Proportion
  /// Whether it burns what it bought.
  public var burns: Bool

  public init(share: Proportion, burns: Bool) {
    self.share = share
    self.burns = burns
  }
}
