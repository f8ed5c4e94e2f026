public import MesoModel

/// Works like others, and buys uses of its own work on top.
///
/// What it pays comes back less the protocol's part, so that buying pays only where use earns more
/// than fees: an emission by use, or a match. With w uses bought beside U others it gains
/// emission·w ⁄ (U + w) and loses fee·(1 − share)·w. It buys as much as its liquid tokens cover.
public struct WashUserContributor: ContributorStrategy {
  public static let entry = CatalogEntry<any ContributorStrategy>(
    ComponentDescriptor(
      name: "wash-user",
      summary: "Works like others, and buys uses of its own work on top.",
      parameters: [
        .effort(default: "1"),
        .count(
          "uses", in: 0...1_000_000_000, unit: "uses", default: "20",
          "Uses of its own work that it buys in an epoch.", control: .environment),
      ])
  ) { values in
    WashUserContributor(effort: values.number("effort"), uses: values.count("uses"))
  }

  let effort: Double
  let uses: Int

  public var stance: Stance { .attack }

  public func plan(_ view: PublicView) -> ContributorPlan {
    var plan = ContributorPlan(effort: effort)
    plan.washes = uses
    return plan
  }
}
