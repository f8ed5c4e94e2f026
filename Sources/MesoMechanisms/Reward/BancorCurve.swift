import MesoPrimitives

/// A curve on which tokens are turned into signal and back, with a constant reserve ratio.
///
/// Signal is counted in base units like tokens. Both ways round down, so the reserve always covers
/// what the signal can be turned into, and the last signal takes the whole reserve.
///
/// - SeeAlso: E. Hertzog, G. Benartzi, G. Benartzi, Bancor protocol (2017); The Graph, Curation.sol.
struct BancorCurve: Hashable {
  var reserve: Int64 = 0
  var supply: Int64 = 0
  /// The reserve ratio (w), above 0; 1 for a flat price.
  var ratio: Double

  /// The first deposit that buys as much signal as it has base units.
  static let unit = 1e9

  /// Turns tokens into signal: S((1 + d ⁄ R)^w − 1), or (d ⁄ unit)^w of signal on an empty curve.
  ///
  /// - Returns: The signal; 0 if the deposit is too small for any, and is then not taken.
  mutating func deposit(_ tokens: Int64) -> Int64 {
    let signal: Int64
    if supply == 0 {
      signal = Int64(Elementary.pow(Double(tokens) / Self.unit, ratio) * Self.unit)
    } else if ratio == 1 {
      signal = mulDivFloor(supply, tokens, reserve)
    } else {
      let growth = Elementary.pow(1 + Double(tokens) / Double(reserve), ratio) - 1
      signal = Int64(Double(supply) * growth)
    }
    guard signal > 0 else { return 0 }
    supply += signal
    reserve += tokens
    return signal
  }

  /// Turns signal into tokens: R(1 − (1 − s ⁄ S)^(1 ⁄ w)).
  mutating func withdraw(_ signal: Int64) -> Int64 {
    precondition(signal <= supply, "a curve takes back no more signal than it gave")
    let tokens: Int64
    if signal == supply {
      tokens = reserve
    } else if ratio == 1 {
      tokens = mulDivFloor(reserve, signal, supply)
    } else {
      let left = Elementary.pow(1 - Double(signal) / Double(supply), 1 / ratio)
      tokens = min(reserve, Int64(Double(reserve) * (1 - left)))
    }
    supply -= signal
    reserve -= tokens
    return tokens
  }
}
