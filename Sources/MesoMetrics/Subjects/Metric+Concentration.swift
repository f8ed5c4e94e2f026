import MesoModel

extension Metric {
  /// How unequally money, rewards and power are spread.
  static let concentration: [Metric] = [
    Metric(
      "gini_balance", unit: "share", better: .lower, cadence: 10,
      "Gini coefficient of contributors' liquid balances.",
      .concentration { operators, world in
        Concentration.gini(operators.contributors(in: world).map { operators.liquid[$0] })
      }),
    Metric(
      "gini_wealth", unit: "share", better: .lower, cadence: 10,
      "Gini coefficient of contributors' liquid balance, stake and payments due later.",
      .concentration { operators, world in
        Concentration.gini(
          operators.contributors(in: world).map {
            operators.liquid[$0] + operators.stake[$0] + operators.pending[$0]
          })
      }),
    Metric(
      "gini_rewards", unit: "share", better: .lower, cadence: 10,
      "Gini coefficient of what contributors earned since the warm-up.",
      .concentration { operators, world in
        Concentration.gini(
          operators.measuredContributors(in: world).map { operators.rewards[$0] })
      }),
    Metric(
      "hhi_stake", unit: "index", better: .lower, cadence: 10,
      "Herfindahl–Hirschman index of stake over validator identities; 0 without stake.",
      .concentration { operators, _ in Concentration.hhi(operators.validatorStake) }),
    Metric(
      "nakamoto_stake", unit: "identities", better: .higher, cadence: 10,
      "Fewest validator identities with more than half of the stake; 0 without stake.",
      .concentration { operators, _ in Double(Concentration.nakamoto(operators.validatorStake)) }),
    Metric(
      "theil_rewards", unit: "nats", better: .lower, cadence: 10,
      "Theil's T of what contributors earned since the warm-up; undefined where nobody earned.",
      .concentration { operators, world in
        Concentration.theil(
          operators.measuredContributors(in: world).map { operators.rewards[$0] })
      }),
  ]

  /// Always measured, and always 0.
  static let invariants: [Metric] = [
    Metric(
      "conservation_error_units", unit: "base units", better: .lower,
      "Tokens in all classes − (initial supply + minted − burned), its size; anything but 0 fails "
        + "the run.",
      .flow { frame, _ in Double(frame.conservationError.magnitude) })
  ]
}
