import MesoModel

/// Σ δᵗ · profit over the measured epochs, with what is pending at the end if it counts: what one
/// operator makes, in base units.
///
/// What was pending when the measured epochs began is taken off, because their profits count it
/// when it is paid.
struct OperatorValue {
  let side: Side
  let cohort: Int
  let ordinal: Int
  private(set) var units = 0.0
  private var lastProfit = 0.0
  private var factor = 1.0

  init(_ side: Side, cohort: Int, ordinal: Int) {
    self.side = side
    self.cohort = cohort
    self.ordinal = ordinal
  }

  mutating func observe(_ engine: Engine, _ world: World) {
    let standing = engine.standing(side, cohort: cohort, ordinal: ordinal)
    let pending = world.profit.countsPending ? Double(standing.pending) : 0
    if engine.epoch == world.warmUp {
      units -= pending
      return
    }
    guard engine.epoch > world.warmUp else { return }
    units += factor * (standing.profit - lastProfit)
    lastProfit = standing.profit
    if engine.epoch == world.epochs { units += factor * pending }
    factor *= world.profit.discount
  }
}
