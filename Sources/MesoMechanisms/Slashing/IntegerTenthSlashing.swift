public import MesoModel

/// Takes ⌊stake ÷ 10⌋ base units for each contribution that was examined and rejected.
///
/// Models a contract as it is often printed: `slash = staked / 10` in integers. Repeated faults
/// compound, and a stake of 9 units or fewer is never slashed again, because ⌊9 ÷ 10⌋ is 0:
/// 1 000 units become 900, after five faults 592, after sixty 9, for ever. The contract subtracts
/// and pays nobody, so that what is taken is `stranded` unless `to` says otherwise.
///
/// Properties: bounded by a tenth of the stake; never takes it all; pure.
public struct IntegerTenthSlashing: Slashing {
  public static let entry = CatalogEntry<any Slashing>(
    ComponentDescriptor(
      name: "integer-tenth",
      summary: "Takes a tenth of the stake in whole base units for each contribution that was "
        + "examined and rejected.",
      parameters: [SlashDestination.parameter(default: .stranded)])
  ) { values in IntegerTenthSlashing(destination: .of(values)) }

  public let destination: SlashDestination

  public func slash(_ evidence: borrowing TileEvidence, into amounts: WriteColumn<Int64>) {
    var row = 0
    while row < amounts.count {
      amounts[row] = evidence.isRejected(row) ? evidence.stake[row] / 10 : 0
      row &+= 1
    }
  }
}
