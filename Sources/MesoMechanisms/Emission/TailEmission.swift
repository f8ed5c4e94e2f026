public import MesoModel
public import MesoPrimitives

/// Mints an amount that shrinks by the same share in every epoch, down to a floor that stays.
///
/// Epoch t, from 1, mints the greater of ⌊first · retained^(t − 1)⌋ and `tail` base units. Inflation
/// falls towards 0 as the supply grows, and the reward never ends.
///
/// Example: from 1 000 000 tokens, 1 000 an epoch that shrink by 1 % to a tail of 100 make
/// 1 167 089.5 tokens in 1 000 epochs; the tail is then 0.0086 % of the supply an epoch.
///
/// Attacks: none of its own; holders who do no work are diluted for ever.
///
/// Properties: unlimited supply, inflation that vanishes; security does not hang on fees; pure.
public struct TailEmission: Emission {
  public static let entry = CatalogEntry<any Emission>(
    ComponentDescriptor(
      name: "tail",
      summary:
        "Mints an amount that shrinks by the same share in every epoch, down to a floor that "
        + "stays.",
      parameters: [
        .amount("first", default: "100", "Tokens minted in the first epoch."),
        .retained,
        .amount("tail", default: "10", "Tokens minted in an epoch at the least."),
      ])
  ) { values in
    TailEmission(
      first: values.amount("first"), retained: values.number("retained"),
      tail: values.amount("tail"))
  }

  let first: Amount
  let retained: Double
  let tail: Amount

  public func minted(_ view: PublicView, memory: inout Memory) -> Amount {
    max(ExponentialEmission.decayed(first, retained, at: view.epoch), tail)
  }
}
