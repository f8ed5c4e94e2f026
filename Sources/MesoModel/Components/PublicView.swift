public import MesoPrimitives

/// What anyone can read on the chain at the start of an epoch.
///
/// This is all that a mechanism, a strategy or a governance rule is told beside the evidence of
/// the contributions: no quality, no cost, no strategy, no coalition.
public struct PublicView: Hashable, Sendable {
  /// The epoch, from 1.
  public var epoch: Int
  /// The number of days that an epoch lasts.
  public var epochDays: Double
  /// Tokens in existence: minted and not burned.
  public var supply: Amount
  public var treasury: Amount
  /// Stake of both sides.
  public var staked: Amount
  /// Dollars per token.
  public var priceUSD: Double
  public var contributorIdentities: Int
  public var validatorIdentities: Int
  /// The share of the last epoch's contributions that were accepted; `nil` before the first.
  public var lastAcceptanceRate: Double?
  /// What an accepted contribution of the last epoch earned on average; `nil` before any did.
  public var lastRewardPerAccepted: Amount?
  /// What the epoch came to so far, where a rule is asked after Settlement; of the epoch before,
  /// where it is asked earlier.
  public var record = PublicRecord()
  /// Base units in a token.
  public var unitsPerToken = 1e9

  public init(
    epoch: Int, epochDays: Double, supply: Amount, treasury: Amount, staked: Amount,
    priceUSD: Double, contributorIdentities: Int, validatorIdentities: Int,
    lastAcceptanceRate: Double?
  ) {
    self.epoch = epoch
    self.epochDays = epochDays
    self.supply = supply
    self.treasury = treasury
    self.staked = staked
    self.priceUSD = priceUSD
    self.contributorIdentities = contributorIdentities
    self.validatorIdentities = validatorIdentities
    self.lastAcceptanceRate = lastAcceptanceRate
  }
}

/// What an epoch came to, as the chain records it.
public struct PublicRecord: Hashable, Sendable {
  /// Uses of accepted work that users demanded.
  public var uses = 0.0
  /// What users paid for use.
  public var fees = Amount.zero
  /// Tokens destroyed, whatever for.
  public var burned = Amount.zero
  /// Of those, what users burned to pay for use.
  public var burnedForUse = Amount.zero
  /// Contributions accepted.
  public var accepted = 0
  /// The best score on a benchmark that keeps its record; `nil` where none does.
  public var bestScore: Double?

  public init() {}
}
