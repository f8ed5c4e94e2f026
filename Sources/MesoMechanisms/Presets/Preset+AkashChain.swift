import MesoModel

extension Preset {
  /// The same market as the chain runs it: providers put up a bid's deposit and nothing else.
  static let akashChain = Preset(
    name: "akash-chain",
    summary: "Lets compute orders to bidders whose only exposure is the deposit of their bid.",
    stages: [
      (.admission, "open", []),
      (
        .allocation, "reverse-auction",
        [
          ("limit", "1.2"), ("pricing", "first"), ("choice", "value"), ("most-bids", "20"),
          ("exact-limit", "false"), ("deposit", "0.5"), ("sponsor", "users"),
        ]
      ),
      (.verification, "audit", [("rate", "0.25"), ("detection", "0.9")]),
      (.dispute, "none", []),
      (.reward, "agreed-price", [("take", "0.02")]),
      (.validatorReward, "none", []),
      (.slashing, "none", []),
      (.payout, "stream", [("epochs", "10")]),
      (.reputation, "ema", []),
    ])
}
