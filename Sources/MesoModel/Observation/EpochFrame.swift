public import MesoPrimitives

/// What happened in an epoch, as metrics see it: the hidden truth beside the public record.
public struct EpochFrame: Sendable {
  /// The epoch, from 1.
  public var epoch = 0
  /// One entry per contributor behaviour, in the order of declaration.
  public var contributors: [ContributorTotals] = []
  /// One entry per validator behaviour, in the order of declaration.
  public var validators: [ValidatorTotals] = []
  /// Postings of the epoch, by reason and classes, in the order of the closed list of reasons.
  public var flows: [Flow] = []
  /// Balances by account class at the end of the epoch, in base units.
  public var balances = ClassBalances()
  public var minted = Amount.zero
  public var burned = Amount.zero
  /// Tokens in existence at the end of the epoch.
  public var supply = Amount.zero
  public var priceUSD = 0.0
  /// Owed and not covered by its payer.
  public var unpaid = Amount.zero
  /// Effort and inspection cost that operators could not pay (burned costs only).
  public var unpaidCost = Amount.zero
  /// Paid by sponsors (treasury and mint) for rewards and verification.
  public var sponsorOutlay = Amount.zero
  /// Paid by users for use.
  public var fees = Amount.zero
  /// Paid by contributors for listing.
  public var listing = Amount.zero
  /// Paid by contributors for fetching what they earned.
  public var gas = Amount.zero
  /// What the contract owes out of its one balance: claims, and deposits that may come back.
  public var contractOwed = Amount.zero
  /// What of the treasury the emission set aside and no reward has paid out.
  public var earmarked = Amount.zero
  /// What was traded for reserve currency.
  public var market = MarketFrame()
  /// Panels drawn, and panels with a majority of colluding validators.
  public var panels = 0
  public var capturedPanels = 0
  /// Verdicts challenged, verdicts overturned, and contributions that wait for a verdict.
  public var challenges = 0
  public var overturned = 0
  public var openCases = 0
  /// Tokens that disputes destroyed.
  public var disputeBurns = Amount.zero
  /// Σ over use (or accepted work) of share × quality: the mean quality that was consumed;
  /// `nil` when nothing was.
  public var consumedQuality: Double?
  /// Uses that were served.
  public var served = 0.0
  /// Rewards that became due × epochs since the work was made, and the rewards, in base units.
  public var delayedUnits = 0.0
  public var dueUnits = 0.0
  /// Operators of both sides that arrived and that left in this epoch.
  public var arrivals = 0
  public var departures = 0
  /// What was delegated to validators, and what came of it.
  public var delegation = DelegationTotals()
  /// Levers that changed at the start of the epoch.
  public var changes: [RuleChange] = []
  /// What those who govern were asked and decided in the epoch.
  public var governance = GovernanceTotals()
  /// Σ classes − (initial + minted − burned), in base units; anything but 0 fails the run.
  public var conservationError: Int64 = 0

  public init() {}

  /// Empties the frame for a new epoch and keeps its memory.
  mutating func restart() {
    var empty = EpochFrame()
    swap(&empty.contributors, &contributors)
    swap(&empty.validators, &validators)
    swap(&empty.flows, &flows)
    swap(&empty.market.flows, &market.flows)
    empty.contributors.removeAll(keepingCapacity: true)
    empty.validators.removeAll(keepingCapacity: true)
    empty.flows.removeAll(keepingCapacity: true)
    empty.market.flows.removeAll(keepingCapacity: true)
    self = empty
  }
}

/// An epoch's sums over the operators under one contributor behaviour at Production.
public struct ContributorTotals: Hashable, Sendable {
  /// Operators of cohorts that are present, whether or not they could submit.
  public var members = 0
  /// Operators that submitted.
  public var operators = 0
  public var identities = 0
  public var contributions = 0
  public var accepted = 0
  public var good = 0
  public var goodAccepted = 0
  /// Good work that was rejected.
  public var goodRejected = 0
  public var quality = 0.0
  public var acceptedQuality = 0.0
  public var goodAcceptedQuality = 0.0
  /// Base units, here and below.
  public var effortCost: Int64 = 0
  public var rewards: Int64 = 0
  public var slashed: Int64 = 0
  public var charges: Int64 = 0
  /// Effort spent on good work that was rejected.
  public var wastedEffort: Int64 = 0
  /// Rewards that wrongly rejected good work would have had.
  public var forgone = 0.0
  public var capitalCost = 0.0
  public var stake: Int64 = 0
  public var balance: Int64 = 0
  /// What proofs cost, and what of it the network paid back.
  public var provingCost: Int64 = 0
  public var refunds: Int64 = 0
  /// Bribes paid.
  public var sidePayments: Int64 = 0
  /// Quality that accepted work destroyed, or seemed to add and copied.
  public var harm = 0.0

  public init() {}

  /// Rewards and refunds − slashes − charges − effort − proofs − side payments − capital cost, in
  /// base units.
  public var profit: Double {
    let earned = rewards + refunds - slashed - charges
    return Double(earned - effortCost - provingCost - sidePayments) - capitalCost
  }
}

/// An epoch's sums over the operators under one validator behaviour at Attestation.
public struct ValidatorTotals: Hashable, Sendable {
  public var operators = 0
  public var identities = 0
  public var attestations = 0
  public var correct = 0
  public var inspections = 0
  /// Base units, here and below.
  public var inspectionCost: Int64 = 0
  public var rewards: Int64 = 0
  public var forfeited: Int64 = 0
  /// Stake taken for the validators' own faults.
  public var slashed: Int64 = 0
  /// Bribes received.
  public var sidePayments: Int64 = 0
  public var capitalCost = 0.0
  public var stake: Int64 = 0
  public var balance: Int64 = 0

  public init() {}

  /// Rewards and side payments − forfeits − slashes − inspection − capital cost, in base units.
  public var profit: Double {
    Double(rewards + sidePayments - forfeited - slashed - inspectionCost) - capitalCost
  }
}

/// What one reason moved between two account classes in an epoch.
public struct Flow: Hashable, Sendable {
  public var reason: Reason
  public var from: AccountClass
  public var to: AccountClass
  public var transfers: Int
  public var units: Int64

  public init(
    reason: Reason, from: AccountClass, to: AccountClass, transfers: Int, units: Int64
  ) {
    self.reason = reason
    self.from = from
    self.to = to
    self.transfers = transfers
    self.units = units
  }
}

/// Base units by account class.
public struct ClassBalances: Hashable, Sendable {
  /// At the place of each class; the rest is not used.
  private var units = SIMD16<Int64>()

  public init() {}

  public subscript(account: AccountClass) -> Int64 {
    get { units[account.index] }
    set { units[account.index] = newValue }
  }

  /// The sum over the classes that hold tokens.
  public var total: Int64 { AccountClass.holders.reduce(0) { $0 + self[$1] } }
}
