import MesoModel

extension Metric {
  /// What holders delegate, and what they get. Worlds in which nobody delegates do not have them.
  static let delegation: [Metric] = [
    Metric(
      "delegated_tokens", unit: "tokens", better: .none,
      "Tokens that holders delegated to validators; what is unbonding is not counted.",
      .stock { frame, world in world.tokens(frame.delegation.staked) }),
    Metric(
      "delegated_share", unit: "share", better: .none,
      "Delegated stake ÷ stake of validators, delegated and their own.",
      .stock { frame, _ in
        let own = frame.overValidators { $0.stake }
        return quotient(
          Double(frame.delegation.staked), Double(own + frame.delegation.staked))
      }),
    Metric(
      "delegator_rewards_tokens", unit: "tokens", better: .none,
      "What holders received for delegated stake, less commission.",
      .flow { frame, world in world.tokens(frame.delegation.rewards) }),
    Metric(
      "commission_tokens", unit: "tokens", better: .none,
      "What validators kept of rewards on delegated stake.",
      .flow { frame, world in world.tokens(frame.delegation.commission) }),
    Metric(
      "delegator_slashed_tokens", unit: "tokens", better: .lower,
      "What holders lost with their validators, unbonding stake included.",
      .flow { frame, world in world.tokens(frame.delegation.slashed) }),
    Metric(
      "apr_delegator_rate", unit: "share a year", better: .none,
      "Holders' rewards less commission − what they lost ÷ their mean delegated stake, times epochs "
        + "per Julian year; undefined without delegated stake.",
      .ratio { frame, world in
        let income = frame.delegation.rewards - frame.delegation.slashed
        return (Double(income) * world.epochsPerYear, Double(frame.delegation.staked))
      }),
    Metric(
      "redelegation_rate", unit: "share an epoch", better: .none,
      "Delegated tokens that holders took away from a validator ÷ delegated tokens.",
      .ratio { frame, _ in
        (Double(frame.delegation.moved), Double(frame.delegation.staked))
      }),
  ]
}
