import MesoModel

extension Metric {
  /// Who takes part.
  static let participation: [Metric] = [
    Metric(
      "active_operators", unit: "operators", better: .none,
      "Operators of both sides that took part in the epoch.",
      .stock { frame, _ in
        Double(frame.overContributors { $0.operators } + frame.overValidators { $0.operators })
      }),
    Metric(
      "honest_share", unit: "share", better: .higher,
      "Contributors that took part honestly ÷ contributors that took part.",
      .stock { frame, world in
        quotient(
          Double(frame.overContributors(.honest, in: world) { $0.operators }),
          Double(frame.overContributors { $0.operators }))
      }),
  ]

  /// What taking part yields, and who leaves.
  static let returns: [Metric] = [
    Metric(
      "apr_contributor_rate", unit: "share a year", better: .none,
      "Contributors' rewards − slashes − charges ÷ their mean stake, times epochs per Julian year; "
        + "undefined without stake.",
      .ratio { frame, world in
        let income = frame.overContributors { $0.rewards - $0.slashed - $0.charges }
        return (Double(income) * world.epochsPerYear, Double(frame.overContributors { $0.stake }))
      }),
    Metric(
      "apr_validator_rate", unit: "share a year", better: .none,
      "Validators' rewards − forfeited deposits ÷ their mean stake, times epochs per Julian year; "
        + "undefined without stake.",
      .ratio { frame, world in
        let income = frame.overValidators { $0.rewards - $0.forfeited }
        return (Double(income) * world.epochsPerYear, Double(frame.overValidators { $0.stake }))
      }),
    Metric(
      "churn_rate", unit: "share an epoch", better: .lower,
      "Operators that left ÷ operators that took part, both sides.",
      .ratio { frame, _ in
        let active = frame.overContributors { $0.operators } + frame.overValidators { $0.operators }
        return (Double(frame.departures), Double(active))
      }),
  ]

  /// The profit of each contributor strategy that a world declares, in order of declaration.
  static func profits(in world: World) -> [Metric] {
    var names: [String] = []
    for cohort in world.contributors where !names.contains(cohort.terms.strategyName) {
      names.append(cohort.terms.strategyName)
    }
    return names.map { name in
      Metric(
        "profit_\(name.map { $0 == "-" ? "_" : String($0) }.joined())_tokens", unit: "tokens",
        better: .none,
        "Profit of contributors with strategy `\(name)`, per operator and epoch; those who cannot "
          + "submit for want of stake count too.",
        .ratio { frame, world in
          frame.contributors.indices.reduce((0, 0)) { sums, behaviour in
            guard world.contributors[behaviour].terms.strategyName == name else { return sums }
            let totals = frame.contributors[behaviour]
            return (sums.0 + world.tokens(totals.profit), sums.1 + Double(totals.members))
          }
        })
    }
  }
}
