public import MesoModel

/// Attests under many identities at the cost of at most one look.
///
/// Its identities share one signal, so that they err together: a panel that seats several of
/// them hears fewer opinions than it pays for.
public struct SybilValidator: ValidatorStrategy {
  public static let entry = CatalogEntry<any ValidatorStrategy>(
    ComponentDescriptor(
      name: "sybil", summary: "Attests under many identities at the cost of at most one look.",
      parameters: [
        .choice(
          "mode", of: ["inspect-once", "approve-all"], default: "inspect-once",
          "Whether it looks once for all of its identities, or not at all.",
          control: .environment)
      ])
  ) { values in
    SybilValidator(judgement: values.name("mode") == "approve-all" ? .approve : .inspectOnce)
  }

  let judgement: Judgement

  public var stance: Stance { .attack }

  public func plan(_ view: PublicView) -> ValidatorPlan {
    ValidatorPlan(outsiders: judgement, insiders: judgement)
  }
}
