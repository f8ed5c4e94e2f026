/// The parameters of Yuma consensus, with the chain's defaults.
///
/// - SeeAlso: subtensor, `pallets/subtensor/src/epoch/run_epoch.rs` and the runtime's defaults of
///   June 2026.
public struct YumaRule: Hashable, Sendable {
  /// What becomes of a bond under liquid alpha when the new weights do not name its server.
  public enum BondPath: String, CaseIterable, Sendable {
    /// It is gone at once, as in the code that the chain runs.
    case sparse
    /// It decays, as in the code that the chain's tests run.
    case dense
  }

  /// The share of active stake that must back a weight: κ.
  public var kappa = 32_767.0 / 65_535
  /// How far weights above consensus are clipped before they become bonds: β.
  public var bondsPenalty = 1.0
  /// What is left of a bond after an epoch: 1 − α.
  public var bondsMovingAverage = 0.9
  /// Whether bonds follow weights without regard to stake.
  public var yuma3 = false
  /// Whether each pair's α follows the distance of its weight from consensus; acts only with
  /// ``yuma3``.
  public var liquidAlpha = false
  public var alphaLow = 45_875.0 / 65_535
  public var alphaHigh = 58_982.0 / 65_535
  /// A hundred times the slope of the sigmoid that gives α.
  public var alphaSteepness = 1000
  public var bondPath = BondPath.sparse
  /// Whether bonds towards a server are cleared when it asks for it.
  public var bondsReset = false
  /// Blocks after which a validator that set no weights is inactive; `nil` for
  /// ⌊13,889 · tempo ⁄ 1000⌋.
  public var activityCutoff: Int?
  /// Blocks in an epoch.
  public var tempo = 360
  /// Tokens of stake below which an identity's stake counts as none.
  public var stakeThreshold = 0.0
  /// How many identities may set weights.
  public var maxValidators = 128

  public init() {}

  /// Blocks after which a validator that set no weights is inactive.
  public var cutoff: Int { activityCutoff ?? 13_889 * tempo / 1000 }
}

/// A named setting of ``YumaRule``.
public enum YumaVariant: String, CaseIterable, Sendable {
  /// Bonds are a moving average of stake × weight, as the chain runs by default.
  case chainOriginal = "chain-original"
  /// Bonds follow weights at one rate.
  case chainYuma3 = "chain-yuma3"
  /// Bonds follow weights at a rate for each pair.
  case yuma3Liquid = "yuma3-liquid"

  public var rule: YumaRule {
    var rule = YumaRule()
    rule.yuma3 = self != .chainOriginal
    rule.bondsReset = rule.yuma3
    rule.liquidAlpha = self == .yuma3Liquid
    return rule
  }
}
