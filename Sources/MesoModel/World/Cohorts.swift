public import MesoPrimitives

/// What contributors and validators that are declared together have in common.
public struct CohortTerms: Sendable {
  public var name: String
  /// The catalogue name of the strategy.
  public var strategyName: String
  public var operators: Int
  /// Identities that each operator controls.
  public var identities: Int
  /// Liquid tokens of an operator at the start.
  public var capital: Amount
  /// Stake of an operator at the start, beside its capital, split over its identities.
  public var stake: Amount
  public var topUp: TopUp?
  /// The coalition's place in ``World/coalitions`` plus 1; 0 for none.
  public var coalition: Int
  /// The first epoch in which the cohort takes part, from 1.
  public var arrive: Int
  /// The first epoch in which it no longer does; `nil` if it stays.
  public var depart: Int?
  /// What an operator sells in an epoch; `nil` for nothing.
  public var sells: SellTerms?
  /// The share of what an operator receives that it adds to its stake.
  public var reinvest = Proportion.zero

  public init(
    name: String, strategyName: String, operators: Int, identities: Int, capital: Amount,
    stake: Amount, topUp: TopUp?, coalition: Int, arrive: Int, depart: Int?
  ) {
    self.name = name
    self.strategyName = strategyName
    self.operators = operators
    self.identities = identities
    self.capital = capital
    self.stake = stake
    self.topUp = topUp
    self.coalition = coalition
    self.arrive = arrive
    self.depart = depart
  }
}

/// Moving liquid tokens to stake, once an epoch: if stake < `below` and liquid ≥ `amount`.
public struct TopUp: Hashable, Sendable {
  public var below: Amount
  public var amount: Amount

  public init(below: Amount, amount: Amount) {
    self.below = below
    self.amount = amount
  }
}

/// Contributors declared together. Their behaviour is one that others may adopt.
public struct ContributorCohort: Sendable {
  /// How an operator's work spreads over its identities.
  public enum Work: String, CaseIterable, Sendable {
    /// Every identity makes its own contributions.
    case replicate
    /// The identities take turns at one operator's contributions.
    case split
  }

  public var terms: CohortTerms
  public var strategy: any ContributorStrategy
  public var role: Role
  public var work: Work
  /// Contributions in an epoch: of each identity (`replicate`) or of the operator (`split`).
  public var contributions: Int
  /// How many of an operator's identities the behaviour uses, from 1; `nil` for all.
  public var usedIdentities: Int?
  public var skill: SkillDistribution
  /// The cost of one contribution.
  public var effortCost: EffortCost
  public var quality: QualityOverride
  /// How it acts where tasks are allotted.
  public var tasks = TaskConduct()
  /// What its operators could do instead of taking part; `nil` if they always take part.
  public var outside: OutsideOption?

  public init(
    terms: CohortTerms, strategy: any ContributorStrategy, role: Role, work: Work,
    contributions: Int, skill: SkillDistribution, effortCost: EffortCost, quality: QualityOverride
  ) {
    self.terms = terms
    self.strategy = strategy
    self.role = role
    self.work = work
    self.contributions = contributions
    self.skill = skill
    self.effortCost = effortCost
    self.quality = quality
  }
}

/// The cost of a contribution made with effort e: fixed + linear·e + quadratic·e²/2, in tokens.
public struct EffortCost: Hashable, Sendable {
  public var fixed: Amount
  public var linear: Amount
  public var quadratic: Amount

  public init(fixed: Amount, linear: Amount = .zero, quadratic: Amount = .zero) {
    self.fixed = fixed
    self.linear = linear
    self.quadratic = quadratic
  }

  /// The cost at one effort, rounded down to the base unit.
  public func at(effort: Double) -> Amount {
    let variable = Double(linear.units) * effort + Double(quadratic.units) * effort * effort / 2
    return fixed + Amount(units: Int64(variable))
  }
}

/// How skill spreads over the operators of a cohort, between 0 and 1.
public enum SkillDistribution: Hashable, Sendable {
  case constant(Double)
  case uniform(Double, Double)
  case beta(Double, Double)
}

/// Validators declared together. Their behaviour is one that others may adopt.
public struct ValidatorCohort: Sendable {
  public var terms: CohortTerms
  public var strategy: any ValidatorStrategy
  /// The standard deviation of a look at quality.
  public var signalNoise: Double
  /// The mean error of a look at quality.
  public var signalBias: Double
  /// The cost of one inspection.
  public var inspectionCost: Amount
  /// What it may be asked to do.
  public var duties: Duties
  /// The probability that an attestation is committed and never revealed.
  public var nonReveal: Double
  /// The share of rewards on delegated stake that the operator keeps.
  public var commission = Proportion.zero
  /// What its operators could do instead of taking part; `nil` if they always take part.
  public var outside: OutsideOption?

  public init(
    terms: CohortTerms, strategy: any ValidatorStrategy, signalNoise: Double, signalBias: Double,
    inspectionCost: Amount, duties: Duties = .all, nonReveal: Double = 0
  ) {
    self.terms = terms
    self.strategy = strategy
    self.signalNoise = signalNoise
    self.signalBias = signalBias
    self.inspectionCost = inspectionCost
    self.duties = duties
    self.nonReveal = nonReveal
  }
}

/// What a validator may be asked to do, as a set.
public struct Duties: OptionSet, Hashable, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Sits on panels.
  public static let validator = Duties(rawValue: 1)
  /// Sits on the juries of disputes.
  public static let juror = Duties(rawValue: 2)
  /// Watches out for bad work, if its strategy says so.
  public static let watcher = Duties(rawValue: 4)
  /// Votes when everyone is asked.
  public static let voter = Duties(rawValue: 8)
  public static let all: Duties = [.validator, .juror, .watcher, .voter]

  /// The names that scenarios use, in order.
  public static let names: [(name: String, duty: Duties)] = [
    ("validator", .validator), ("juror", .juror), ("watcher", .watcher), ("voter", .voter),
  ]
}
