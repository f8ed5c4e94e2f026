import MesoPrimitives

/// What operators that choose their own effort do in the epoch: one value per operator.
struct OwnEfforts {
  let effort: Column<Double>
  let cost: Column<Int64>
  /// What a unit of effort adds to latent quality.
  var weight: Double

  /// - Returns: `nil` if nobody chooses.
  init?(_ world: World, operators: Int, _ scratch: Arena) {
    guard Self.areKept(in: world) else { return nil }
    weight = Self.weight(in: world)
    effort = scratch.column(operators, of: 0)
    cost = scratch.column(operators, of: 0)
  }

  /// Whether any contributor of a world may choose its effort.
  static func areKept(in world: World) -> Bool {
    world.contributors.contains { $0.strategy.choosesEffort }
  }

  /// What a unit of effort adds to latent quality in a world; 0 where the model does not say.
  static func weight(in world: World) -> Double {
    (world.production as? any LogOddsProduction)?.effortWeight ?? 0
  }
}
