import MesoModel

extension Preset {
  /// Pays for approvals out of the balance that holds the contributors' stakes.
  static let rewardPoolContract = Preset(
    name: "reward-pool-contract",
    summary:
      "Pays for approvals out of the balance that holds the contributors' stakes, as printed: with "
      + "its flaws.",
    stages: [
      (
        .admission, "submission-deposit",
        [("amount", "1"), ("returned", "accepted"), ("to", "contract"), ("held", "contract")]
      ),
      (.allocation, "open-submission", []),
      (
        .verification, "vote-threshold",
        [("threshold", "5"), ("voters", "20"), ("one-vote-each", "false")]
      ),
      (.dispute, "delay", [("epochs", "1")]),
      (.reward, "per-vote", [("rate", "0.2"), ("from", "contract")]),
      (.validatorReward, "none", []),
      (.slashing, "none", []),
      (.payout, "claim", [("gas", "0")]),
      (.reputation, "none", []),
    ])
}
