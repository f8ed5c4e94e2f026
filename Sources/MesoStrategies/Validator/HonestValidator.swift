public import MesoModel

/// Looks at every contribution and attests what it sees.
///
/// It pays the cost of inspection each time, and errs where its look does.
public struct HonestValidator: ValidatorStrategy {
  public static let entry = CatalogEntry<any ValidatorStrategy>(
    ComponentDescriptor(
      name: "honest", summary: "Looks at every contribution and attests what it sees.")
  ) { _ in HonestValidator() }

  public var stance: Stance { .honest }

  public func plan(_ view: PublicView) -> ValidatorPlan {
    ValidatorPlan(outsiders: .inspect, insiders: .inspect)
  }
}
