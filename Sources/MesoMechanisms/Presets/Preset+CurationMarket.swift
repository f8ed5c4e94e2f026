import MesoModel

extension Preset {
  /// Lets curators put tokens behind work and share in its fees.
  static let curationMarket = Preset(
    name: "curation-market",
    summary:
      "Lets curators put tokens behind work, and shares what users pay between them and authors.",
    stages: [
      (.admission, "listing-burn", [("amount", "0.10")]),
      (.allocation, "open-submission", []),
      (.verification, "committee", [("size", "5"), ("approvals", "3"), ("rate", "0.05")]),
      (.dispute, "none", []),
      (.reward, "curation", [("ratio", "0.5"), ("tax", "0.01"), ("curator-share", "0.1")]),
      (.validatorReward, "per-judgement", [("fee", "0.04")]),
      (.slashing, "none", []),
      (.payout, "stream", [("epochs", "1")]),
      (.reputation, "none", []),
    ])
}
