import MesoModel

extension Preset {
  /// Shares a pool of each epoch by score, and pays it out over time.
  static let rewardPool = Preset(
    name: "reward-pool",
    summary: "Shares a pool of each epoch among accepted work by its score, and vests it.",
    stages: [
      (.admission, "submission-deposit", [("amount", "1"), ("returned", "accepted")]),
      (.allocation, "open-submission", []),
      (.verification, "committee", [("size", "5"), ("approvals", "3"), ("rate", "1")]),
      (.dispute, "none", []),
      (.reward, "pool-share", [("pool", "150"), ("exponent", "1"), ("from", "treasury")]),
      (.validatorReward, "per-judgement", [("fee", "0.04")]),
      (.slashing, "none", []),
      (.payout, "vesting", [("cliff", "0"), ("duration", "10")]),
      (.reputation, "none", []),
    ])
}
