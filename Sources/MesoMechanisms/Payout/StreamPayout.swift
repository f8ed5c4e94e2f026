public import MesoModel

/// Pays what was earned in equal parts over a number of epochs.
///
/// Models a payment stream: the first part comes in the epoch of earning. Over one epoch it is
/// immediate, which is how a royalty pays: its delay lies in the usage, not in the payment.
///
/// Properties: spreads income; a delay of (epochs − 1) ⁄ 2 on average; pure.
public struct StreamPayout: Payout {
  public static let entry = CatalogEntry<any Payout>(
    ComponentDescriptor(
      name: "stream", summary: "Pays what was earned in equal parts over a number of epochs.",
      parameters: [
        .count(
          "epochs", in: 1...1_000, unit: "epochs", default: "1",
          "Epochs over which the parts are paid, the epoch of earning included.")
      ])
  ) { values in StreamPayout(epochs: values.count("epochs")) }

  let epochs: Int

  public var schedule: [Int64] { [Int64](repeating: 1, count: epochs) }
}
