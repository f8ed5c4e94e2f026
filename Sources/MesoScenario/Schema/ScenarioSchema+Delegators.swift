import MesoModel

extension ScenarioSchema {
  /// The most cohorts of delegators: a cohort's place has to fit a byte.
  static let maximumDelegators = 50

  static let delegators = NamedShape(
    noun: "cohort", entry: .record(delegatorCohort), maximumCount: maximumDelegators)

  private static let delegatorCohort = Record([
    Field(
      .structural(
        "holders", in: 0...10_000_000, unit: "holders", default: nil,
        "How many holders outside the cohort has.")),
    Field(
      Parameter(
        "of", .name, unit: "name", default: nil,
        "The contributor cohort whose operators delegate, in place of holders outside.",
        control: .environment, change: .structural)),
    Field(
      .amount(
        "tokens", default: nil,
        "What each holder delegates or could; an operator's are part of its capital.",
        control: .environment
      ).atStart, .required),
    Field(
      .choice(
        "start", of: DelegatorCohort.Start.allCases.map(\.rawValue), default: "even",
        "Where the tokens are at first: with any validator alike, with validators in proportion to "
          + "their own stake, or with none.", control: .environment
      ).atStart),
    Field(
      .share(
        "mobility", default: "0.05", "Probability that a holder looks around in an epoch.",
        control: .environment)),
    Field(
      .world(
        "inertia", in: 0...100, unit: "share a year", default: "0.01",
        "Gain in net return that it takes to move.")),
    Field(
      Parameter(
        "window", .count(1...10_000), unit: "epochs", default: "20",
        "Epochs over which a holder takes the mean of what validators earned and lost.",
        control: .environment)),
    Field(
      .world(
        "outside-rate", in: 0...100, unit: "share a year", default: "0",
        "What tokens would return elsewhere.")),
    Field(
      .share(
        "reinvest", default: "0", "Share of what a holder receives that it delegates on.",
        control: .environment)),
  ])
}
