import MesoModel

extension Preset {
  /// Pays by the piece behind a stake that buys access to the work.
  static let stakeForAccess = Preset(
    name: "stake-for-access",
    summary: "Pays by the piece behind a stake that buys access and that sampled audits can slash.",
    stages: [
      (.admission, "stake", [("minimum", "50"), ("unbonding", "21")]),
      (.allocation, "open-submission", []),
      (.verification, "committee", [("size", "5"), ("approvals", "3"), ("rate", "0.25")]),
      (.dispute, "none", []),
      (.reward, "per-task", [("amount", "1.0"), ("from", "treasury")]),
      (.validatorReward, "per-judgement", [("fee", "0.04")]),
      (.slashing, "fraction", [("fraction", "0.10"), ("to", "treasury")]),
      (.payout, "immediate", []),
      (.reputation, "none", []),
    ])
}
