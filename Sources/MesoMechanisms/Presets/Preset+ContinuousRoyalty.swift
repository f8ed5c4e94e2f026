import MesoModel

extension Preset {
  /// Pays authors from users' fees for as long as their work is used.
  static let continuousRoyalty = Preset(
    name: "continuous-royalty",
    summary: "Pays authors from users' fees for as long as their work is used, with a light audit.",
    stages: [
      (.admission, "listing-burn", [("amount", "0.10")]),
      (.allocation, "open-submission", []),
      (.verification, "committee", [("size", "5"), ("approvals", "3"), ("rate", "0.05")]),
      (.dispute, "none", []),
      (.reward, "royalty", [("share", "1"), ("quality-exponent", "4"), ("decay", "0.95")]),
      (.validatorReward, "per-judgement", [("fee", "0.04")]),
      (.slashing, "none", []),
      (.payout, "stream", [("epochs", "1")]),
      (.reputation, "none", []),
    ])
}
