import MesoModel

extension Preset {
  /// A compute market as it is usually described: providers stake, and are jailed for poor service.
  static let akash = Preset(
    name: "akash",
    summary:
      "Lets compute orders to the lowest of bidders who stake and are jailed for bad service.",
    stages: [
      (.admission, "stake", [("minimum", "20"), ("unbonding", "14")]),
      (
        .allocation, "reverse-auction",
        [
          ("limit", "1.2"), ("pricing", "first"), ("choice", "price"), ("most-bids", "20"),
          ("deposit", "0.5"), ("sponsor", "users"),
        ]
      ),
      (.verification, "audit", [("rate", "0.25"), ("detection", "0.9")]),
      (.dispute, "none", []),
      (.reward, "agreed-price", [("take", "0.02")]),
      (.validatorReward, "none", []),
      (.slashing, "jail", [("fraction", "0.05"), ("epochs", "10"), ("to", "treasury")]),
      (.payout, "stream", [("epochs", "10")]),
      (.reputation, "ema", []),
    ])
}
