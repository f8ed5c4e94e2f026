public import MesoModel

/// Works with the effort that the task asks for.
///
/// The conduct that a mechanism is meant to make rational.
public struct HonestContributor: ContributorStrategy {
  public static let entry = CatalogEntry<any ContributorStrategy>(
    ComponentDescriptor(
      name: "honest",
      summary: "Works with the effort that the task asks for.",
      parameters: [.effort(default: "1")])
  ) { values in HonestContributor(effort: values.number("effort")) }

  let effort: Double

  public var stance: Stance { .honest }

  public func plan(_ view: PublicView) -> ContributorPlan { ContributorPlan(effort: effort) }
}
