public import MesoPrimitives

/// What was traded in an epoch, and where reserve currency stands at its end.
public struct MarketFrame: Hashable, Sendable {
  /// Whether anything is traded for reserve currency.
  public var isThere = false
  /// Tokens that operators sold, what they got, and what the price before the sale would have paid, in
  /// base units.
  public var sold = Amount.zero
  public var soldUSD = Amount.zero
  public var soldAtSpot = 0.0
  /// Tokens that operators offered and nobody took.
  public var unsold = Amount.zero
  /// Tokens that users bought for what they paid, what they cost, and what they could not buy.
  public var bought = Amount.zero
  public var boughtUSD = Amount.zero
  public var unbought = Amount.zero
  /// Tokens sold as bonds, what they brought, and (market price − bond price) ÷ market price.
  public var bonded = Amount.zero
  public var bondedUSD = Amount.zero
  public var bondDiscount: Double?
  /// Tokens that a curve issued to buyers.
  public var issued = Amount.zero
  /// Tokens that the treasury bought back.
  public var boughtBack = Amount.zero
  /// The treasury's share of the claims on the pool; `nil` where there is no pool.
  public var ownedShare: Double?
  /// The yearly return of the pool's providers; `nil` where there is no pool.
  public var poolReturn: Double?
  /// Postings in reserve currency, in the order of the closed list of reasons.
  public var flows: [Flow] = []
  /// Reserve currency by account class, in base units.
  public var balances = ClassBalances()
  /// Σ classes − what there was at the start; anything but 0 fails the run.
  public var conservationError: Int64 = 0

  public init() {}
}
