public import MesoPrimitives

/// Stake taken for a fault.
public protocol Slashing: Component {
  var destination: SlashDestination { get }
  /// Fills the stake to take from each row's identity. Called once a tile.
  ///
  /// Only rows that were examined and rejected are at fault, or that the detector calls copies;
  /// the engine takes no more than the stake there is.
  func slash(_ evidence: borrowing TileEvidence, into amounts: WriteColumn<Int64>)
  /// The detector whose readings it asks for; `nil` if it needs none.
  var detector: DetectorTerms? { get }
  /// What validators' own faults cost them; `nil` if nothing.
  var validatorFaults: ValidatorFaults? { get }
  /// How faults keep an identity out of work; `nil` if they do not.
  var exclusion: Exclusion? { get }
}

extension Slashing {
  public var detector: DetectorTerms? { nil }
  public var validatorFaults: ValidatorFaults? { nil }
  public var exclusion: Exclusion? { nil }
}

/// A slashing whose severity depends on how much stake is at fault together.
public protocol JointSlashing: Slashing {
  /// Epochs over which stake at fault is added up, this one included.
  var window: Int { get }
  /// Fills the stake to take from each row's identity, as ``Slashing/slash(_:into:)`` does.
  func slash(
    _ evidence: borrowing TileEvidence, together: SlashTotals, into amounts: WriteColumn<Int64>)
}

/// How much stake is at fault together, in base units.
public struct SlashTotals: Hashable, Sendable {
  /// The sum, over the faults of the window, of the stake behind each.
  public var atFault: Int64
  /// Stake of all contributors at the start of Settlement.
  public var staked: Int64

  public init(atFault: Int64, staked: Int64) {
    self.atFault = atFault
    self.staked = staked
  }
}

/// Shares of the current stake that a validator loses for each fault, one after another.
public struct ValidatorFaults: Hashable, Sendable {
  /// For an attestation against the verdict.
  public var falseAttestation: Proportion
  /// For an attestation that was committed and never revealed.
  public var downtime: Proportion

  public init(falseAttestation: Proportion, downtime: Proportion) {
    self.falseAttestation = falseAttestation
    self.downtime = downtime
  }
}

/// How faults keep an identity out of work and reward.
public struct Exclusion: Hashable, Sendable {
  /// The faults it takes, since the last exclusion.
  public var faults: Int
  /// The epochs that an identity stays out; `nil` for good, and then its stake is returned.
  public var epochs: Int?

  public init(faults: Int, epochs: Int?) {
    self.faults = faults
    self.epochs = epochs
  }
}

/// Where slashed stake goes.
public enum SlashDestination: String, CaseIterable, Sendable {
  case burn, treasury
  /// Shared equally by the accepted work of the epoch.
  case redistribute
  /// Shared equally by the attestations that rejected the work; to the treasury where there are
  /// none.
  case reporter
  /// Left where no rule can reach it.
  case stranded
}
