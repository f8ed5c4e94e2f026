public import MesoModel
public import MesoPrimitives

/// Mints an amount that halves each time half of what is left of a limited supply exists.
///
/// With I tokens in existence at the start of an epoch and a limit L, the epoch mints
/// ⌊first ⁄ 2^k⌋ base units, k = ⌊log₂(L ⁄ (L − I))⌋, at most L − I, and nothing from the limit on.
///
/// Example: below a limit of 21 million, steps are at 10.5, 15.75 and 18.375 million tokens.
///
/// Attacks: the steps follow the tokens that there are and not the time, so that burning postpones
/// them: whoever gains from emission gains from burns that others pay.
///
/// Properties: limited supply; what is burned is issued again; whole numbers throughout; pure.
/// - SeeAlso: subtensor, `get_block_emission_for_issuance`.
public struct SupplyHalvingEmission: Emission {
  public static let entry = CatalogEntry<any Emission>(
    ComponentDescriptor(
      name: "supply-halving",
      summary: "Mints an amount that halves each time half of what is left of a limited supply "
        + "exists.",
      parameters: [
        .amount("first", default: "100", "Tokens minted in each epoch before the first halving."),
        .amount("limit", default: "21000000", "The most tokens that there can be."),
      ], reference: "subtensor, get_block_emission_for_issuance")
  ) { values in
    let limit = values.amount("limit")
    guard limit > .zero else {
      throw ParameterConflict(parameter: "limit", "'limit' must be more than 0 tokens.")
    }
    return SupplyHalvingEmission(first: values.amount("first"), limit: limit)
  }

  let first: Amount
  let limit: Amount

  public func minted(_ view: PublicView, memory: inout Memory) -> Amount {
    let left = limit.units - view.supply.units
    guard left > 0 else { return .zero }
    var halvings = 0
    while Int128(left) << (halvings + 1) <= Int128(limit.units) { halvings += 1 }
    return Amount(units: min(left, first.units >> halvings))
  }
}
