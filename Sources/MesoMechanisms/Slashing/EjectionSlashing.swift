public import MesoModel
import MesoPrimitives

/// Takes a fraction of the stake for a fault and ejects an identity that has too many.
///
/// Models a tombstone: after its last fault an identity never works again; what is left of its
/// stake starts unbonding and returns to its operator. With detection probability q an epoch and
/// discount δ, shirking until ejection is worth ((1 − q)·R − c) ÷ (1 − δ(1 − q)).
///
/// Properties: deters where identities are dear, and not where they are free; pure.
///
/// - SeeAlso: tombstoning in the Cosmos SDK; C. Shapiro, J. Stiglitz, American Economic Review 74
///   (1984), on dismissal as a discipline.
public struct EjectionSlashing: Slashing {
  public static let entry = CatalogEntry<any Slashing>(
    ComponentDescriptor(
      name: "ejection",
      summary: "Takes a fraction of the stake for a fault and ejects an identity that has too "
        + "many.",
      parameters: [
        .share("fraction", default: "0.05", "Share of the current stake taken for a fault."),
        .count(
          "faults", in: 1...1_000_000, unit: "faults", default: "1",
          "Faults after which an identity is ejected."),
        SlashDestination.parameter(),
      ],
      reference: "Cosmos SDK, tombstoning; Shapiro and Stiglitz, American Economic Review 74 "
        + "(1984).")
  ) { values in
    EjectionSlashing(
      fraction: values.proportion("fraction"),
      exclusion: Exclusion(faults: values.count("faults"), epochs: nil), destination: .of(values))
  }

  let fraction: Proportion
  public let exclusion: Exclusion?
  public let destination: SlashDestination

  public func slash(_ evidence: borrowing TileEvidence, into amounts: WriteColumn<Int64>) {
    fraction.slashRejected(evidence, into: amounts)
  }
}
