/// The parts of a mechanism that not every mechanism has, looked up once a run.
final class EpochStages: Sendable {
  /// A reward for the contributions of the epoch.
  let contributionReward: (any ContributionReward)?
  /// The most weight that a contribution can have, where contributions can be settled one by one as
  /// soon as they are judged if the payer can cover that; `nil` where they wait for each other.
  let mostWeight: Int64?
  /// Whether a reward for use can be settled so.
  let knowsUse: Bool
  /// A slashing whose severity depends on who else is at fault.
  let jointSlashing: (any JointSlashing)?
  /// Whether the reward is for use alone.
  let paysUse: Bool
  /// A reward that needs the whole epoch.
  let reward: (any EpochReward)?
  /// An admission that looks at identities one by one.
  let gate: (any GateAdmission)?
  /// An allocation of a limited number of tasks.
  let tasks: (any TaskAllocation)?
  /// A reputation that follows from who rates whom.
  let trust: (any TrustReputation)?
  /// How what is locked raises what is earned.
  let boost: BoostTerms?
  /// How use spreads over accepted work, where a reward of any scope pays for it.
  let usage: UsageTerms?
  /// By contributor behaviour: 0 where the mechanism's reward pays, else the number of the rule of its
  /// role, from 1. Empty where no role has a rule.
  let rules: [Int]
  /// Rewards of validators that split a pool, compare peers, and pay by stake in an evaluation.
  let pooledPay: (any PooledValidatorReward)?
  let peerPay: (any PeerValidatorReward)?
  let dividends: (any DividendReward)?
  /// How panels are drawn and heard; `nil` if the verification draws none.
  let panelTerms: PanelTerms?
  /// Whether contributions are decided one by one.
  let usesDocket: Bool
  /// Whether what is slashed goes back to contributors.
  let redistributesSlashes: Bool
  /// Whether operators earn and lose outside their own tiles, so that a tile's own books do not do.
  let shareBooks: Bool

  init(_ world: World) {
    let mechanism = world.mechanism
    rules =
      mechanism.roles.isEmpty
      ? []
      : world.contributors.map { cohort in
        mechanism.roles.firstIndex { $0.role == cohort.role }.map { $0 + 1 } ?? 0
      }
    contributionReward = mechanism.reward as? any ContributionReward
    jointSlashing = mechanism.slashing as? any JointSlashing
    paysUse = mechanism.reward is any UsageReward
    reward = mechanism.reward as? any EpochReward
    gate = mechanism.admission as? any GateAdmission
    tasks = mechanism.allocation as? any TaskAllocation
    trust = mechanism.reputation as? any TrustReputation
    boost = mechanism.payout.boost
    usage = (mechanism.reward as? any UsageReward)?.usage ?? reward?.usage
    pooledPay = mechanism.validatorReward as? any PooledValidatorReward
    peerPay = mechanism.validatorReward as? any PeerValidatorReward
    dividends = mechanism.validatorReward as? any DividendReward
    panelTerms = world.panelTerms
    usesDocket = mechanism.usesDocket
    redistributesSlashes = mechanism.slashing.destination == .redistribute
    var provesWork = false
    if case .proof = mechanism.verification.instrument { provesWork = true }
    let waits =
      usesDocket || redistributesSlashes || provesWork || jointSlashing != nil || boost != nil
      || tasks != nil || !rules.isEmpty
    mostWeight = waits ? nil : contributionReward?.mostWeight
    knowsUse = !waits && (mechanism.reward as? any UsageReward)?.isKnownInAdvance ?? false
    shareBooks = reward != nil || gate != nil || tasks != nil || !rules.isEmpty
  }
}

/// What an adaptation rule looks at, looked up once a run.
enum AdaptationKind {
  case none
  case peer(any PeerAdaptation)
  case response(any ResponseAdaptation)
  case learning(any LearningAdaptation)

  init(_ rule: any Adaptation) {
    switch rule {
    case let rule as any PeerAdaptation: self = .peer(rule)
    case let rule as any ResponseAdaptation: self = .response(rule)
    case let rule as any LearningAdaptation: self = .learning(rule)
    default: self = .none
    }
  }
}
