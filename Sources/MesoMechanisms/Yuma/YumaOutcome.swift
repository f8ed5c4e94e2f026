/// What an epoch of Yuma consensus gives each identity, in the order of uids.
public struct YumaOutcome: Sendable {
  /// The largest weight that enough stake backs, by server.
  public internal(set) var consensus: [Double] = []
  /// The servers' shares, which sum to 1 or are all 0.
  public internal(set) var incentive: [Double] = []
  /// The validators' shares, which sum to 1 or are all 0.
  public internal(set) var dividends: [Double] = []
  /// How much of a validator's weights is left after clipping.
  public internal(set) var validatorTrust: [Double] = []
  /// Stake as a share of all that counts.
  public internal(set) var stakeShare: [Double] = []
  /// Stake as a share of that of active validators with a permit.
  public internal(set) var activeStake: [Double] = []
  /// Shares of an emission that servers and validators split evenly; with validators' they sum
  /// to 1.
  public internal(set) var serverEmission: [Double] = []
  /// Shares of the same emission. Without incentive it is split by stake, and validators have
  /// all.
  public internal(set) var validatorEmission: [Double] = []
  /// Whether the identity may set weights in the next epoch.
  public internal(set) var permits: [Bool] = []
  /// Bonds of validators towards servers after the epoch; no rows unless they were asked for.
  public internal(set) var bonds = SparseRows<Bond>(rows: 0)

  /// A validator's bond towards a server.
  public struct Bond: BitwiseCopyable, Hashable, Sendable {
    /// The validator's share of all bonds towards the server.
    public var share: Double
    /// What is kept until the next epoch: of the largest towards the server under the original
    /// rule, of one under Yuma3; 0 where the validator loses its permit.
    public var stored: Double
  }
}
