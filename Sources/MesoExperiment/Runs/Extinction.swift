import MesoModel

/// Notices contributor strategies that nobody follows any more when the warm-up ends.
///
/// What is measured afterwards says nothing about such a strategy, and a table does not show it.
struct Extinction {
  private let world: World
  /// Whether a strategy had operators in some epoch, and in the warm-up's last one.
  private var hasLived: Set<String> = []
  private var isAlive: Set<String> = []

  init(world: World) { self.world = world }

  mutating func observe(_ frame: EpochFrame) {
    guard frame.epoch <= world.warmUp else { return }
    for (cohort, totals) in zip(world.contributors, frame.contributors) where totals.operators > 0 {
      hasLived.insert(cohort.terms.strategyName)
      if frame.epoch == world.warmUp { isAlive.insert(cohort.terms.strategyName) }
    }
  }

  /// The strategies, in alphabetical order.
  var strategies: [String] { hasLived.subtracting(isAlive).sorted() }
}
