import MesoModel

extension Preset {
  /// Shares what users pay between authors and the protocol.
  static let revenueShare = Preset(
    name: "revenue-share",
    summary: "Shares what users pay for accepted work between its authors and the protocol.",
    stages: [
      (.admission, "open", []),
      (.allocation, "open-submission", []),
      (.verification, "usage", [("trials", "20"), ("minimum", "10")]),
      (.dispute, "none", []),
      (.reward, "revenue-share", [("share", "0.8"), ("rest", "treasury")]),
      (.validatorReward, "none", []),
      (.slashing, "none", []),
      (.payout, "epoch-delayed", [("epochs", "1")]),
      (.reputation, "none", []),
    ])
}
