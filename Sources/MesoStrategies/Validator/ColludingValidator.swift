public import MesoModel

/// Approves the work of its coalition, and treats others as the coalition agreed.
///
/// Rejecting outsiders leaves more for insiders where a purse is shared; honest judgement of
/// outsiders, or camouflage, makes the ring harder to see. Where nobody counts how often a validator
/// attests, it approves insiders' work as often as it takes.
public struct ColludingValidator: ValidatorStrategy {
  public static let entry = CatalogEntry<any ValidatorStrategy>(
    ComponentDescriptor(
      name: "colluding",
      summary: "Approves the work of its coalition, and treats others as the coalition agreed.",
      parameters: [
        .choice(
          "outsiders", of: ["reject", "honest", "approve"], default: "reject",
          "How it judges work from outside its coalition.", control: .environment),
        .share(
          "camouflage", default: "0", "Probability that it judges a contribution honestly instead.",
          control: .environment),
      ])
  ) { values in
    ColludingValidator(
      outsiders: {
        switch values.name("outsiders") {
        case "honest": .inspect
        case "approve": .approve
        default: .reject
        }
      }(), camouflage: values.number("camouflage"))
  }

  let outsiders: Judgement
  let camouflage: Double

  public var stance: Stance { .attack }

  public func plan(_ view: PublicView) -> ValidatorPlan {
    var plan = ValidatorPlan(outsiders: outsiders, insiders: .approve)
    plan.camouflage = camouflage
    plan.repeats = true
    return plan
  }
}
