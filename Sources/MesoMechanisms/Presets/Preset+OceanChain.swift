import MesoModel

extension Preset {
  /// The same market as its contracts run it: anyone publishes, at a fixed price, and stake behind data
  /// that sells farms tokens, bound by a thousandth of what the data sold.
  static let oceanChain = Preset(
    name: "ocean-chain",
    summary:
      "Sells access to data sets that anyone publishes, at a fixed price, for a fee of 3 %; stake "
      + "behind data that sells earns a little more.",
    stages: [
      (.admission, "open", []),
      (
        .allocation, "data-market", [("pricing", "fixed"), ("price", "1"), ("limit", "2")]
      ),
      (.verification, "none", []),
      (.dispute, "none", []),
      (
        .reward, "data-farming",
        [("take", "0.03"), ("pool", "150"), ("cap", "0.015717"), ("week", "29"), ("from", "mint")]
      ),
      (.validatorReward, "none", []),
      (.slashing, "none", []),
      (.payout, "immediate", []),
      (.reputation, "none", []),
    ])
}
