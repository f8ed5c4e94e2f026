public import MesoModel

extension Metric {
  /// Every metric that any world has, in the order in which tables print them.
  public static let standard: [Metric] = catalogue(
    profits: [], trades: true, delegates: true, governs: true)

  /// The metrics of one world: the standard ones and the profit of each contributor strategy.
  public static func standard(for world: World) -> [Metric] {
    catalogue(
      profits: profits(in: world), trades: world.hasMarket,
      delegates: !world.delegators.isEmpty, governs: !world.governed.isEmpty)
  }

  private static func catalogue(
    profits: [Metric], trades: Bool, delegates: Bool, governs: Bool
  ) -> [Metric] {
    quality + disputes + money + (trades ? market : []) + participation + profits + returns
      + (delegates ? delegation : []) + risk + alignment + security + concentration
      + (governs ? governance : []) + invariants
  }
}
