import MesoModel

extension Preset {
  /// Pays prizes to the best of those who entered, by measured performance.
  static let contest = Preset(
    name: "contest",
    summary: "Pays prizes to the best measured performances among the work a committee accepts.",
    stages: [
      (.admission, "open", []),
      (
        .allocation, "contest",
        [
          ("form", "tullock"), ("purse", "100"), ("prizes", "3"), ("ratio", "0.5"), ("power", "1"),
          ("sponsor", "treasury"),
        ]
      ),
      (.verification, "committee", [("size", "5"), ("approvals", "3"), ("rate", "1")]),
      (.dispute, "none", []),
      (.reward, "agreed-price", []),
      (.validatorReward, "per-judgement", [("fee", "0.04")]),
      (.slashing, "none", []),
      (.payout, "immediate", []),
      (.reputation, "none", []),
    ])
}
