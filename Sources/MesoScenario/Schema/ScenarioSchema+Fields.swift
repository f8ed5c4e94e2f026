import MesoMechanisms
import MesoModel

extension ScenarioSchema {
  /// What the scenario is for and how often it is run.
  static let study: [Field] = [
    Field(
      Parameter(
        "scenario", .name, unit: "name", default: nil, "The scenario's name.",
        control: .environment, change: .structural),
      .required),
    Field("question", .text(.free), .optional, "What the scenario is to find out."),
    Field("expectation", .text(.free), .optional, "What its author expects to find."),
    Field(
      .structural(
        "seed", in: 0...Int.max, unit: "seed", default: "1",
        "Where all random numbers come from.")),
    Field(
      .structural(
        "epochs", in: 1...1_000_000, unit: "epochs", default: "200", "The horizon.")),
    Field(
      .structural(
        "warm-up", in: 0...999_999, unit: "epochs", default: "0",
        "Epochs left out of summaries.")),
    Field(
      .structural(
        "replicates", in: 1...1_000_000, unit: "runs", default: "20",
        "Runs of each treatment, each with its own random numbers.")),
  ]

  /// Facts about the world that no mechanism commands.
  static let world: [Field] = [
    Field(
      .world(
        "epoch-days", in: 0.000_01...36_525, unit: "days", default: "1",
        "How long an epoch lasts."
      ).atStart),
    Field(
      .amount(
        "supply", default: nil,
        "Tokens at the start; what is declared nowhere else starts outside. By default what is "
          + "declared plus what users pay over the horizon.", control: .environment
      ).atStart),
    Field(
      .share(
        "quality-threshold", default: "0.5", "Work of at least this quality is good.",
        control: .environment)),
    Field(
      .world(
        "score-bias-sd", in: 0...10, unit: "quality", default: "0.1",
        "Standard deviation over operators of the lasting error of their benchmark scores."
      ).atStart),
    Field(
      "popularity",
      .record(
        Record([
          Field(
            .world(
              "item-sd", in: 0...10, unit: "log units", default: "1",
              "Standard deviation of the logarithm of popularity over contributions.")),
          Field(
            .world(
              "operator-sd", in: 0...10, unit: "log units", default: "0.2",
              "Standard deviation of the logarithm of popularity over operators, for life."
            ).atStart),
        ])), .filled, "How unequal use is, beside quality."),
    Field(
      .world(
        "capital-cost", in: 0...10, unit: "share a year", default: "0.08",
        "What capital in stake and locks would earn elsewhere.")),
    Field(
      "profit",
      .record(
        Record([
          Field(
            .world(
              "discount", in: 0.000_001...1, unit: "factor an epoch", default: "1",
              "What a token of the next epoch is worth in this one."
            ).atStart),
          Field(
            .choice(
              "pending", of: ["counted", "ignored"], default: "counted",
              "Whether rewards that are earned and not yet paid at the horizon count.",
              control: .environment
            ).atStart),
        ])), .filled, "How 'deviate' adds up an operator's profit."),
    Field(
      .structural(
        "income-window", in: 1...1_000_000, unit: "epochs", default: "20",
        "Epochs in a window of income, for risk metrics.")),
  ]

  static func token(_ catalog: Catalog) -> Record {
    Record([
      Field("symbol", .text(.symbol("AIC")), .filled, "The token's symbol."),
      Field(
        .structural(
          "decimals", in: 0...12, unit: "decimals", default: "9",
          "Decimal places: a token is ten to this power of base units.")),
      Field(
        "price", .component(component(.price, "constant", catalog)), .filled,
        "What a token is worth in dollars."),
      Field(
        "emission", .component(emission(catalog)), .filled,
        "New tokens, epoch by epoch."),
    ])
  }

  static func demand(_ catalog: Catalog) -> ComponentShape {
    var shape = component(.demand, "constant", catalog)
    shape.keepsCommon = true
    shape.common = demandFields
    return shape
  }

  private static let demandFields: [Field] = [
    Field(
      "tasks",
      .limit(
        .count(
          "tasks", in: 0...1_000_000_000, unit: "contributions", default: nil,
          "Contributions that the network takes in an epoch.", control: .environment),
        word: "unlimited"),
      .filled, "Contributions that the network takes in an epoch."),
    Field(
      .amount(
        "budget", default: nil,
        "What the sponsor lets an epoch's rewards and verification cost; no limit if left out.")),
    Field(
      .world(
        "usage", in: 0...1_000_000_000_000, unit: "uses", default: "0",
        "Uses of accepted work in an epoch.")),
    Field(
      .amount("fee", default: "0", "What a user pays for one use.", control: .environment)),
  ]

  static let costs = Record([
    Field(
      .choice(
        "currency", of: ["tokens", "usd"], default: "tokens",
        "What operators' costs are stated in: tokens, or dollars at the price of the epoch.",
        control: .environment)),
    Field(
      .choice(
        "settled", of: ["external", "burned"], default: "external",
        "Whether costs stay outside the ledger or burn tokens of the operator.",
        control: .environment)),
  ])

  /// The stages of a mechanism, with the component that holds where a file without preset names
  /// none.
  static let stages: [(stage: Stage, fallback: String?)] = [
    (.admission, "open"), (.allocation, "open-submission"), (.verification, nil),
    (.dispute, "none"), (.reward, nil), (.validatorReward, "none"), (.slashing, "none"),
    (.payout, "immediate"), (.reputation, "none"),
  ]

  static func mechanism(_ catalog: Catalog, _ presets: [Preset]) -> Record {
    Record(
      [
        Field(
          .choice(
            "preset", of: presets.map(\.name), default: nil,
            "A mechanism of the catalogue that fills every stage; other keys override it."
          ).atStart)
      ]
        + stages.map { stage, fallback in
          Field(
            stage.rawValue, .component(component(stage, fallback, catalog)),
            fallback == nil ? .required : .filled, "The stage \(stage.rawValue).")
        } + [
          Field(
            "roles", .record(roleRules(catalog)), .optional,
            "Roles that are paid by a rule of their own; 'reward' pays everybody else.")
        ])
  }

  static func production(_ catalog: Catalog) -> ComponentShape {
    var shape = component(.production, "logistic", catalog)
    shape.keepsCommon = true
    shape.common = [
      Field(
        "derivation",
        .record(
          Record([
            Field(
              .share(
                "probability", default: "0.3", "Share of contributions that build on earlier work.",
                control: .environment)),
            Field(
              .structural(
                "parents", in: 1...DerivationTerms.maximumParents, unit: "works", default: "1",
                "Works that a derived contribution builds on.")),
            Field(
              .choice(
                "choice", of: DerivationTerms.Choice.allCases.map(\.rawValue), default: "uniform",
                "Which works: any of the window alike, or younger ones more often.",
                control: .environment)),
            Field(
              .structural(
                "window", in: 1...1_000_000, unit: "epochs", default: "20",
                "Epochs for which an accepted work can be built on.")),
          ])), .optional, "How contributions come to be derived from earlier work.")
    ]
    return shape
  }

  static func adaptation(_ catalog: Catalog) -> ComponentShape {
    var shape = component(.adaptation, "none", catalog)
    shape.groups = ["payoff"]
    shape.common = [
      Field(
        .choice(
          "side", of: ["contributors", "validators", "both"], default: "contributors",
          "Whose operators revise.", control: .environment)),
      Field(
        "among", .names(default: []), .optional,
        "The behaviours between which operators move, as names of cohorts; all if left out."),
    ]
    return shape
  }

  /// The metrics that are compared unless a scenario says otherwise.
  static let defaultHeadline = [
    "income_variation", "overhead_tokens_per_accepted", "payout_delay_epochs",
    "honest_premium_tokens", "alignment_spearman", "attack_profit_tokens", "honest_loss_tokens",
    "useful_quality_per_token",
  ]

  /// What is reported.
  static let reporting: [Field] = [
    Field(
      "metrics",
      .named(
        NamedShape(
          noun: "metric",
          entry: .record(
            Record([
              Field(
                .structural(
                  "every", in: 0...1_000_000, unit: "epochs", default: nil,
                  "Measured every so many epochs; 0 for the last alone."), .required)
            ])), namesMetrics: true, maximumCount: 1_000)), .filled,
      "How often metrics are measured, where it is not every epoch."),
    Field(
      "headline", .names(default: defaultHeadline), .filled, "The metrics that tables show first."),
    Field(
      Parameter.choice(
        "measure", of: ["all", "headline"], default: "all",
        "Which metrics are measured: all, or for large studies those alone that headline, metrics, "
          + "claims and criteria name.", control: .environment
      ).atStart, .optional),
    Field("claims", .claims, .filled, "Orders of treatments that the runs are to confirm."),
    Field(
      "criteria", .criteria, .filled,
      "What the runs of each treatment have to show: metric, over, across, goal."),
  ]
}

extension Parameter {
  /// The same parameter, read once at the start of a run.
  var atStart: Parameter {
    Parameter(
      name, kind, unit: unit, default: defaultText, summary, control: control, change: .structural)
  }

  /// A whole number that cannot change during a run.
  static func structural(
    _ name: String, in range: ClosedRange<Int>, unit: String, default defaultText: String?,
    _ summary: String
  ) -> Parameter {
    Parameter(
      name, .count(range), unit: unit, default: defaultText, summary, control: .environment,
      change: .structural)
  }

  /// A number that the designer of a mechanism does not command.
  static func world(
    _ name: String, in range: ClosedRange<Double>, unit: String, default defaultText: String?,
    _ summary: String
  ) -> Parameter {
    .number(name, in: range, unit: unit, default: defaultText, summary, control: .environment)
  }
}
