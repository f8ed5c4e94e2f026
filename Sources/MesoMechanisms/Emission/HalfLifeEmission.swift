public import MesoModel
public import MesoPrimitives

/// Releases half of a fixed amount in each half-life, evenly within it.
///
/// After t epochs ⌊V − p + p · (t mod h) ⁄ 2h⌋ base units are released, p = ⌊V ⁄ 2^⌊t ⁄ h⌋⌋: the curve
/// is a straight line between halvings. An epoch mints the difference of two such sums, so that
/// nothing is lost to rounding.
///
/// Example: 1 000 tokens with a half-life of 4 epochs are 125, 250, 500 after 1, 2 and 4 epochs, and
/// 812.5 after 10.
///
/// Attacks: as for `halving`, with the same step down at each half-life.
///
/// Properties: limited supply; exact in base units; pure.
/// - SeeAlso: Ocean Protocol, `VestingWallet0.sol`.
public struct HalfLifeEmission: Emission {
  public static let entry = CatalogEntry<any Emission>(
    ComponentDescriptor(
      name: "half-life",
      summary: "Releases half of a fixed amount in each half-life, evenly within it.",
      parameters: [
        .amount("total", default: "10000", "Tokens released in the end."),
        .count(
          "half-life", in: 1...1_000_000_000, unit: "epochs", default: "208",
          "Epochs in which half of what is left is released."),
      ], reference: "Ocean Protocol, VestingWallet0.sol")
  ) { values in
    HalfLifeEmission(total: values.amount("total"), halfLife: values.count("half-life"))
  }

  let total: Amount
  let halfLife: Int

  public func minted(_ view: PublicView, memory: inout Memory) -> Amount {
    released(after: view.epoch) - released(after: view.epoch - 1)
  }

  /// What is released after so many epochs, rounded down.
  func released(after epochs: Int) -> Amount {
    let left = total.units >> min(63, epochs / halfLife)
    let part = mulDivFloor(left, Int64(epochs % halfLife), 2 * Int64(halfLife))
    return Amount(units: total.units - left + part)
  }
}
