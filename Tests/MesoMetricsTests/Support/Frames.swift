import MesoModel
import MesoPrimitives

extension EpochFrame {
  /// An epoch of the sample world in which nothing has happened yet.
  static var empty: EpochFrame {
    var frame = EpochFrame()
    frame.contributors = [ContributorTotals](repeating: ContributorTotals(), count: 4)
    frame.validators = [ValidatorTotals](repeating: ValidatorTotals(), count: 3)
    return frame
  }
}

/// The places of the sample world's behaviours.
enum Place {
  static let honest = 0
  static let lazy = 1
  static let sybil = 2
  static let ring = 3
  /// The place of the colluding validators.
  static let cabal = 2
}

extension OperatorColumns {
  /// The operators of the sample world: honest, honest, lazy, Sybil, colluding, then three
  /// validators; one contribution each.
  static var sample: OperatorColumns {
    var columns = OperatorColumns()
    columns.behaviour = [0, 0, 1, 2, 3, 0, 1, 2]
    columns.holdings.liquid = [Int64](repeating: 0, count: 8)
    columns.holdings.stake = [Int64](repeating: 0, count: 8)
    columns.holdings.pending = [Int64](repeating: 0, count: 8)
    columns.income = [Int64](repeating: 0, count: 8)
    columns.holdings.rewards = [Int64](repeating: 0, count: 8)
    columns.profit = [Double](repeating: 0, count: 8)
    columns.holdings.contributions = [1, 1, 1, 1, 1, 0, 0, 0]
    columns.quality = [Double](repeating: 0, count: 8)
    columns.windows = [Int](repeating: 0, count: 8)
    columns.windowMean = [Double](repeating: 0, count: 8)
    columns.windowSquares = [Double](repeating: 0, count: 8)
    columns.lossWindows = [Int](repeating: 0, count: 8)
    columns.lossSum = [Double](repeating: 0, count: 8)
    columns.holdings.validatorStake = [0, 0, 0]
    return columns
  }
}
