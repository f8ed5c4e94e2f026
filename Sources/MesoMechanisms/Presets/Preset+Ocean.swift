import MesoModel

extension Preset {
  /// A data market as it is usually described: publishers stake, and a pool prices their data.
  static let ocean = Preset(
    name: "ocean",
    summary: "Sells access to staked data sets out of pools that grow dearer with every access.",
    stages: [
      (.admission, "stake", [("minimum", "20"), ("unbonding", "7")]),
      (
        .allocation, "data-market",
        [("pricing", "pool"), ("price", "1"), ("limit", "2"), ("depth", "100"), ("fee", "0.001")]
      ),
      (.verification, "committee", [("size", "5"), ("approvals", "3"), ("rate", "0.05")]),
      (.dispute, "none", []),
      (.reward, "agreed-price", [("take", "0.03")]),
      (.validatorReward, "per-judgement", [("fee", "0.04")]),
      (.slashing, "none", []),
      (.payout, "immediate", []),
      (.reputation, "none", []),
    ])
}
