/// A number about an epoch that anyone can read on the chain.
///
/// Governance, controllers and markets on welfare read these and never metrics: no hidden quality,
/// no cost, no strategy enters any of them.
public enum PublicStatistic: String, CaseIterable, Sendable {
  /// Contributions submitted in the epoch.
  case submissions
  /// Contributions accepted.
  case accepted
  /// Accepted ÷ submitted.
  case acceptanceRate = "acceptance-rate"
  /// Rejected ÷ examined: the share of what was looked at that was found wanting.
  case rejectionRate = "rejection-rate"
  /// Examined ÷ submitted.
  case examinedShare = "examined-share"
  /// Identities that submitted.
  case identities
  /// Stake of both sides, tokens.
  case staked
  /// Stake of both sides ÷ supply.
  case stakedShare = "staked-share"
  /// Tokens in existence.
  case supply
  /// Tokens in the treasury.
  case treasury
  /// Tokens minted in the epoch.
  case minted
  /// Tokens burned in the epoch.
  case burned
  /// Tokens slashed in the epoch.
  case slashed
  /// Tokens paid as rewards and royalties in the epoch.
  case rewards
  /// Tokens that users paid in the epoch.
  case fees
  /// Uses that users asked for in the epoch.
  case usage
  /// Dollars per token.
  case price
}

/// The public statistics of an epoch.
public struct PublicStatistics: Hashable, Sendable {
  private var values: [Double?] = PublicStatistic.allCases.map { _ in nil }

  public init() {}

  /// The value of a statistic; `nil` where it is a share of nothing.
  public subscript(statistic: PublicStatistic) -> Double? {
    get { values[statistic.place] }
    set { values[statistic.place] = newValue }
  }
}

extension PublicStatistic {
  /// Its place among all.
  var place: Int {
    var place = 0
    while PublicStatistic.allCases[place] != self { place += 1 }
    return place
  }
}
