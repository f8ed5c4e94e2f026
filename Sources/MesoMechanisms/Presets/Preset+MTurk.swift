import MesoModel

extension Preset {
  /// Pays the majority label of three, with hidden gold questions and a platform's fee.
  static let mturk = Preset(
    name: "mturk",
    summary: "Pays the majority label of three, with hidden gold questions and a platform's fee.",
    stages: [
      (.admission, "open", []),
      (.allocation, "redundant", [("copies", "3"), ("labels", "2")]),
      (
        .verification, "majority-label",
        [("gold-share", "0.10"), ("gold-threshold", "0.7"), ("gold-answers", "10")]
      ),
      (.dispute, "none", []),
      (
        .reward, "per-assignment", [("amount", "0.05"), ("fee", "0.20"), ("minimum-fee", "0.01")]
      ),
      (.validatorReward, "none", []),
      (.slashing, "none", []),
      (.payout, "immediate", []),
      (.reputation, "none", []),
    ])
}
