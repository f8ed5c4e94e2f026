public import MesoModel

/// Looks at contributions and weighs their authors by what it believes of them.
///
/// An honest validator with a memory: noise in its looks averages out, at the price of moving late.
/// Without memory it is an early mover, which follows a contributor's rise or fall at once; with it,
/// it is one of those who follow. It judges as `honest` does, of which it is the same with its
/// defaults, where validators write no rows.
public struct WeightSetterValidator: ValidatorStrategy {
  public static let entry = CatalogEntry<any ValidatorStrategy>(
    ComponentDescriptor(
      name: "weight-setter",
      summary: "Looks at contributions and weighs their authors by what it believes of them.",
      parameters: RowPlan.parameters)
  ) { values in WeightSetterValidator(row: RowPlan(values)) }

  let row: RowPlan

  public var stance: Stance { .honest }

  public func plan(_ view: PublicView) -> ValidatorPlan {
    var plan = ValidatorPlan(outsiders: .inspect, insiders: .inspect)
    plan.row = row
    return plan
  }
}
