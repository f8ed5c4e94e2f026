public import MesoModel

extension Metric {
  /// How unequally money, rewards and power are spread.
  static let concentration: [Metric] = [
    Metric(
      "gini_balance", unit: "share", better: .lower, cadence: 10,
      "Gini coefficient of contributors' liquid balances.",
      .concentration(of: .liquid) { Concentration.gini($0) }),
    Metric(
      "gini_wealth", unit: "share", better: .lower, cadence: 10,
      "Gini coefficient of contributors' liquid balance, stake and payments due later.",
      .concentration(of: .wealth) { Concentration.gini($0) }),
    Metric(
      "gini_rewards", unit: "share", better: .lower, cadence: 10,
      "Gini coefficient of what contributors earned since the warm-up.",
      .concentration(of: .rewards) { Concentration.gini($0) }),
    Metric(
      "hhi_stake", unit: "index", better: .lower, cadence: 10,
      "Herfindahl–Hirschman index of stake over validator identities; 0 without stake.",
      .concentration(of: .validatorStake) { Concentration.hhi($0) }),
    Metric(
      "nakamoto_stake", unit: "identities", better: .higher, cadence: 10,
      "Fewest validator identities with more than half of the stake; 0 without stake.",
      .concentration(of: .validatorStake) { Double(Concentration.nakamoto($0)) }),
    Metric(
      "theil_rewards", unit: "nats", better: .lower, cadence: 10,
      "Theil's T of what contributors earned since the warm-up; undefined where nobody earned.",
      .concentration(of: .rewards) { Concentration.theil($0) }),
  ]

  /// Always measured, and always 0.
  public static let invariants: [Metric] = [
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
