import MesoModel

extension Preset {
  /// Pays a fixed amount for each contribution that a committee accepts.
  static let payPerTask = Preset(
    name: "pay-per-task",
    summary: "Pays a fixed amount at once for each contribution that a committee accepts.",
    stages: [
      (.admission, "open", []),
      (.allocation, "open-submission", []),
      (.verification, "committee", [("size", "5"), ("approvals", "3"), ("rate", "1")]),
      (.dispute, "none", []),
      (.reward, "per-task", [("amount", "1.0"), ("from", "treasury")]),
      (.validatorReward, "per-judgement", [("fee", "0.04")]),
      (.slashing, "none", []),
      (.payout, "immediate", []),
      (.reputation, "none", []),
    ])
}
