public import MesoModel
import MesoPrimitives

/// Takes a fraction of the current stake for each contribution that was examined and rejected.
///
/// Models a proportional slash: ⌊stake × fraction⌋ in base units, exactly. Repeated faults
/// compound on what is left, so the stake is never gone, and a stake smaller than 1 ⁄ fraction
/// base units is not slashed at all.
///
/// Properties: bounded by the stake; hurts honest work that is wrongly rejected; pure.
///
/// - SeeAlso: the slashing module of the Cosmos SDK, which slashes a fraction by fault.
public struct FractionSlashing: Slashing {
  public static let entry = CatalogEntry<any Slashing>(
    ComponentDescriptor(
      name: "fraction",
      summary: "Takes a fraction of the current stake for each contribution that was examined "
        + "and rejected.",
      parameters: [
        .share("fraction", default: "0.10", "Share of the current stake taken for a fault."),
        SlashDestination.parameter(),
      ],
      reference: "Cosmos SDK, slashing module.")
  ) { values in
    FractionSlashing(
      fraction: values.proportion("fraction"), destination: .of(values))
  }

  let fraction: Proportion
  public let destination: SlashDestination

  public func slash(_ evidence: borrowing TileEvidence, into amounts: WriteColumn<Int64>) {
    fraction.slashRejected(evidence, into: amounts)
  }
}
