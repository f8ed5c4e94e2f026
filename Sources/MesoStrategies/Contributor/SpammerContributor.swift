public import MesoModel

/// Submits much cheap work, in the hope that some of it passes.
///
/// How much is the cohort's `contributions-per-epoch`, typically 10 to 100. It stops as long as
/// less of the network's work was accepted in the last epoch than makes it worth while.
public struct SpammerContributor: ContributorStrategy {
  public static let entry = CatalogEntry<any ContributorStrategy>(
    ComponentDescriptor(
      name: "spammer",
      summary: "Submits much cheap work, in the hope that some of it passes.",
      parameters: [
        .effort(default: "0"),
        .share(
          "acceptance", default: "0",
          "Share of the last epoch's work that must have been accepted for it to submit any.",
          control: .environment),
      ])
  ) { values in
    SpammerContributor(effort: values.number("effort"), acceptance: values.number("acceptance"))
  }

  let effort: Double
  let acceptance: Double

  public var stance: Stance { .attack }

  public func plan(_ view: PublicView) -> ContributorPlan {
    var plan = ContributorPlan(effort: effort)
    plan.submits = view.lastAcceptanceRate.map { $0 >= acceptance } ?? true
    return plan
  }
}
