public import MesoModel

/// Remembers nothing of anyone's record.
///
/// Properties: a new identity is worth as much as an old one; pure.
public struct NoReputation: Reputation {
  public static let entry = CatalogEntry<any Reputation>(
    ComponentDescriptor(name: "none", summary: "Remembers nothing of anyone's record.")
  ) { _ in NoReputation() }

  public var initial: Double { 1 }
  public var isConstant: Bool { true }

  public func updated(_ record: Record, right: Bool) -> Record { record }
}
