public import MesoModel

extension Metric {
  /// Every metric that any world has, in the order in which tables print them.
  public static let standard: [Metric] = catalogue(profits: [], trades: true, governs: true)

  /// The metrics of one world: the standard ones and the profit of each contributor strategy.
  public static func standard(for world: World) -> [Metric] {
    catalogue(
      profits: profits(in: world), trades: world.hasMarket, governs: !world.governed.isEmpty)
  }

  private static func catalogue(profits: [Metric], trades: Bool, governs: Bool) -> [Metric] {
    quality + disputes + money + (trades ? market : []) + participation + profits + returns + risk
      + alignment + security + concentration + (governs ? governance : []) + invariants
  }
}
