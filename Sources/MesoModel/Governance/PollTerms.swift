/// How those who govern are asked, and how they make up their minds.
public struct PollTerms: Hashable, Sendable {
  /// What a voter wants.
  public enum Objective: Hashable, Sendable {
    /// More profit for operators that behave as it does; for its coalition if it is in one.
    case interest
    /// A public statistic to be higher or lower.
    case statistic(PublicStatistic, isRaised: Bool)
  }

  /// What a vote weighs: stake, what is liquid, both, the voting balance of locked tokens, or all
  /// three.
  public enum Weight: String, CaseIterable, Sendable {
    case stake, balance, both, locked, all

    /// Whether locks count.
    public var readsLocks: Bool { self == .locked || self == .all }
  }

  /// Epochs between two polls.
  public var period: Int
  /// Epochs that a voter looks ahead.
  public var horizon: Int
  public var objective: Objective
  public var weight: Weight
  /// The probability that an operator takes part in a poll.
  public var turnout: Double
  /// The share of operators outside coalitions that leave their votes to whoever holds most.
  public var delegation: Double
  /// Tokens an epoch, in base units, below which a change leaves a voter indifferent.
  public var indifference: Double
  /// Epochs from a decision to its force, beyond the next.
  public var timelock: Int
  /// How traders come to their prices; `nil` where there is no market.
  public var market: MarketTerms?

  public init(
    period: Int, horizon: Int, objective: Objective = .interest, weight: Weight = .stake,
    turnout: Double = 1, delegation: Double = 0, indifference: Double = 0, timelock: Int = 0,
    market: MarketTerms? = nil
  ) {
    self.period = period
    self.horizon = horizon
    self.objective = objective
    self.weight = weight
    self.turnout = turnout
    self.delegation = delegation
    self.indifference = indifference
    self.timelock = timelock
    self.market = market
  }
}

/// How traders of a market on welfare come to their prices.
public struct MarketTerms: Hashable, Sendable {
  /// What is bet on, and the values that count as 0 and as 1.
  public var welfare: PublicStatistic
  public var low: Double
  public var high: Double
  /// The standard deviation of a trader's error, in units of the price.
  public var noise: Double
  /// Credits for each token that a trader could vote with.
  public var budget: Double
  /// Whether coalitions trade for what pays them in place of what they believe.
  public var isManipulated: Bool

  public init(
    welfare: PublicStatistic, low: Double, high: Double, noise: Double, budget: Double,
    isManipulated: Bool
  ) {
    self.welfare = welfare
    self.low = low
    self.high = high
    self.noise = noise
    self.budget = budget
    self.isManipulated = isManipulated
  }

  /// A welfare as a price between 0 and 1.
  public func price(of welfare: Double) -> Double {
    min(1, max(0, (welfare - low) / (high - low)))
  }
}
