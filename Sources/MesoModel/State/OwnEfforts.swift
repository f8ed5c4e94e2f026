import MesoPrimitives

/// What operators that choose their own effort do in the epoch: one value per operator.
struct OwnEfforts {
  let effort: Column<Double>
  let cost: Column<Int64>
  /// What a unit of effort adds to latent quality.
  let weight: Double

  /// - Returns: `nil` if nobody chooses.
  init?(_ world: World, operators: Int, _ scratch: Arena) {
    guard world.contributors.contains(where: { $0.strategy.choosesEffort }),
      let production = world.production as? any LogOddsProduction
    else { return nil }
    weight = production.effortWeight
    effort = scratch.column(operators, of: 0)
    cost = scratch.column(operators, of: 0)
  }
}
