public import MesoModel
public import MesoPrimitives

/// Mints an amount that halves after every so many epochs.
///
/// Epoch t, from 1, mints ⌊first ⁄ 2^⌊(t − 1) ⁄ every⌋⌋ base units. In all that is at most twice
/// `first` · `every`; rounding down makes it less, and ends it.
///
/// Example: 50 tokens of 8 decimals, halving every 210 000 epochs, come to 20 999 999.9769 tokens.
///
/// Attacks: income falls by half at once, so that operators whose costs lie between the two levels
/// leave together, and take their stake with them.
///
/// Properties: limited supply; the schedule does not look at the network; pure.
/// - SeeAlso: S. Nakamoto, Bitcoin: a peer-to-peer electronic cash system (2008).
public struct HalvingEmission: Emission {
  public static let entry = CatalogEntry<any Emission>(
    ComponentDescriptor(
      name: "halving", summary: "Mints an amount that halves after every so many epochs.",
      parameters: [
        .amount("first", default: "100", "Tokens minted in each epoch before the first halving."),
        .count(
          "every", in: 1...1_000_000_000, unit: "epochs", default: "100",
          "Epochs between halvings."),
      ], reference: "S. Nakamoto, Bitcoin (2008)")
  ) { values in HalvingEmission(first: values.amount("first"), every: values.count("every")) }

  let first: Amount
  let every: Int

  public func minted(_ view: PublicView, memory: inout Memory) -> Amount {
    Amount(units: first.units >> min(63, (view.epoch - 1) / every))
  }
}
