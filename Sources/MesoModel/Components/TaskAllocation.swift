public import MesoPrimitives

/// An allocation of a limited number of tasks, which sponsors post and contributors ask for.
///
/// Identities that may work apply once for each contribution that they could make, and are dealt to
/// the open tasks in a random order, in turns. Each asks for a price. Then ``allot(_:)`` says who
/// works, and only they do; once verdicts are known, ``award(_:)`` says whose work is paid for, and
/// how much. A reward that pays agreed prices pays that; any other has a rule of its own.
public protocol TaskAllocation: Allocation {
  /// The most that a task costs its sponsor, who puts it in escrow when the task is posted.
  var budget: Amount { get }
  var sponsor: TaskSponsor { get }
  /// Epochs for which a task stays open, at least 1; then what is left of its budget goes back.
  var expiry: Int { get }
  /// The most identities that are dealt to a task; `nil` for no limit.
  var places: Int? { get }
  /// What an identity puts up for each task that it applies for; it has it back if it does not get
  /// the task, or if its work is accepted.
  var deposit: Amount { get }
  /// The share of the deposit that rejected work loses, to the treasury.
  var forfeit: Proportion { get }
  /// Whether its prices are the point of it, so that the reward has to pay them.
  var agreesPrices: Bool { get }
  /// Whether users look at the work.
  var asksUsers: Bool { get }
  /// How the world measures what entrants perform; `nil` if nothing is measured.
  var performance: PerformanceTerms? { get }
  /// What a bidder asks in the equilibrium of the auction, or what it bids, in base units.
  func ask(_ bidder: Bidder) -> Double
  /// The effort of the symmetric equilibrium; `nil` if there is none or effort is no matter of it.
  func effort(_ entrant: Entrant) -> Double?
  /// Chooses who works. Called once an epoch, when everyone has asked.
  func allot(_ market: TaskMarket)
  /// Pays for the work of the epoch. Called once an epoch, when verdicts are known.
  func award(_ market: TaskMarket)
}

extension TaskAllocation {
  public var expiry: Int { 1 }
  public var places: Int? { nil }
  public var deposit: Amount { .zero }
  public var forfeit: Proportion { .zero }
  public var agreesPrices: Bool { true }
  public var asksUsers: Bool { false }
  public var performance: PerformanceTerms? { nil }
  public func ask(_ bidder: Bidder) -> Double { Double(budget.units) }
  public func effort(_ entrant: Entrant) -> Double? { nil }
  public func slotsPerIdentity(_ view: PublicView, memory: inout Memory) -> Int? { nil }
}

/// Who posts tasks and pays for them.
public enum TaskSponsor: String, CaseIterable, Sendable {
  case treasury
  /// Users, out of what they hold outside.
  case users
}

/// How the world measures the performance of an entrant that puts in an effort e.
public enum PerformanceTerms: Hashable, Sendable {
  /// r·ln e plus standard Gumbel noise: the best of several has index i with the probability
  /// eᵢ^r ⁄ Σ e^r, and the others follow in the same way.
  case gumbel(power: Double)
  /// e plus normal noise.
  case normal(deviation: Double)
}

/// What a bidder knows when it asks. Base units.
public struct Bidder: Hashable, Sendable {
  /// What doing the task costs it.
  public var cost: Double
  /// The least and the most that it could have cost, as evenly spread for its rivals.
  public var costs: ClosedRange<Double>
  /// Identities that were dealt to the task, its own included; at least 1.
  public var bidders: Int
  /// A number between 0 and 1 of its own, for rules that mix.
  public var chance: Double

  public init(cost: Double, costs: ClosedRange<Double>, bidders: Int, chance: Double) {
    self.cost = cost
    self.costs = costs
    self.bidders = bidders
    self.chance = chance
  }
}

/// What an entrant knows when it chooses its effort.
public struct Entrant: Hashable, Sendable {
  /// Entrants in a contest, itself included; at least 1.
  public var entrants: Int
  /// Base units that effort e costs beside fixed costs: linear·e + quadratic·e²/2.
  public var linear: Double
  public var quadratic: Double

  public init(entrants: Int, linear: Double, quadratic: Double) {
    self.entrants = entrants
    self.linear = linear
    self.quadratic = quadratic
  }
}
