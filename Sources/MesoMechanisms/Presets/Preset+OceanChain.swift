import MesoModel

extension Preset {
  /// The same market as its contracts run it: anyone publishes, at a fixed price.
  static let oceanChain = Preset(
    name: "ocean-chain",
    summary: "Sells access to data sets that anyone publishes, at a fixed price, for a fee of 3 %.",
    stages: [
      (.admission, "open", []),
      (
        .allocation, "data-market", [("pricing", "fixed"), ("price", "1"), ("limit", "2")]
      ),
      (.verification, "none", []),
      (.dispute, "none", []),
      (.reward, "agreed-price", [("take", "0.03")]),
      (.validatorReward, "none", []),
      (.slashing, "none", []),
      (.payout, "immediate", []),
      (.reputation, "none", []),
    ])
}
