public import MesoModel

/// Pays what was earned a fixed number of epochs later.
///
/// Models settlement at an epoch's end: the money waits in escrow.
///
/// Properties: a delay without risk to the amount; pure.
public struct EpochDelayedPayout: Payout {
  public static let entry = CatalogEntry<any Payout>(
    ComponentDescriptor(
      name: "epoch-delayed", summary: "Pays what was earned a fixed number of epochs later.",
      parameters: [
        .count(
          "epochs", in: 0...1_000, unit: "epochs", default: "1",
          "Epochs between earning and receipt.")
      ])
  ) { values in EpochDelayedPayout(epochs: values.count("epochs")) }

  let epochs: Int

  public var schedule: [Int64] { [Int64](repeating: 0, count: epochs) + [1] }
}
