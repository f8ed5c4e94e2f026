import MesoModel

extension Preset {
  /// Pays for work that nobody challenges in time, on its author's bond.
  static let optimisticChallenge = Preset(
    name: "optimistic-challenge",
    summary:
      "Pays a fixed amount for each contribution that nobody challenges in time, on its author's bond.",
    stages: [
      (.admission, "open", []),
      (.allocation, "open-submission", []),
      (.verification, "none", []),
      (
        .dispute, "optimistic",
        [("bond", "1"), ("burned", "0.5"), ("window", "3"), ("jury", "3"), ("juror-fee", "0.02")]
      ),
      (.reward, "per-task", [("amount", "1.0"), ("from", "treasury")]),
      (.validatorReward, "none", []),
      (.slashing, "none", []),
      (.payout, "immediate", []),
      (.reputation, "none", []),
    ])
}
