public import MesoModel

/// Pays what was earned in the epoch in which it was earned.
///
/// Properties: no delay; nothing is held back that a later finding could reach; pure.
public struct ImmediatePayout: Payout {
  public static let entry = CatalogEntry<any Payout>(
    ComponentDescriptor(
      name: "immediate", summary: "Pays what was earned in the epoch in which it was earned.")
  ) { _ in ImmediatePayout() }

  public var schedule: [Int64] { [1] }
}
