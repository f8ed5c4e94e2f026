import MesoModel

extension Metric {
  /// How unequally money, rewards and power are spread.
  static let concentration: [Metric] = [
    Metric(
      "gini_balance", unit: "share", better: .lower, cadence: 10,
      "Gini coefficient of contributors' liquid balances.",
      .concentration { holdings, _ in Concentration.gini(holdings.liquid) }),
    Metric(
      "gini_wealth", unit: "share", better: .lower, cadence: 10,
      "Gini coefficient of contributors' liquid balance, stake and payments due later.",
      .concentration { holdings, _ in
        Concentration.gini(
          holdings.liquid.indices.map {
            holdings.liquid[$0] + holdings.stake[$0] + holdings.pending[$0]
          })
      }),
    Metric(
      "gini_rewards", unit: "share", better: .lower, cadence: 10,
      "Gini coefficient of what contributors earned since the warm-up.",
      .concentration { holdings, _ in Concentration.gini(holdings.measuredRewards) }),
    Metric(
      "hhi_stake", unit: "index", better: .lower, cadence: 10,
      "Herfindahl–Hirschman index of stake over validator identities; 0 without stake.",
      .concentration { holdings, _ in Concentration.hhi(holdings.validatorStake) }),
    Metric(
      "nakamoto_stake", unit: "identities", better: .higher, cadence: 10,
      "Fewest validator identities with more than half of the stake; 0 without stake.",
      .concentration { holdings, _ in Double(Concentration.nakamoto(holdings.validatorStake)) }),
    Metric(
      "theil_rewards", unit: "nats", better: .lower, cadence: 10,
      "Theil's T of what contributors earned since the warm-up; undefined where nobody earned.",
      .concentration { holdings, _ in Concentration.theil(holdings.measuredRewards) }),
  ]

  /// Always measured, and always 0.
  static let invariants: [Metric] = [
    Metric(
      "conservation_error_units", unit: "base units", better: .lower,
      "Tokens in all classes − (initial supply + minted − burned), its size; anything but 0 fails "
        + "the run.",
      .flow { frame, _ in Double(frame.conservationError.magnitude) }),
    Metric(
      "reserve_conservation_error_units", unit: "base units", better: .lower,
      "Reserve currency in all classes − what there was at the start, its size; anything but 0 fails "
        + "the run.",
      .flow { frame, _ in Double(frame.market.conservationError.magnitude) }),
  ]
}

extension Holdings {
  /// The rewards of those who made at least one contribution in the measured epochs.
  fileprivate var measuredRewards: [Int64] {
    zip(rewards, contributions).filter { $0.1 > 0 }.map { $0.0 }
  }
}
