public import MesoModel
import MesoPrimitives

/// Takes a fraction of the stake for a fault and keeps the identity out for a number of epochs.
///
/// Models the jail of a proof-of-stake network: an identity whose work was examined and rejected
/// submits nothing and is paid nothing for the next epochs; then it returns by itself. Beside the
/// slash a fault costs what it would have earned meanwhile, so that those with most to earn have
/// most to lose.
///
/// Properties: deters without stake; hurts honest work that is wrongly rejected; pure.
///
/// - SeeAlso: the slashing module of the Cosmos SDK.
public struct JailSlashing: Slashing {
  public static let entry = CatalogEntry<any Slashing>(
    ComponentDescriptor(
      name: "jail",
      summary: "Takes a fraction of the stake for a fault and keeps the identity out for a number "
        + "of epochs.",
      parameters: [
        .share("fraction", default: "0.05", "Share of the current stake taken for a fault."),
        .count(
          "epochs", in: 1...1_000_000, unit: "epochs", default: "10",
          "Epochs without work and reward after the one of the fault."),
        .count(
          "faults", in: 1...1_000_000, unit: "faults", default: "1",
          "Faults that it takes, since the last time."),
        SlashDestination.parameter(),
      ],
      reference: "Cosmos SDK, slashing module.")
  ) { values in
    JailSlashing(
      fraction: values.proportion("fraction"),
      exclusion: Exclusion(faults: values.count("faults"), epochs: values.count("epochs")),
      destination: .of(values))
  }

  let fraction: Proportion
  public let exclusion: Exclusion?
  public let destination: SlashDestination

  public func slash(_ evidence: borrowing TileEvidence, into amounts: WriteColumn<Int64>) {
    fraction.slashRejected(evidence, into: amounts)
  }
}
