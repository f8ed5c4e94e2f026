/// An emission that halves each time half of what is left of a limited supply has been issued.
///
/// It follows the tokens there are and not the time: what is burned is issued again, and postpones
/// the next step. Steps are at ½, ¾, ⅞, … of the limit.
///
/// - SeeAlso: subtensor, `get_block_emission_for_issuance`.
public enum SupplyHalving {
  /// The chain's limit, in tokens.
  public static let chainLimit = 21_000_000.0

  /// Tokens issued in a block: 2^−⌊log₂(1 ⁄ (1 − issued ⁄ limit))⌋ of the first emission, and
  /// none from the limit on.
  ///
  /// - Parameters:
  ///   - issued: Tokens there are, at least 0.
  ///   - limit: The most there can be.
  ///   - first: Tokens issued in a block at the start.
  public static func emission(
    issued: Double, limit: Double = chainLimit, first: Double = 1
  ) -> Double {
    guard issued < limit else { return 0 }
    var emission = first
    var left = limit / 2
    // Exact halves of the limit: no logarithm that could round past a step.
    while limit - issued <= left {
      emission /= 2
      left /= 2
    }
    return emission
  }
}
