public import MesoModel

/// Judges honestly, and watches out for bad work that it may challenge.
///
/// It pays for every look, and challenges when its belief that the work is bad makes a challenge
/// pay. It looks either at random, or at everything for as long as a look is worth its cost: the
/// share of work that it expects to be bad, and what is announced to be wrong on purpose, against
/// the number of others who watch.
public struct ChallengerValidator: ValidatorStrategy {
  public static let entry = CatalogEntry<any ValidatorStrategy>(
    ComponentDescriptor(
      name: "challenger",
      summary: "Judges honestly, and watches out for bad work that it may challenge.",
      parameters: [
        .choice(
          "mode", of: ["random", "rational"], default: "random",
          "Whether it looks at random, or at everything while a look is worth its cost.",
          control: .environment),
        .share(
          "attention", default: "0.1",
          "Probability that it looks at an open contribution in an epoch, in mode `random`.",
          control: .environment),
        .share(
          "expected-bad", default: "0.1",
          "Share of work that it expects to be bad, in mode `rational`.", control: .environment),
      ])
  ) { values in
    var watch = WatchPlan(attention: values.number("attention"))
    if values.name("mode") == "rational" {
      watch = WatchPlan(attention: 1)
      watch.isRational = true
      watch.expectedBad = values.number("expected-bad")
    }
    return ChallengerValidator(watch: watch)
  }

  let watch: WatchPlan

  public var stance: Stance { .honest }

  public func plan(_ view: PublicView) -> ValidatorPlan {
    var plan = ValidatorPlan(outsiders: .inspect, insiders: .inspect)
    plan.watch = watch
    return plan
  }
}
