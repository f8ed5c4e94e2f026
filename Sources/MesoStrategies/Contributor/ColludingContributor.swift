public import MesoModel

/// Submits cheap work and relies on validators of its coalition to pass it.
///
/// It joins the coalition that its cohort names; the validators of that coalition do the rest. It
/// appeals every ruling against it that it can afford to.
public struct ColludingContributor: ContributorStrategy {
  public static let entry = CatalogEntry<any ContributorStrategy>(
    ComponentDescriptor(
      name: "colluding",
      summary: "Submits cheap work and relies on validators of its coalition to pass it.",
      parameters: [.effort(default: "0")])
  ) { values in ColludingContributor(effort: values.number("effort")) }

  let effort: Double

  public var stance: Stance { .attack }

  public func plan(_ view: PublicView) -> ContributorPlan {
    var plan = ContributorPlan(effort: effort)
    plan.appeals = .always
    return plan
  }
}
