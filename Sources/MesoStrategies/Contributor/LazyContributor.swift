public import MesoModel

/// Submits work without effort, to save its cost.
///
/// It breaks no rule: what it costs the network is the quality that it does not make. Given items to
/// label, it guesses.
public struct LazyContributor: ContributorStrategy {
  public static let entry = CatalogEntry<any ContributorStrategy>(
    ComponentDescriptor(
      name: "lazy",
      summary: "Submits work without effort, to save its cost.",
      parameters: [.effort(default: "0")] + AnswerPlan.parameters(default: "prior"))
  ) { values in
    LazyContributor(effort: values.number("effort"), answer: .of(values))
  }

  let effort: Double
  let answer: AnswerPlan

  public var stance: Stance { .lazy }

  public func plan(_ view: PublicView) -> ContributorPlan {
    var plan = ContributorPlan(effort: effort)
    plan.answer = answer
    return plan
  }
}
