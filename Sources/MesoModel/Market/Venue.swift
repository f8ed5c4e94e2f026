public import MesoPrimitives

/// A place where tokens are traded for reserve currency at a price that trades make: a pool, or a
/// curve that issues and destroys tokens.
///
/// Reserve currency is dollars, counted in as many base units as the token. Quotes never move
/// anything: the engine makes the trade, and the two ledgers record it. Payments to traders are
/// rounded down and payments by them up, so that no round trip gains.
public protocol Venue: Sendable {
  /// Whether tokens sold to it cease to exist and those bought from it are new, up to what it has
  /// issued; a pool holds its tokens.
  var mints: Bool { get }
  /// Who provides it with tokens and reserve; `nil` where nobody can withdraw them.
  var liquidity: LiquidityTerms? { get }
  /// What it starts with.
  ///
  /// - Parameter supply: Tokens in existence at the start beside what the venue holds.
  func opening(supply: Amount, unitsPerToken: Double) -> VenueState
  /// Dollars for the next token.
  func spot(_ state: VenueState) -> Double
  /// What it pays for tokens.
  func sale(of tokens: Int64, _ state: VenueState) -> Trade
  /// What it takes for tokens; `nil` if it cannot sell so many.
  func purchase(of tokens: Int64, _ state: VenueState) -> Trade?
  /// The tokens that it gives for reserve currency.
  func purchase(for reserve: Int64, _ state: VenueState) -> Trade
}

extension Venue {
  public var liquidity: LiquidityTerms? { nil }
}

/// What a venue has. Base units.
public struct VenueState: Hashable, Sendable {
  /// Tokens in the pool; on a curve, tokens that it has issued and takes back.
  public var tokens: Int64
  public var reserve: Int64
  /// Base units in a token, and in a dollar.
  public var unitsPerToken: Double

  public init(tokens: Int64, reserve: Int64, unitsPerToken: Double) {
    self.tokens = tokens
    self.reserve = reserve
    self.unitsPerToken = unitsPerToken
  }
}

/// One trade with a venue. Base units.
public struct Trade: Hashable, Sendable {
  /// Tokens that the trader gives or gets.
  public var tokens: Int64
  /// What enters the venue's reserve, or leaves it.
  public var reserve: Int64
  /// Of a sale, the part of `reserve` that the treasury gets in the trader's place; of a purchase,
  /// what the trader pays the treasury on top of `reserve`.
  public var tribute: Int64

  public init(tokens: Int64, reserve: Int64, tribute: Int64 = 0) {
    self.tokens = tokens
    self.reserve = reserve
    self.tribute = tribute
  }

  /// No trade.
  public static let none = Trade(tokens: 0, reserve: 0)
}

/// When those who provide a pool with liquidity withdraw it, and when they come back.
public struct LiquidityTerms: Hashable, Sendable {
  /// The share of a trade that providers earn.
  public var fee: Proportion
  /// The yearly return on what is in the pool below which they leave.
  public var requiredReturn: Double
  /// The share of their part that they withdraw in an epoch in which it falls short.
  public var exit: Proportion
  /// The share of what left that comes back in an epoch in which it is exceeded.
  public var entry: Proportion

  public init(
    fee: Proportion, requiredReturn: Double, exit: Proportion, entry: Proportion = .zero
  ) {
    self.fee = fee
    self.requiredReturn = requiredReturn
    self.exit = exit
    self.entry = entry
  }
}
