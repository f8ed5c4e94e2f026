public import MesoModel

/// Submits work without effort, to save its cost.
///
/// It breaks no rule: what it costs the network is the quality that it does not make.
public struct LazyContributor: ContributorStrategy {
  public static let entry = CatalogEntry<any ContributorStrategy>(
    ComponentDescriptor(
      name: "lazy",
      summary: "Submits work without effort, to save its cost.",
      parameters: [.effort(default: "0")])
  ) { values in LazyContributor(effort: values.number("effort")) }

  let effort: Double

  public var stance: Stance { .lazy }

  public func plan(_ view: PublicView) -> ContributorPlan { ContributorPlan(effort: effort) }
}
