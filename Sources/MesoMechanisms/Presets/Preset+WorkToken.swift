import MesoModel

extension Preset {
  /// Pays those who stake for work and for being there.
  static let workToken = Preset(
    name: "work-token",
    summary: "Pays those who stake for accepted work and for being there, and slashes bad work.",
    stages: [
      (.admission, "stake", [("minimum", "20"), ("unbonding", "21")]),
      (.allocation, "open-submission", []),
      (.verification, "committee", [("size", "5"), ("approvals", "3"), ("rate", "0.25")]),
      (.dispute, "none", []),
      (
        .reward, "work-availability",
        [("work", "150"), ("availability", "28"), ("by", "stake"), ("from", "treasury")]
      ),
      (.validatorReward, "coherence", [("fee", "0.04"), ("deposit", "0.04")]),
      (.slashing, "fraction", [("fraction", "0.10"), ("to", "burn")]),
      (.payout, "epoch-delayed", [("epochs", "1")]),
      (.reputation, "ema", []),
    ])
}
