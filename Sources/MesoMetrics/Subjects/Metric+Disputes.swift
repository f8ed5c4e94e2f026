import MesoModel

extension Metric {
  /// How often verdicts are disputed, and how long contributions wait for them.
  static let disputes: [Metric] = [
    Metric(
      "challenges", unit: "challenges", better: .none,
      "Challenges that were decided; 0 where the mechanism hears none.",
      .flow { frame, _ in Double(frame.challenges) }),
    Metric(
      "overturned_share", unit: "share", better: .none,
      "Decided challenges that changed the verdict ÷ decided challenges; work that nobody had "
        + "examined counts as accepted before.",
      .ratio { frame, _ in (Double(frame.overturned), Double(frame.challenges)) }),
    Metric(
      "open_contributions", unit: "contributions", better: .lower,
      "Contributions that wait for a verdict at the end of the epoch.",
      .stock { frame, _ in Double(frame.openCases) }),
  ]
}
