public import MesoModel

/// Copies the best work that it can see, slightly changed.
///
/// What it can see is public: the accepted work of the last epoch with the best score or, without
/// scores, the greatest share of approvals. Where contributions of an epoch are not hidden until
/// all are in, it copies the same author's work of this epoch. A copy has the quality of what it
/// copies and adds only what it changed; its `effort-cost` is the cohort's, some 0.05 of an honest
/// one's. While there is nothing to copy it works with its own effort.
public struct PlagiaristContributor: ContributorStrategy {
  public static let entry = CatalogEntry<any ContributorStrategy>(
    ComponentDescriptor(
      name: "plagiarist",
      summary: "Copies the best work that it can see, slightly changed.",
      parameters: [
        .share(
          "similarity", default: "0.9", "How similar a copy is to what it copies.",
          control: .environment),
        .effort(default: "0"),
      ])
  ) { values in
    PlagiaristContributor(
      similarity: values.number("similarity"), effort: values.number("effort"))
  }

  let similarity: Double
  let effort: Double

  public var stance: Stance { .attack }

  public func plan(_ view: PublicView) -> ContributorPlan {
    var plan = ContributorPlan(effort: effort)
    plan.similarity = similarity
    return plan
  }
}
