/// The parts of a mechanism that act once an epoch, looked up once a run.
struct EpochStages {
  /// A reward that needs the whole epoch.
  let reward: (any EpochReward)?
  /// An admission that looks at identities one by one.
  let gate: (any GateAdmission)?
  /// A reputation that follows from who rates whom.
  let trust: (any TrustReputation)?
  /// How what is locked raises what is earned.
  let boost: BoostTerms?
  /// How use spreads over accepted work, where a reward of any scope pays for it.
  let usage: UsageTerms?
  /// Whether operators earn and lose outside their own tiles, so that a tile's own books do not do.
  let shareBooks: Bool

  init(_ mechanism: Mechanism) {
    reward = mechanism.reward as? any EpochReward
    gate = mechanism.admission as? any GateAdmission
    trust = mechanism.reputation as? any TrustReputation
    boost = mechanism.payout.boost
    usage = (mechanism.reward as? any UsageReward)?.usage ?? reward?.usage
    shareBooks = reward != nil || gate != nil
  }
}
