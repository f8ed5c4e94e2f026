public import MesoModel

/// Submits cheap work under many identities.
///
/// The identities, the capital that they split and how they share the work are the cohort's.
public struct SybilContributor: ContributorStrategy {
  public static let entry = CatalogEntry<any ContributorStrategy>(
    ComponentDescriptor(
      name: "sybil",
      summary: "Submits cheap work under many identities.",
      parameters: [.effort(default: "0")] + AnswerPlan.parameters(default: "prior"))
  ) { values in
    SybilContributor(effort: values.number("effort"), answer: .of(values))
  }

  let effort: Double
  let answer: AnswerPlan

  public var stance: Stance { .attack }

  public func plan(_ view: PublicView) -> ContributorPlan {
    var plan = ContributorPlan(effort: effort)
    plan.answer = answer
    return plan
  }
}
