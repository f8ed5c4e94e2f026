import MesoModel

extension Preset {
  /// The jury contract as it is often printed, flaws included.
  static let juryContract = Preset(
    name: "jury-contract",
    summary:
      "A printed contract, flaws included: one juror decides, approvals mint a fixed reward, "
      + "rejections take a tenth of the stake in whole units, and work may be evaluated again.",
    stages: [
      (.admission, "stake", [("minimum", "10")]),
      (.allocation, "open-submission", []),
      (.verification, "jury-audit", [("rate", "1"), ("size", "1")]),
      (.dispute, "re-evaluate", [("rate", "0.1"), ("most", "10"), ("jury", "1")]),
      (.reward, "per-task", [("amount", "1.0"), ("from", "mint")]),
      (.validatorReward, "none", []),
      (.slashing, "integer-tenth", []),
      (.payout, "immediate", []),
      (.reputation, "none", []),
    ])
}
