public import MesoModel

/// Changes no rule during a run.
///
/// Properties: the mechanism of the first epoch is that of the last; pure.
public struct NoGovernance: Governance {
  public static let entry = CatalogEntry<any Governance>(
    ComponentDescriptor(name: "none", summary: "Changes no rule during a run.")
  ) { _ in NoGovernance() }

  public func decisions(
    _ view: PublicView, memory: inout Memory
  ) -> [(path: String, value: String)] { [] }
}
