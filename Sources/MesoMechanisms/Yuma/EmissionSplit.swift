/// How a subnet's emission is divided between its owner, servers and validators.
///
/// The owner takes a cut and the rest is halved: 41, 41 and 18 %. Where no server has any
/// incentive, validators take the servers' half too: 82 and 18 %.
///
/// - SeeAlso: subtensor, `pallets/subtensor/src/coinbase/run_coinbase.rs`.
public struct EmissionSplit: Hashable, Sendable {
  public let owner: Double
  public let servers: Double
  public let validators: Double

  /// The chain's owner cut: 17.9995 %.
  public static let chainOwnerCut = 11_796.0 / 65_535

  /// - Parameters:
  ///   - ownerCut: The owner's share of the emission.
  ///   - hasIncentive: Whether some server has incentive.
  public init(ownerCut: Double = chainOwnerCut, hasIncentive: Bool) {
    owner = ownerCut
    servers = hasIncentive ? (1 - ownerCut) / 2 : 0
    validators = 1 - ownerCut - servers
  }
}
