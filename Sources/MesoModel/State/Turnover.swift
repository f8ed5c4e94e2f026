/// Which operators of a side are in and which are out, where they may come and go; empty columns where
/// none does.
struct Turnover {
  /// 1 for an operator that is out.
  let isAway: Column<UInt8>
  /// The running mean of an operator's profit in an epoch, base units, since it came.
  let mean: Column<Double>
  /// Epochs since it came.
  let epochs: Column<Int32>
  /// What a cohort's members last made on average, and the stake that each held.
  let lastMean: Column<Double>
  let lastStake: Column<Double>
  init(operators: Int, cohorts: Int, isNeeded: Bool, _ arena: Arena) {
    let (operators, cohorts) = isNeeded ? (operators, cohorts) : (0, 0)
    isAway = arena.column(operators, of: 0)
    mean = arena.column(operators, of: 0)
    epochs = arena.column(operators, of: 0)
    lastMean = arena.column(cohorts, of: 0)
    lastStake = arena.column(cohorts, of: 0)
  }
}
