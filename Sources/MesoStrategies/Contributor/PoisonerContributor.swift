public import MesoModel

/// Submits work that passes for good and harms whoever uses it.
///
/// The work scores like any other of its effort, and its true quality is 0. An inspection sees
/// `stealth` of the quality that it pretends to; an audit misses it with that probability. Every
/// accepted contribution destroys `damage` of useful quality elsewhere.
public struct PoisonerContributor: ContributorStrategy {
  public static let entry = CatalogEntry<any ContributorStrategy>(
    ComponentDescriptor(
      name: "poisoner",
      summary: "Submits work that passes for good and harms whoever uses it.",
      parameters: [
        .effort(default: "1"),
        .number(
          "damage", in: 0...1_000_000, unit: "quality", default: "10",
          "Useful quality that an accepted contribution destroys.", control: .environment),
        .share(
          "stealth", default: "0.8",
          "Share of its apparent quality that an inspection takes for true.",
          control: .environment),
      ])
  ) { values in
    PoisonerContributor(
      effort: values.number("effort"),
      poison: Poison(damage: values.number("damage"), stealth: values.number("stealth")))
  }

  let effort: Double
  let poison: Poison

  public var stance: Stance { .attack }

  public func plan(_ view: PublicView) -> ContributorPlan {
    var plan = ContributorPlan(effort: effort)
    plan.poison = poison
    return plan
  }
}
