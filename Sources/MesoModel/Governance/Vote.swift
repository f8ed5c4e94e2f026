public import MesoPrimitives

/// What holders say to a proposal.
public enum Voice: Hashable, Sendable { case yes, no, abstains }

/// The vote of one identity, as the chain records it.
public struct Vote: Hashable, Sendable {
  /// Tokens that it votes with, in base units.
  public var weight: Int64
  public var voice: Voice

  public init(weight: Int64, voice: Voice) {
    self.weight = weight
    self.voice = voice
  }
}

/// What a trader would pay in the two markets of a proposal, on a welfare between 0 and 1.
public struct MarketOrder: Hashable, Sendable {
  /// The prices up to which, or down to which, it trades if the proposal is adopted and if not.
  public var ifAdopted: Double
  public var ifRejected: Double
  /// The most that it spends in either market, in credits.
  public var budget: Double

  public init(ifAdopted: Double, ifRejected: Double, budget: Double) {
    self.ifAdopted = ifAdopted
    self.ifRejected = ifRejected
    self.budget = budget
  }
}

/// A move of one lever that is put to those who govern.
public struct Proposal: Hashable, Sendable {
  /// The lever's place among those governed.
  public var lever: Int
  /// Where the lever would go.
  public var target: Double
  /// One ballot per identity with tokens to vote with, in no order that means anything.
  public var ballots: [Vote]
  /// What traders offer, in the order in which they come; empty unless there is a market.
  public var orders: [MarketOrder]

  public init(lever: Int, target: Double, ballots: [Vote] = [], orders: [MarketOrder] = []) {
    self.lever = lever
    self.target = target
    self.ballots = ballots
    self.orders = orders
  }
}

/// What a governance rule decides: where a lever is to go, and what those outside who carry it out
/// get from the treasury. Without the funds nothing is carried out.
public struct Motion: Hashable, Sendable {
  public var lever: Int
  public var target: Double
  public var grant: Amount

  public init(lever: Int, target: Double, grant: Amount = .zero) {
    self.lever = lever
    self.target = target
    self.grant = grant
  }
}

/// What a governance rule is told once an epoch.
public struct GovernanceSession: Sendable {
  public var view: PublicView
  public var statistics: PublicStatistics
  public var levers: [GovernedLever]
  /// Where each lever stands.
  public var positions: [Double]
  /// What is put to the vote in this epoch; empty in most.
  public var proposals: [Proposal]

  public init(
    view: PublicView, statistics: PublicStatistics, levers: [GovernedLever], positions: [Double],
    proposals: [Proposal] = []
  ) {
    self.view = view
    self.statistics = statistics
    self.levers = levers
    self.positions = positions
    self.proposals = proposals
  }
}
