public import MesoModel

/// Puts a share of its effort into the measure and not into the work.
///
/// Its measured score is q + gain × what it puts into gaming, while q follows the rest of the
/// effort alone; both parts of the effort cost the same.
public struct BenchmarkGamerContributor: ContributorStrategy {
  public static let entry = CatalogEntry<any ContributorStrategy>(
    ComponentDescriptor(
      name: "benchmark-gamer",
      summary: "Puts a share of its effort into the measure and not into the work.",
      parameters: [
        .effort(default: "1"),
        .share(
          "gaming", default: "0.5", "Share of its effort that goes into the measure (γ).",
          control: .environment),
        .number(
          "gain", in: 0...100, unit: "quality", default: "0.5",
          "What a unit of effort adds to the measured score that way.", control: .environment),
      ])
  ) { values in
    BenchmarkGamerContributor(
      effort: values.number("effort"), share: values.number("gaming"), gain: values.number("gain"))
  }

  let effort: Double
  let share: Double
  let gain: Double

  public var stance: Stance { .attack }

  public func plan(_ view: PublicView) -> ContributorPlan {
    var plan = ContributorPlan(effort: effort * (1 - share))
    plan.gamingEffort = effort * share
    plan.gaming = gain * plan.gamingEffort
    return plan
  }
}
