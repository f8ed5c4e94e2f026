public import MesoModel

/// Gives a fixed part of its weights to its own coalition, and the rest to others.
///
/// The cabal of the two-team game: `self-weight` of every row goes to the coalition's contributors,
/// equally, and the rest to others by their quality, so that its rows look like honest ones. In
/// some epochs, together, its members write honest rows as camouflage.
public struct SelfVotingValidator: ValidatorStrategy {
  public static let entry = CatalogEntry<any ValidatorStrategy>(
    ComponentDescriptor(
      name: "self-voting",
      summary: "Gives a fixed part of its weights to its own coalition, and the rest to others.",
      parameters: [
        .share(
          "self-weight", default: "1", "Part of every row that goes to its own coalition.",
          control: .environment),
        .share(
          "camouflage", default: "0",
          "Probability that the coalition writes honest rows in an epoch instead.",
          control: .environment),
      ])
  ) { values in
    SelfVotingValidator(
      selfWeight: values.number("self-weight"), camouflage: values.number("camouflage"))
  }

  let selfWeight: Double
  let camouflage: Double

  public var stance: Stance { .attack }

  public func plan(_ view: PublicView) -> ValidatorPlan {
    // Nobody pays for looks at work that gets no weight.
    var plan = ValidatorPlan(outsiders: selfWeight < 1 ? .inspect : .reject, insiders: .approve)
    plan.camouflage = camouflage
    plan.row.insideShare = selfWeight
    return plan
  }
}
