import MesoModel

extension Metric {
  /// What work the network accepts, and how often it errs.
  static let quality: [Metric] = [
    Metric(
      "quality_accepted_mean", unit: "quality", better: .higher,
      "Mean true quality of accepted contributions.",
      .ratio { frame, _ in
        (
          frame.overContributors { $0.acceptedQuality },
          Double(frame.overContributors { $0.accepted })
        )
      }),
    Metric(
      "useful_quality_total", unit: "quality", better: .higher,
      "Sum of true quality over accepted contributions that are good (at least "
        + "`quality-threshold`), less what accepted work destroyed or only copied.",
      .flow { frame, _ in frame.overContributors { $0.goodAcceptedQuality - $0.harm } }),
    Metric(
      "acceptance_rate", unit: "share", better: .none,
      "Accepted contributions ÷ contributions.",
      .ratio { frame, _ in
        (
          Double(frame.overContributors { $0.accepted }),
          Double(frame.overContributors { $0.contributions })
        )
      }),
    Metric(
      "false_accept_rate", unit: "share", better: .lower,
      "Bad contributions that were accepted ÷ bad contributions.",
      .ratio { frame, _ in
        (
          Double(frame.overContributors { $0.accepted - $0.goodAccepted }),
          Double(frame.overContributors { $0.contributions - $0.good })
        )
      }),
    Metric(
      "false_reject_rate", unit: "share", better: .lower,
      "Good contributions that were not accepted ÷ good contributions.",
      .ratio { frame, _ in
        (
          Double(frame.overContributors { $0.goodRejected }),
          Double(frame.overContributors { $0.good })
        )
      }),
  ]
}
