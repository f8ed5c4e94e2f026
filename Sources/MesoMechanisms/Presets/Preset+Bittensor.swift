import MesoModel

extension Preset {
  /// Bittensor as accounts of incentive design describe it: early movers gain, and bad work burns
  /// stake.
  static let bittensor = Preset(
    name: "bittensor",
    summary: "Pays by consensus of validators' weights as Bittensor is often described: with stake "
      + "that bad work burns, and more for those who are early.",
    stages: [
      (.admission, "stake", [("minimum", "10")]),
      (.allocation, "open-submission", []),
      (.verification, "peer-evaluation", [("variant", "yuma3-liquid")]),
      (.dispute, "none", []),
      (.reward, "yuma", []),
      (.validatorReward, "yuma-dividends", []),
      (.slashing, "fraction", [("fraction", "0.10"), ("to", "burn")]),
      (.payout, "immediate", []),
      (.reputation, "none", []),
    ])

  /// Bittensor as its chain runs: original bonds in fixed point, hidden weights, an emission that
  /// halves with the supply, a burn to register, and no slashing.
  static let bittensorChain = Preset(
    name: "bittensor-chain",
    summary: "Pays by consensus of validators' weights as Bittensor's chain does: hidden weights, "
      + "fixed point, an emission that halves, a burn to register and no slashing.",
    stages: [
      (
        .admission, "registration-burn",
        [
          ("minimum", "0.0005"), ("maximum", "100"), ("factor", "1.26"), ("half-life", "1"),
          ("places", "256"), ("immunity", "12"),
        ]
      ),
      (.allocation, "open-submission", []),
      (
        .verification, "peer-evaluation",
        [
          ("variant", "chain-original"), ("arithmetic", "fixed-point"), ("reveal-period", "1"),
          ("tempo", "360"), ("max-validators", "128"),
        ]
      ),
      (.dispute, "none", []),
      (
        .reward, "yuma",
        [("emission", "360"), ("owner-cut", "0.179995422"), ("supply-limit", "21_000_000")]
      ),
      (.validatorReward, "yuma-dividends", []),
      (.slashing, "none", []),
      (.payout, "immediate", []),
      (.reputation, "none", []),
    ])
}
