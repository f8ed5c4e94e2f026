public import MesoModel

/// Lets every verdict stand.
///
/// Properties: final at once; costs nothing; pure.
public struct NoDispute: Dispute {
  public static let entry = CatalogEntry<any Dispute>(
    ComponentDescriptor(name: "none", summary: "Lets every verdict stand.")
  ) { _ in NoDispute() }

  public var isIdle: Bool { true }

  public func hear(_ docket: Docket, view: PublicView, memory: inout Memory) {}
}
