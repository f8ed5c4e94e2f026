public import MesoModel

/// Attests without looking, to save the cost of inspection.
///
/// Three ways of not looking: to approve everything, to toss a coin, or to copy what others
/// attested. Copying sees the same epoch's attestations where the committee does not hide them
/// by commit–reveal, and past verdicts where it does.
public struct LazyValidator: ValidatorStrategy {
  public static let entry = CatalogEntry<any ValidatorStrategy>(
    ComponentDescriptor(
      name: "lazy", summary: "Attests without looking, to save the cost of inspection.",
      parameters: [
        .choice(
          "mode", of: ["approve-all", "random", "copy-consensus"], default: "approve-all",
          "How it attests: it approves everything, tosses a coin, or copies.",
          control: .environment),
        .share(
          "probability", default: "0.5", "Probability of approval in mode `random`.",
          control: .environment),
        .count(
          "lag", in: 1...8, unit: "verdicts", default: "1",
          "Which of an author's last verdicts mode `copy-consensus` copies where attestations are "
            + "hidden: 1 for the last.",
          control: .environment),
        .share(
          "turnout", default: "1",
          "Probability that it says anything when a dispute asks for its vote.",
          control: .environment),
      ])
  ) { values in
    LazyValidator(
      judgement: {
        switch values.name("mode") {
        case "random": .random(approve: values.number("probability"))
        case "copy-consensus": .copy(lag: values.count("lag"))
        default: .approve
        }
      }(), turnout: values.number("turnout"))
  }

  let judgement: Judgement
  let turnout: Double

  public var stance: Stance { .lazy }

  public func plan(_ view: PublicView) -> ValidatorPlan {
    var plan = ValidatorPlan(outsiders: judgement, insiders: judgement)
    plan.turnout = turnout
    return plan
  }
}
