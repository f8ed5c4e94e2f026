public import MesoModel
public import MesoPrimitives

/// Mints an amount that shrinks by the same share in every epoch.
///
/// Epoch t, from 1, mints ⌊first · retained^(t − 1)⌋ base units: first ⁄ (1 − retained) in all.
///
/// Example: 1 000 tokens that shrink by 1 % an epoch come to 97 448.2 in 365 epochs, and to
/// 100 000 in the end.
///
/// Attacks: none of its own; early operators are paid most, whatever their work is worth.
///
/// Properties: limited supply unless `retained` is 1; no cliff; pure.
public struct ExponentialEmission: Emission {
  public static let entry = CatalogEntry<any Emission>(
    ComponentDescriptor(
      name: "exponential",
      summary: "Mints an amount that shrinks by the same share in every epoch.",
      parameters: [
        .amount("first", default: "100", "Tokens minted in the first epoch."),
        .retained,
      ])
  ) { values in
    ExponentialEmission(first: values.amount("first"), retained: values.number("retained"))
  }

  let first: Amount
  let retained: Double

  public func minted(_ view: PublicView, memory: inout Memory) -> Amount {
    Self.decayed(first, retained, at: view.epoch)
  }

  /// first · retained^(epoch − 1), rounded down.
  static func decayed(_ first: Amount, _ retained: Double, at epoch: Int) -> Amount {
    guard retained > 0 else { return epoch == 1 ? first : .zero }
    return Amount(
      units: Int64(Double(first.units) * Elementary.pow(retained, Double(epoch - 1))))
  }
}

extension Parameter {
  /// How fast an emission shrinks.
  static let retained = Parameter.share(
    "retained", default: "0.99", "Share of an epoch's emission that the next one mints.")
}
