/// A number that a run is judged by: its definition, unit and direction.
///
/// Metrics alone see everything. No component reads them.
public struct Metric: Sendable {
  /// Which way is better.
  public enum Better: String, Sendable { case higher, lower, none }

  /// How epochs become the value of a run, over the epochs after the warm-up.
  public enum Measure: Sendable {
    /// The sum over epochs of an amount that flows.
    case flow(@Sendable (EpochFrame, World) -> Double?)
    /// The value at the end of the run of an amount that stands.
    case stock(@Sendable (EpochFrame, World) -> Double?)
    /// The ratio of the sums over epochs; `nil` where the denominator is 0.
    case ratio(@Sendable (EpochFrame, World) -> (numerator: Double, denominator: Double))
    /// The ratio of the sums over epochs of what was gained and of what it cost, net; `nil` where
    /// the net is no more than a millionth of the gross: what was paid has come back, and what
    /// rounding left is not a price.
    case yield(@Sendable (EpochFrame, World) -> (gain: Double, net: Double, gross: Double))
    /// The value at the end of the run of how amounts are spread over those who hold them.
    case concentration(of: HeldAmounts, @Sendable ([Int64]) -> Double?)
    /// Defined for a whole run only; epochs have no value. It finds the columns that it says it reads.
    case run(reading: OperatorRecords, @Sendable (OperatorColumns, World) -> Double?)
  }

  /// Snake case, with the unit as the last word where there is one.
  public let name: String
  public let unit: String
  public let better: Better
  public let definition: String
  public let measure: Measure
  /// Measured every so many epochs unless a scenario says otherwise; 0 for the last alone.
  public let cadence: Int

  public init(
    _ name: String, unit: String, better: Better, cadence: Int = 1, _ definition: String,
    _ measure: Measure
  ) {
    self.name = name
    self.unit = unit
    self.better = better
    self.definition = definition
    self.measure = measure
    self.cadence = cadence
  }
}

/// What a side's operators hold and were rewarded with.
///
/// One entry per operator, by cohort of birth and ordinal; amounts in base units.
public struct Holdings: Sendable {
  public var liquid: [Int64] = []
  /// Stake, unbonding stake included.
  public var stake: [Int64] = []
  /// Tokens held for the operator until a later epoch.
  public var pending: [Int64] = []
  /// Rewards that became due since the warm-up, gross.
  public var rewards: [Int64] = []
  /// Contributions since the warm-up.
  public var contributions: [Int] = []
  /// Stake of each validator identity.
  public var validatorStake: [Int64] = []

  public init() {}
}

/// The own accounts of a side's operators over a run, for metrics of the run as a whole.
///
/// One entry per operator, by cohort of birth and ordinal; amounts in base units. The run's sums
/// cover the epochs after the warm-up. Metrics are shown the contributors. Columns that the engine was
/// not asked to keep are empty.
public struct OperatorColumns: Sendable {
  public var holdings = Holdings()
  /// The place of the operator's behaviour at the end among its side's cohorts.
  public var behaviour: [Int] = []
  /// Rewards received − slashes − charges.
  public var income: [Int64] = []
  public var profit: [Double] = []
  /// The sum of true quality over contributions.
  public var quality: [Double] = []
  /// Full windows of income, and the mean and squared deviations of their sums.
  public var windows: [Int] = []
  public var windowMean: [Double] = []
  public var windowSquares: [Double] = []
  /// Windows with a profit below 0, and the sum of the losses.
  public var lossWindows: [Int] = []
  public var lossSum: [Double] = []

  public init() {}
}
