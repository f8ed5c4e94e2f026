import MesoModel

extension Preset {
  /// Pays for work that a court does not find bad.
  static let court = Preset(
    name: "court",
    summary:
      "Pays a fixed amount for each contribution that is not challenged, or that a court of staked jurors upholds.",
    stages: [
      (.admission, "open", []),
      (.allocation, "open-submission", []),
      (.verification, "none", []),
      (
        .dispute, "court",
        [("bond", "1"), ("jurors", "3"), ("juror-fee", "0.02"), ("appeals", "3")]
      ),
      (.reward, "per-task", [("amount", "1.0"), ("from", "treasury")]),
      (.validatorReward, "none", []),
      (.slashing, "none", []),
      (.payout, "immediate", []),
      (.reputation, "none", []),
    ])
}
