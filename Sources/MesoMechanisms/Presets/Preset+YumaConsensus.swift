import MesoModel

extension Preset {
  /// Validators weigh contributors, and consensus of stake pays both.
  static let yumaConsensus = Preset(
    name: "yuma-consensus",
    summary: "Pays contributors whom validators weigh, and validators who weigh as others do, by "
      + "consensus of stake.",
    stages: [
      (.admission, "open", []),
      (.allocation, "open-submission", []),
      (.verification, "peer-evaluation", []),
      (.dispute, "none", []),
      (.reward, "yuma", []),
      (.validatorReward, "yuma-dividends", []),
      (.slashing, "none", []),
      (.payout, "immediate", []),
      (.reputation, "none", []),
    ])
}
