/// A network under Yuma consensus.
///
/// - SeeAlso: subtensor, `pallets/subtensor/src/epoch/run_epoch.rs`.
public struct YumaNetwork: Sendable {
  /// The kind of number to compute in.
  public enum Arithmetic: String, CaseIterable, Sendable {
    /// 64-bit floating point: the rule itself.
    case real
    /// The chain's 32.32 fixed point with bonds stored in 16 bits: its rounding too.
    case fixedPoint = "fixed-point"
  }

  private enum State: Sendable {
    case real(YumaState<Double>)
    case fixedPoint(YumaState<FixedPoint>)
    case stepping
  }

  private var state: State

  /// A network without bonds.
  ///
  /// - Parameters:
  ///   - identities: The number of identities, validators and servers alike.
  ///   - owner: The identity that may always set weights, also on itself.
  public init(identities: Int, rule: YumaRule, arithmetic: Arithmetic = .real, owner: Int? = nil) {
    state =
      switch arithmetic {
      case .real: .real(YumaState(rule: rule, owner: owner, identities: identities))
      case .fixedPoint: .fixedPoint(YumaState(rule: rule, owner: owner, identities: identities))
      }
  }

  /// Bonds and permits as they stand between epochs.
  var kept: (bonds: SparseRows<Double>, permits: [Bool]) {
    switch state {
    case .real(let network): (network.bonds, network.permits ?? [])
    case .fixedPoint(let network): (network.bonds, network.permits ?? [])
    case .stepping: preconditionFailure("an epoch is under way")
    }
  }

  /// Puts bonds and permits in the place of those there are.
  mutating func restore(bonds: SparseRows<Double>, permits: [Bool]) {
    switch exchange(&state, with: .stepping) {
    case .real(var network):
      (network.bonds, network.permits) = (bonds, permits)
      state = .real(network)
    case .fixedPoint(var network):
      (network.bonds, network.permits) = (bonds, permits)
      state = .fixedPoint(network)
    case .stepping: preconditionFailure("an epoch is under way")
    }
  }

  /// Runs an epoch.
  ///
  /// - Parameter reportsBonds: Whether the outcome lists bonds.
  /// - Precondition: The epoch has a stake and a row for each identity.
  /// - Complexity: O(entries × log of the entries in a column) in the usual case.
  public mutating func step(_ epoch: YumaEpoch, reportsBonds: Bool = true) -> YumaOutcome {
    // Taken out of the enumeration while it changes, so that its memory is not copied.
    switch exchange(&state, with: .stepping) {
    case .real(var network):
      defer { state = .real(network) }
      return network.step(epoch, reportsBonds: reportsBonds)
    case .fixedPoint(var network):
      defer { state = .fixedPoint(network) }
      return network.step(epoch, reportsBonds: reportsBonds)
    case .stepping: preconditionFailure("an epoch does not start inside another")
    }
  }
}
