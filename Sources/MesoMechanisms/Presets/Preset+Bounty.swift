import MesoModel

extension Preset {
  /// Pays the first whose work a committee accepts; the others have worked for nothing.
  static let bounty = Preset(
    name: "bounty",
    summary: "Pays a bounty to the first whose work a committee accepts, whoever else tried.",
    stages: [
      (.admission, "open", []),
      (
        .allocation, "bounty",
        [("bounty", "5"), ("expiry", "2"), ("places", "5"), ("sponsor", "treasury")]
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
