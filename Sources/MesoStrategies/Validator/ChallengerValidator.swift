public import MesoModel

/// Judges honestly, and watches out for bad work that it may challenge.
///
/// It looks at an open contribution with some probability each epoch, pays for the look, and
/// challenges when its belief that the work is bad makes a challenge pay.
public struct ChallengerValidator: ValidatorStrategy {
  public static let entry = CatalogEntry<any ValidatorStrategy>(
    ComponentDescriptor(
      name: "challenger",
      summary: "Judges honestly, and watches out for bad work that it may challenge.",
      parameters: [
        .share(
          "attention", default: "0.1",
          "Probability that it looks at an open contribution in an epoch.", control: .environment)
      ])
  ) { values in ChallengerValidator(attention: values.number("attention")) }

  let attention: Double

  public var stance: Stance { .honest }

  public func plan(_ view: PublicView) -> ValidatorPlan {
    var plan = ValidatorPlan(outsiders: .inspect, insiders: .inspect)
    plan.watch = WatchPlan(attention: attention)
    return plan
  }
}
