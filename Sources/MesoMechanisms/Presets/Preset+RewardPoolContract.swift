import MesoModel

extension Preset {
  /// The reward pool as it is often printed, flaws included.
  static let rewardPoolContract = Preset(
    name: "reward-pool-contract",
    summary:
      "A printed contract, flaws included: work is accepted at five approvals and never rejected, "
      + "and rewards are claimed from the balance that holds contributors' stakes.",
    stages: [
      (
        .admission, "submission-deposit",
        [("amount", "1"), ("returned", "accepted"), ("held", "contract"), ("to", "contract")]
      ),
      (.allocation, "open-submission", []),
      (.verification, "vote-threshold", [("threshold", "5"), ("voters", "20")]),
      (.dispute, "none", []),
      (.reward, "per-vote", [("rate", "0.2"), ("from", "contract")]),
      (.validatorReward, "none", []),
      (.slashing, "none", []),
      (.payout, "claim", []),
      (.reputation, "none", []),
    ])
}
