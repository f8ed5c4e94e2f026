import MesoModel

extension Preset {
  /// Pays for work that a committee approves without seeing each other's attestations.
  static let commitRevealCommittee = Preset(
    name: "commit-reveal-committee",
    summary:
      "Pays a fixed amount for each contribution that a committee approves; attestations are "
      + "committed before any is revealed, and who disagrees with the verdict pays those who agree.",
    stages: [
      (.admission, "open", []),
      (.allocation, "open-submission", []),
      (
        .verification, "committee",
        [
          ("size", "5"), ("approvals", "3"), ("min-revealed", "3"), ("commit-reveal", "true"),
          ("non-reveal-penalty", "0.1"),
        ]
      ),
      (.dispute, "none", []),
      (.reward, "per-task", [("amount", "1.0"), ("from", "treasury")]),
      (.validatorReward, "coherence", [("fee", "0.04"), ("deposit", "0.04")]),
      (.slashing, "none", []),
      (.payout, "immediate", []),
      (.reputation, "none", []),
    ])
}
