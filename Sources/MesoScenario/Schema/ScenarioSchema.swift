import MesoMechanisms
import MesoModel

/// The format of scenario files, for one catalogue of components.
struct ScenarioSchema: Sendable {
  let catalog: Catalog
  let presets: [Preset]
  /// The top level of a treatment after merging: everything but `extends` and `treatments`.
  let root: Record

  init(catalog: Catalog, presets: [Preset]) {
    self.catalog = catalog
    self.presets = presets
    root = Record(
      ScenarioSchema.study + ScenarioSchema.world
        + [
          Field("token", .record(ScenarioSchema.token(catalog)), .filled, "The token."),
          Field("treasury", .record(ScenarioSchema.treasury), .filled, "What the sponsor holds."),
          Field(
            "demand", .component(ScenarioSchema.demand(catalog)), .filled,
            "What sponsors and users want."),
          Field("costs", .record(ScenarioSchema.costs), .filled, "How operators' costs are paid."),
          Field(
            "production", .component(ScenarioSchema.production(catalog)),
            .filled, "How skill and effort become quality."),
          Field(
            "roles", .record(ScenarioSchema.roles), .filled,
            "What roles make visible of a contribution, where it is not the usual."),
          Field(
            "contributors", .named(ScenarioSchema.contributors(catalog)), .required,
            "Cohorts of operators who submit work."),
          Field(
            "validators", .named(ScenarioSchema.validators(catalog)), .filled,
            "Cohorts of operators who judge work."),
          Field(
            "delegators", .named(ScenarioSchema.delegators), .optional,
            "Cohorts of holders who delegate tokens to validators."),
          Field(
            "mechanism", .record(ScenarioSchema.mechanism(catalog, presets)), .required,
            "The rules: a preset, a component per stage, or both."),
          Field(
            "adaptation", .component(ScenarioSchema.adaptation(catalog)), .filled,
            "How operators change their behaviour."),
          Field(
            "governance", .component(ScenarioSchema.governance(catalog)), .filled,
            "Who changes the rules during a run."),
          Field(
            "shocks", .shocks, .optional, "Values that change by themselves at the start of epochs."
          ),
        ] + ScenarioSchema.reporting)
  }

  /// The top level of a file: a treatment's and the keys that hold several files together.
  var file: Record {
    Record(
      root.fields + [
        Field("extends", .text(.free), .optional, "A base file that this one overrides."),
        Field(
          "treatments",
          .named(NamedShape(noun: "treatment", entry: .record(root), maximumCount: 1_000)),
          .optional, "Named overrides of the scenario, compared under the same seeds."),
      ])
  }

  /// Keys that hold for all treatments alike.
  static let sharedKeys = [
    "scenario", "question", "expectation", "extends", "seed", "replicates", "metrics", "headline",
    "measure", "claims", "criteria", "treatments",
  ]

  func preset(_ name: String) -> Preset? { presets.first { $0.name == name } }

  static func component(
    _ stage: Stage, _ fallback: String?, _ catalog: Catalog
  ) -> ComponentShape {
    ComponentShape(
      stage: stage, discriminator: "kind", fallback: fallback, common: [], groups: [],
      descriptors: catalog.descriptors(of: stage), keepsCommon: false)
  }
}
