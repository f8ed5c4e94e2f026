public import MesoPrimitives

/// Everything an engine needs to step an ecosystem: a resolved scenario, made into components.
///
/// A world holds no state. Two engines made from one world, seed and replicate do the same.
public struct World: Sendable {
  public var scenario: String
  /// The treatment's name, or the preset's, or `custom`.
  public var mechanismName: String
  public var token: TokenTerms
  /// The number of epochs (the horizon).
  public var epochs: Int
  /// Epochs left out of summaries.
  public var warmUp: Int
  /// Days that an epoch lasts.
  public var epochDays: Double
  /// Tokens in existence at the start; what is not declared elsewhere starts outside.
  public var supply: Amount
  public var treasury: Amount
  /// What the treasury does with reserve currency.
  public var treasuryTerms = TreasuryTerms()
  public var demand: DemandTerms
  /// Work of at least this quality is good, between 0 and 1.
  public var qualityThreshold: Double
  /// The standard deviation over operators of the persistent error of their benchmark scores.
  public var scoreBiasSD: Double
  public var popularity: PopularityTerms
  /// Whether operators' costs of effort and inspection leave the token ledger as a burn.
  public var costsAreBurned: Bool
  /// Whether operators' costs are stated in dollars and come to tokens at the price of the epoch.
  public var costsAreInDollars = false
  /// The yearly cost of capital held in stake and locks, as a share.
  public var capitalCost: Double
  /// Epochs in a window of income for `income_variation` and `loss_probability`.
  public var incomeWindow: Int
  public var contributors: [ContributorCohort] {
    didSet { contributorStances = contributors.map { $0.strategy.stance } }
  }
  public var validators: [ValidatorCohort] {
    didSet { validatorStances = validators.map { $0.strategy.stance } }
  }
  /// How the cohorts' strategies are meant: metrics ask every epoch.
  public private(set) var contributorStances: [Stance]
  public private(set) var validatorStances: [Stance]
  /// What each role makes visible of a contribution.
  public var roles = RoleEvidence.standard
  /// How contributions come to be derived from earlier work; `nil` if none is.
  public var derivation: DerivationTerms?
  /// The names of the coalitions; a cohort's coalition is an index into them plus 1.
  public var coalitions: [String]
  public var mechanism: Mechanism
  public var production: any Production
  public var adaptation: AdaptationTerms
  public var emission: any Emission
  /// Where minted tokens go.
  public var emissionShares = EmissionShares.treasury
  public var price: any Price
  public var governance: any Governance
  /// Metrics that are measured every so many epochs (0: at the end only), by name.
  public var metricCadence: [String: Int]
  /// How an audit of incentives adds up an operator's profit.
  public var profit = ProfitTerms()
  /// Operators that are held to a behaviour; none in a scenario as it is written.
  public var assignments: [Assignment] = []
  /// Holders who delegate tokens to validators.
  public var delegators: [DelegatorCohort] = []
  /// How levers change during a run; `nil` where they cannot.
  public var rulebook: Rulebook?
  /// Levers that change by themselves, in the order of epochs.
  public var shocks: [Shock] = []
  /// Levers that governance may move.
  public var governed: [GovernedLever] = []

  public init(
    scenario: String, mechanismName: String, token: TokenTerms, epochs: Int, warmUp: Int,
    epochDays: Double, supply: Amount, treasury: Amount, demand: DemandTerms,
    qualityThreshold: Double, scoreBiasSD: Double, popularity: PopularityTerms,
    costsAreBurned: Bool, capitalCost: Double, incomeWindow: Int,
    contributors: [ContributorCohort], validators: [ValidatorCohort], coalitions: [String],
    mechanism: Mechanism, production: any Production, adaptation: AdaptationTerms,
    emission: any Emission, price: any Price, governance: any Governance,
    metricCadence: [String: Int]
  ) {
    self.scenario = scenario
    self.mechanismName = mechanismName
    self.token = token
    self.epochs = epochs
    self.warmUp = warmUp
    self.epochDays = epochDays
    self.supply = supply
    self.treasury = treasury
    self.demand = demand
    self.qualityThreshold = qualityThreshold
    self.scoreBiasSD = scoreBiasSD
    self.popularity = popularity
    self.costsAreBurned = costsAreBurned
    self.capitalCost = capitalCost
    self.incomeWindow = incomeWindow
    self.contributors = contributors
    self.validators = validators
    contributorStances = contributors.map { $0.strategy.stance }
    validatorStances = validators.map { $0.strategy.stance }
    self.coalitions = coalitions
    self.mechanism = mechanism
    self.production = production
    self.adaptation = adaptation
    self.emission = emission
    self.price = price
    self.governance = governance
    self.metricCadence = metricCadence
  }
}

extension World {
  /// Whether operators of a side come and go one by one.
  func hasTurnover(_ side: Side) -> Bool {
    side == .contributors
      ? contributors.contains { $0.outside != nil } : validators.contains { $0.outside != nil }
  }

  /// Whether levers can change during a run.
  public var changesRules: Bool { !shocks.isEmpty || !governed.isEmpty }
}

/// The token of a world.
public struct TokenTerms: Hashable, Sendable {
  public var symbol: String
  /// Decimal places: one token is 10^decimals base units.
  public var decimals: Int

  public init(symbol: String, decimals: Int) {
    self.symbol = symbol
    self.decimals = decimals
  }

  /// Base units in a token.
  public var unitsPerToken: Double {
    (0..<decimals).reduce(1.0) { value, _ in value * 10 }
  }
}

/// What sponsors and users want in an epoch.
public struct DemandTerms: Sendable {
  /// Tokens that the sponsor lets an epoch's rewards and verification cost; `nil` for no limit.
  public var budget: Amount?
  /// Uses of accepted work in an epoch, at the start.
  public var usage: Double
  /// How use moves from epoch to epoch.
  public var rule: any Demand
  /// Tokens that a user pays for one use.
  public var fee: Amount
  /// Contributions that the network takes in an epoch; `nil` for no limit.
  public var tasks: Int?

  public init(
    budget: Amount?, usage: Double, rule: any Demand, fee: Amount, tasks: Int?
  ) {
    self.rule = rule
    self.budget = budget
    self.usage = usage
    self.fee = fee
    self.tasks = tasks
  }
}

/// How unequal use is beside quality: lognormal factors with mean 1 in the logarithm's median.
public struct PopularityTerms: Hashable, Sendable {
  /// The standard deviation of the logarithm over contributions.
  public var itemSD: Double
  /// The standard deviation of the logarithm over operators, for life.
  public var operatorSD: Double

  public init(itemSD: Double, operatorSD: Double) {
    self.itemSD = itemSD
    self.operatorSD = operatorSD
  }
}

/// One component per stage.
public struct Mechanism: Sendable {
  public var admission: any Admission
  public var allocation: any Allocation
  public var verification: any Verification
  public var dispute: any Dispute
  public var reward: any Reward
  public var validatorReward: any ValidatorReward
  public var slashing: any Slashing
  public var payout: any Payout
  public var reputation: any Reputation
  /// Roles that are paid by a rule of their own, each at most once.
  public var roles: [RoleRule] = []

  public init(
    admission: any Admission, allocation: any Allocation, verification: any Verification,
    dispute: any Dispute, reward: any Reward, validatorReward: any ValidatorReward,
    slashing: any Slashing, payout: any Payout, reputation: any Reputation
  ) {
    self.admission = admission
    self.allocation = allocation
    self.verification = verification
    self.dispute = dispute
    self.reward = reward
    self.validatorReward = validatorReward
    self.slashing = slashing
    self.payout = payout
    self.reputation = reputation
  }
}

extension Mechanism {
  /// The readings that its components ask for.
  public var reads: Set<PublicEvidence> {
    rewards.reduce(into: stageReads) { $0.formUnion($1.reads) }
  }

  /// The readings that its components ask for beside rewards.
  public var stageReads: Set<PublicEvidence> {
    let stages: [any Component] = [
      admission, allocation, verification, dispute, validatorReward, slashing, payout, reputation,
    ]
    return stages.reduce(into: []) { $0.formUnion($1.reads) }
  }

  /// Whether contributions are decided one by one, and may outlive their epoch.
  public var usesDocket: Bool {
    !dispute.isIdle || verification is any EpochVerification || admission.takesDeposits
  }
}

/// An adaptation rule, the sides that it moves and the behaviours that it moves them between.
public struct AdaptationTerms: Sendable {
  public var rule: any Adaptation
  public var contributors: Bool
  public var validators: Bool
  /// The names of the behaviours that are considered; `nil` for all of a side.
  public var among: [String]?

  public init(
    rule: any Adaptation, contributors: Bool, validators: Bool, among: [String]? = nil
  ) {
    self.rule = rule
    self.contributors = contributors
    self.validators = validators
    self.among = among
  }
}

extension World {
  /// The places of the behaviours between which operators of a side move; none if they do not.
  public func behavioursConsidered(by side: Side) -> [Int] {
    let terms =
      side == .contributors ? contributors.map { $0.terms } : validators.map { $0.terms }
    guard side == .contributors ? adaptation.contributors : adaptation.validators else { return [] }
    return terms.indices.filter { adaptation.among?.contains(terms[$0].name) ?? true }
  }
}
