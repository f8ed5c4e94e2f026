public import MesoModel

/// Takes whatever each identity submits.
///
/// Models a board on which contributors choose their own work and nobody's work excludes
/// another's. Without commit–reveal a contribution can be seen, and copied, in the epoch in which it
/// is made; with it, from the next epoch on.
///
/// Properties: no limit beside the operator's own; moves no tokens; pure.
public struct OpenSubmissionAllocation: Allocation {
  public static let entry = CatalogEntry<any Allocation>(
    ComponentDescriptor(
      name: "open-submission", summary: "Takes whatever each identity submits.",
      parameters: [
        .flag(
          "commit-reveal", default: "true",
          "Whether contributions stay hidden until all of an epoch are in.")
      ])
  ) { values in OpenSubmissionAllocation(hidesSubmissions: values.flag("commit-reveal")) }

  public let hidesSubmissions: Bool

  public func slotsPerIdentity(_ view: PublicView, memory: inout Memory) -> Int? { nil }
}
