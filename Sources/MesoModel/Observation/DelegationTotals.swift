/// What was delegated in an epoch, and what came of it. Base units.
public struct DelegationTotals: Hashable, Sendable {
  /// With validators, and on its way back, at the end of the epoch.
  public var staked: Int64 = 0
  public var unbonding: Int64 = 0
  /// What holders received, less commission.
  public var rewards: Int64 = 0
  /// What operators kept of rewards on delegated stake.
  public var commission: Int64 = 0
  /// What holders lost with their validators, unbonding stake included.
  public var slashed: Int64 = 0
  /// What holders took away from a validator.
  public var moved: Int64 = 0

  public init() {}
}
