import MesoModel

extension Preset {
  /// Shares a budget by benchmark score behind a stake that audits can slash.
  static let stakedPerformance = Preset(
    name: "staked-performance",
    summary: "Shares a budget by benchmark score, behind a stake that sampled audits can slash.",
    stages: [
      (.admission, "stake", [("minimum", "20")]),
      (.allocation, "open-submission", []),
      (.verification, "committee", [("size", "5"), ("approvals", "3"), ("rate", "0.25")]),
      (.dispute, "none", []),
      (.reward, "staked-performance", [("benchmark-noise", "0.2")]),
      (.validatorReward, "coherence", [("fee", "0.04"), ("deposit", "0.04")]),
      (.slashing, "fraction", [("fraction", "0.10"), ("to", "burn")]),
      (.payout, "epoch-delayed", [("epochs", "1")]),
      (.reputation, "none", []),
    ])
}
