import MesoModel

extension ScenarioSchema {
  /// The most cohorts of a side: a behaviour's place has to fit a byte.
  static let maximumCohorts = 250

  static func contributors(_ catalog: Catalog) -> NamedShape {
    cohorts(.contributorStrategy, catalog, own: contributorFields)
  }

  static func validators(_ catalog: Catalog) -> NamedShape {
    cohorts(.validatorStrategy, catalog, own: validatorFields)
  }

  private static func cohorts(
    _ stage: Stage, _ catalog: Catalog, own: [Field]
  ) -> NamedShape {
    NamedShape(
      noun: "cohort",
      entry: .component(
        ComponentShape(
          stage: stage, discriminator: "strategy", fallback: nil, common: cohortFields + own,
          groups: [], descriptors: catalog.descriptors(of: stage), keepsCommon: true)),
      maximumCount: maximumCohorts)
  }

  /// Keys of the cohorts of both sides.
  private static let cohortFields: [Field] = [
    Field(
      .structural(
        "operators", in: 0...100_000_000, unit: "operators", default: nil,
        "How many operators the cohort has."),
      .required),
    Field(
      .structural(
        "identities", in: 1...10_000_000, unit: "identities", default: "1",
        "How many identities each operator controls.")),
    Field(
      .amount(
        "capital", default: "0", "Liquid tokens of an operator at the start.",
        control: .environment
      ).atStart),
    Field(
      .amount(
        "stake", default: "0", "Stake of an operator at the start, beside its capital.",
        control: .environment
      ).atStart),
    Field(
      "top-up",
      .record(
        Record([
          Field(
            .amount("below", default: nil, "Stake below which the operator adds to it."),
            .required),
          Field(.amount("amount", default: nil, "What it moves from liquid to stake."), .required),
        ])), .optional, "When operators move liquid tokens to stake, once an epoch."),
    Field(
      "sell",
      .record(
        Record([
          Field(
            .flag(
              "costs", default: "true",
              "Whether an operator sells what its effort and inspections cost.",
              control: .environment)),
          Field(
            .share(
              "share", default: "0",
              "Share of its other liquid tokens that it sells in every epoch.",
              control: .environment)),
        ])), .optional, "What operators sell for dollars, once an epoch; nothing if left out."),
    Field(
      Parameter(
        "coalition", .name, unit: "name", default: nil, "The coalition that the cohort is in.",
        control: .environment, change: .structural)),
    Field(
      .structural(
        "arrive", in: 1...1_000_000, unit: "epoch", default: "1",
        "The first epoch in which the cohort takes part.")),
    Field(
      .structural(
        "depart", in: 1...1_000_001, unit: "epoch", default: nil,
        "The first epoch in which it no longer does.")),
    Field(
      "choices", .choices, .optional,
      "Other values of the cohort's own keys, as lists; each is a behaviour that operators may adopt."
    ),
    Field(
      .share(
        "reinvest", default: nil, "Share of what an operator receives that it adds to its stake.",
        control: .environment)),
  ]

  private static let contributorFields: [Field] =
    [
      Field(
        .choice(
          "role",
          of: Role.allCases.map(\.rawValue), default: Role.modelDeveloper.rawValue,
          "What the cohort contributes.", control: .environment
        ).atStart),
      Field(
        .choice(
          "work", of: ContributorCohort.Work.allCases.map(\.rawValue), default: "replicate",
          "Whether each identity makes its own contributions or they take turns.",
          control: .environment
        ).atStart),
      Field(
        .structural(
          "contributions-per-epoch", in: 1...1_000, unit: "contributions", default: "1",
          "Contributions of an identity (replicate) or of an operator (split).")),
      Field(
        .count(
          "uses-identities", in: 1...10_000_000, unit: "identities", default: nil,
          "How many of an operator's identities the behaviour uses; all if left out.",
          control: .environment)),
      Field("skill", .oneOf(skillFields), .filled, "How skill spreads over the cohort."),
      Field(
        "effort-cost",
        .shorthand(
          field: "fixed",
          Record([
            Field(.cost("fixed", "Whatever the effort.")),
            Field(.cost("linear", "Times the effort.")),
            Field(.cost("quadratic", "Times half the square of the effort.")),
          ])), .filled, "What a contribution costs its author."),
      Field(
        "quality",
        .record(
          Record([
            Field(.coefficient("skill-weight", in: -100...100, "What a unit of skill adds.")),
            Field(.coefficient("base", in: -100...100, "Quality without skill and effort.")),
            Field(.coefficient("noise", in: 0...100, "Standard deviation of the noise.")),
          ])), .filled, "Production coefficients of the cohort, in place of the model's."),
      Field("tasks", .record(tasks), .optional, "How it acts where tasks are allotted."),
    ] + turnoverFields

  private static let turnoverFields: [Field] = [
    Field(
      "participation", .record(participation), .optional,
      "What operators could do instead of taking part, and how readily they come and go."),
    Field(
      .structural(
        "reserve", in: 0...100_000_000, unit: "operators", default: nil,
        "Operators of the cohort that are out at the start.")),
  ]

  private static let participation = Record([
    Field(
      .amount(
        "outside-option", default: "0", "Profit in an epoch elsewhere.", control: .environment)),
    Field(
      .world(
        "outside-rate", in: 0...100, unit: "share a year", default: "0",
        "What stake would return elsewhere.")),
    Field(
      .amount(
        "hysteresis", default: "0", "Profit in an epoch that it takes beyond that to come.",
        control: .environment)),
    Field(
      .world(
        "hysteresis-rate", in: 0...100, unit: "share a year", default: "0",
        "Return on stake that it takes beyond that to come.")),
    Field(
      Parameter(
        "window", .count(1...10_000), unit: "epochs", default: "5",
        "Epochs over which an operator takes the mean of its profit.", control: .environment)),
    Field(
      .share(
        "speed", default: "0.2", "Probability that it acts in an epoch in which it wants to.",
        control: .environment)),
  ])

  private static let tasks = Record([
    Field(
      .choice(
        "bid", of: TaskConduct.Bid.allCases.map(\.rawValue), default: "equilibrium",
        "What it asks for a task: the equilibrium of the auction given its own cost, or its cost.",
        control: .environment)),
    Field(
      .world(
        "markup", in: -0.99...1_000, unit: "share", default: "0",
        "What it adds to that, as a share of it.")),
    Field(
      .choice(
        "effort", of: TaskConduct.Effort.allCases.map(\.rawValue), default: "planned",
        "Whether its effort is its strategy's or the symmetric equilibrium of the contest.",
        control: .environment)),
    Field(
      .flag(
        "split-effort", default: "false",
        "Whether an operator's effort is split over the entries of its identities.",
        control: .environment)),
    Field(.cost("cost-low", "The least that a task costs its worker beside effort.")),
    Field(
      .amount(
        "cost-high", default: nil,
        "The most that it costs; drawn evenly for each identity and task. The least, if left out.",
        control: .environment)),
  ])

  private static let skillFields: [Field] = [
    Field(
      "beta",
      .numbers([
        .world("alpha", in: 0.01...100_000, unit: "shape", default: "5", "First shape."),
        .world("beta", in: 0.01...100_000, unit: "shape", default: "2", "Second shape."),
      ]), .optional, "A beta distribution with two shapes."),
    Field(
      "uniform",
      .numbers([
        .share("low", default: nil, "The least skill.", control: .environment),
        .share("high", default: nil, "The greatest skill.", control: .environment),
      ]), .optional, "A uniform distribution between two skills."),
    Field(
      .share("constant", default: nil, "The skill of every operator.", control: .environment)),
  ]

  private static let validatorFields: [Field] =
    [
      Field(
        .world(
          "signal-noise", in: 0...100, unit: "quality", default: "0.15",
          "Standard deviation of a look at quality.")),
      Field(
        .world(
          "signal-bias", in: -100...100, unit: "quality", default: "0",
          "Mean error of a look at quality.")),
      Field(
        .amount(
          "inspection-cost", default: "0", "What one inspection costs.", control: .environment)),
      Field(
        .share(
          "non-reveal", default: "0",
          "Probability that an attestation is committed and never revealed; read under commit–reveal.",
          control: .environment)),
      Field(
        .choice(
          "duty", of: ["all"] + Duties.names.map(\.name), default: "all",
          "What the cohort may be asked to do: sit on panels, sit on juries, watch, vote, or all.",
          control: .environment)),
      Field(
        .share(
          "commission", default: nil,
          "Share of rewards on delegated stake that the operator keeps.", control: .environment)),
    ] + turnoverFields
}

extension Parameter {
  fileprivate static func cost(_ name: String, _ summary: String) -> Parameter {
    .amount(name, default: "0", summary, control: .environment)
  }

  fileprivate static func coefficient(
    _ name: String, in range: ClosedRange<Double>, _ summary: String
  ) -> Parameter {
    .world(name, in: range, unit: "quality", default: nil, summary)
  }
}
