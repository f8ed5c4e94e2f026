public import MesoModel

/// Changes no rule during a run.
///
/// Properties: the mechanism of the first epoch is that of the last; pure.
public struct NoGovernance: Governance {
  public static let entry = CatalogEntry<any Governance>(
    ComponentDescriptor(name: "none", summary: "Changes no rule during a run.")
  ) { _ in NoGovernance() }

  public var isIdle: Bool { true }

  public func decide(_ session: GovernanceSession, memory: inout Memory) -> [Motion] { [] }
}
