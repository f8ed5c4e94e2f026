import MesoModel

extension Preset {
  /// Pays for work that comes with a valid proof.
  static let validityProof = Preset(
    name: "validity-proof",
    summary: "Pays a fixed amount for each contribution that comes with a valid proof.",
    stages: [
      (.admission, "open", []),
      (.allocation, "open-submission", []),
      (
        .verification, "validity-proof",
        [("inference-cost", "0.0002"), ("cost-multiple", "1000"), ("payer", "author")]
      ),
      (.dispute, "none", []),
      (.reward, "per-task", [("amount", "1.0"), ("from", "treasury")]),
      (.validatorReward, "none", []),
      (.slashing, "none", []),
      (.payout, "immediate", []),
      (.reputation, "none", []),
    ])
}
