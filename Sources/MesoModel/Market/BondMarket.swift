public import MesoPrimitives

/// Bonds: reserve currency now for tokens of the treasury later, at a price that falls with time and
/// rises with every sale.
public struct BondTerms: Hashable, Sendable {
  /// Tokens for sale in all.
  public var capacity: Amount
  /// Epochs in which they are to be sold.
  public var length: Int
  /// Dollars per token at the start.
  public var price: Double
  /// Epochs over which the greatest sale is spread: one sale takes capacity · interval ⁄ length at most.
  public var interval: Double
  /// Epochs between corrections of the price.
  public var tune: Double
  /// Epochs after which a buyer gets its tokens, all at once.
  public var vesting: Int
  /// Dollars that buyers offer in an epoch at the most.
  public var demand: Amount
  /// The discount on the market price, as a share of it, below which they buy nothing.
  public var requiredDiscount: Double

  public init(
    capacity: Amount, length: Int, price: Double, interval: Double, tune: Double, vesting: Int,
    demand: Amount, requiredDiscount: Double
  ) {
    self.capacity = capacity
    self.length = length
    self.price = price
    self.interval = interval
    self.tune = tune
    self.vesting = vesting
    self.demand = demand
    self.requiredDiscount = requiredDiscount
  }
}

/// The state of a bond market, in tokens, dollars and epochs since it opened.
///
/// The price is cv · debt ⁄ supply. Debt grows by what is sold and falls in a straight line over the
/// length of the market; the control variable cv is corrected so that what is left is sold in the time
/// that is left: up at once, down in a straight line over the `tune` interval.
///
/// - SeeAlso: OlympusDAO, `BondDepository.sol`.
public struct BondMarket: Hashable, Sendable {
  public let length: Double
  public let interval: Double
  public let tune: Double
  /// Tokens that are left.
  public private(set) var capacity: Double
  public private(set) var debt: Double
  public private(set) var targetDebt: Double
  /// The control variable when it was last corrected, and where it goes.
  private var base: Double
  private var goal: Double
  private var corrected = 0.0
  private var decayed = 0.0
  /// The most that one sale takes.
  public private(set) var maximumPayout: Double

  /// Opens a market.
  ///
  /// - Parameter supply: Tokens in existence.
  public init(_ terms: BondTerms, capacity: Double, supply: Double) {
    length = Double(terms.length)
    interval = terms.interval
    tune = terms.tune
    self.capacity = capacity
    debt = capacity
    targetDebt = capacity
    base = terms.price * supply / capacity
    goal = base
    maximumPayout = capacity * interval / length
  }

  /// The control variable at a time.
  public func control(at time: Double) -> Double {
    goal < base ? base - (base - goal) * min(1, (time - corrected) / tune) : goal
  }

  /// Dollars per token at a time.
  public func price(at time: Double, supply: Double) -> Double {
    control(at: time) * debt(at: time) / supply
  }

  private func debt(at time: Double) -> Double {
    debt * max(0, 1 - (time - decayed) / length)
  }

  /// Sells tokens for dollars; the payout must be no more than the greatest and the capacity.
  ///
  /// - Returns: Tokens that the buyer gets when they are due.
  public mutating func deposit(_ dollars: Double, at time: Double, supply: Double) -> Double {
    let payout = dollars / price(at: time, supply: supply)
    debt = debt(at: time) + payout
    decayed = time
    capacity -= payout
    let left = length - time
    if time - corrected >= tune, left > 0, capacity > 0 {
      let current = control(at: time)
      let found = current * debt / supply
      targetDebt = capacity * length / left
      base = current
      goal = found * supply / targetDebt
      if goal > base { base = goal }
      corrected = time
      maximumPayout = capacity * interval / left
    }
    return payout
  }

  init(_ terms: BondTerms, from reader: inout StateReader) throws {
    length = Double(terms.length)
    interval = terms.interval
    tune = terms.tune
    capacity = try reader.number()
    debt = try reader.number()
    targetDebt = try reader.number()
    base = try reader.number()
    goal = try reader.number()
    corrected = try reader.number()
    decayed = try reader.number()
    maximumPayout = try reader.number()
  }

  func write(to writer: inout StateWriter) {
    for value in [
      capacity, debt, targetDebt, base, goal, corrected, decayed, maximumPayout,
    ] {
      writer.write(value)
    }
  }
}
