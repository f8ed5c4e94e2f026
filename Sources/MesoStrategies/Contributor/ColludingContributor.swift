public import MesoModel

/// Submits cheap work and relies on validators of its coalition to pass it.
///
/// It joins the coalition that its cohort names; the validators of that coalition do the rest.
/// Given items to label, its members all give the same label. It appeals every ruling against it
/// that it can afford to.
///
/// It may bribe others too: in the attack P + ε a bribe is promised to whoever approves, and paid
/// only if the work is rejected all the same. To approve is then safe for a validator, and if enough
/// of them think so the work is accepted and nobody is paid.
public struct ColludingContributor: ContributorStrategy {
  public static let entry = CatalogEntry<any ContributorStrategy>(
    ComponentDescriptor(
      name: "colluding",
      summary: "Submits cheap work and relies on validators of its coalition to pass it.",
      parameters: [.effort(default: "0")] + AnswerPlan.parameters(default: "constant")
        + BribeOffer.parameters)
  ) { values in
    ColludingContributor(
      effort: values.number("effort"), answer: .of(values), bribe: .of(values))
  }

  let effort: Double
  let answer: AnswerPlan
  public let bribe: BribeOffer?

  public var stance: Stance { .attack }

  public func plan(_ view: PublicView) -> ContributorPlan {
    var plan = ContributorPlan(effort: effort)
    plan.answer = answer
    plan.appeals = .always
    return plan
  }
}
