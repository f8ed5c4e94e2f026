import MesoModel

extension Preset {
  /// Pays for results that survive verifiers, whom forced errors keep awake.
  static let verificationGame = Preset(
    name: "verification-game",
    summary:
      "Pays a fixed amount for each result that survives verifiers, whom forced errors and a jackpot keep awake.",
    stages: [
      (.admission, "open", []),
      (.allocation, "open-submission", []),
      (
        .verification, "verification-game",
        [("deposit", "5"), ("forced-errors", "0.05"), ("tax", "0.5")]
      ),
      (.dispute, "none", []),
      (.reward, "per-task", [("amount", "1.0"), ("from", "treasury")]),
      (.validatorReward, "none", []),
      (.slashing, "none", []),
      (.payout, "immediate", []),
      (.reputation, "none", []),
    ])
}
