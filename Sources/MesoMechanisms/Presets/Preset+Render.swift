import MesoModel

extension Preset {
  /// A render farm as guides describe it: a fixed price for each job, paid when it is done, no stake and
  /// no slashing, and a queue that prefers a good record.
  static let render = Preset(
    name: "render",
    summary: "Pays a fixed price for each accepted job at once; a good record comes first in the "
      + "queue.",
    stages: [
      (.admission, "open", []),
      (.allocation, "priority-queue", [("by", "reputation")]),
      (.verification, "audit", [("rate", "0.2"), ("detection", "0.9")]),
      (.dispute, "none", []),
      (.reward, "per-task", [("amount", "1.0"), ("from", "treasury")]),
      (.validatorReward, "none", []),
      (.slashing, "none", []),
      (.payout, "immediate", []),
      (.reputation, "ema", [("retention", "0.9")]),
    ])

  /// The render network's rules on chain: a fixed weekly mint for work and for being there, whatever users
  /// burn; tiers by record, and turns within a tier.
  static let renderChain = Preset(
    name: "render-chain",
    summary: "Shares a fixed weekly mint by work and availability, whatever users burn for it.",
    stages: [
      (.admission, "open", []),
      (.allocation, "priority-queue", [("by", "turns")]),
      (.verification, "audit", [("rate", "0.2"), ("detection", "0.9")]),
      (.dispute, "none", []),
      (
        .reward, "work-availability",
        [("work", "15000"), ("availability", "2800"), ("by", "identity"), ("from", "mint")]
      ),
      (.validatorReward, "none", []),
      (.slashing, "none", []),
      (.payout, "immediate", []),
      (.reputation, "ema", [("retention", "0.9")]),
    ])
}
