public import MesoModel

/// Takes whatever each identity submits.
///
/// Models a board on which contributors choose their own work and nobody's work excludes
/// another's.
///
/// Properties: no limit beside the operator's own; moves no tokens; pure.
public struct OpenSubmissionAllocation: Allocation {
  public static let entry = CatalogEntry<any Allocation>(
    ComponentDescriptor(
      name: "open-submission", summary: "Takes whatever each identity submits.")
  ) { _ in OpenSubmissionAllocation() }

  public func slotsPerIdentity(_ view: PublicView, memory: inout Memory) -> Int? { nil }
}
