public import MesoModel

/// Takes no stake for any fault.
///
/// Properties: a rejected contribution costs its author the reward alone; pure.
public struct NoSlashing: Slashing {
  public static let entry = CatalogEntry<any Slashing>(
    ComponentDescriptor(name: "none", summary: "Takes no stake for any fault.")
  ) { _ in NoSlashing() }

  public var destination: SlashDestination { .burn }

  public func slash(_ evidence: borrowing TileEvidence, into amounts: WriteColumn<Int64>) {
    var row = 0
    while row < amounts.count {
      amounts[row] = 0
      row &+= 1
    }
  }
}
