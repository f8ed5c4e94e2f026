import MesoModel

extension Preset {
  /// The contract with one juror as it is printed, flaws included.
  ///
  /// One juror decides, nothing stops it from deciding again, an approval mints the same reward
  /// whatever the work is worth, a rejection takes a tenth of the stake in whole units, and what is
  /// taken reaches nobody.
  static let juryContract = Preset(
    name: "jury-contract",
    summary:
      "Mints a fixed reward whenever a single juror approves and takes a tenth of the stake whenever "
      + "it rejects, as often as the same work is evaluated.",
    stages: [
      (.admission, "stake", [("minimum", "1")]),
      (.allocation, "open-submission", []),
      (.verification, "committee", [("size", "1"), ("approvals", "1")]),
      (.dispute, "re-evaluate", [("rate", "0.1"), ("most", "10"), ("jury", "1")]),
      (.reward, "per-task", [("amount", "1.0"), ("from", "mint")]),
      (.validatorReward, "none", []),
      (.slashing, "integer-tenth", []),
      (.payout, "immediate", []),
      (.reputation, "none", []),
    ])
}
