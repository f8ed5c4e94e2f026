import MesoPrimitives

/// How support grows while it stays, and how much of it a proposal needs.
///
/// - SeeAlso: BlockScience and 1Hive, Conviction Voting; `ConvictionVoting.sol`.
struct Conviction {
  /// What remains of conviction after an epoch (a), at least 0 and below 1.
  let decay: Double
  /// The greatest share of the fund that may be asked for (β).
  let limit: Double
  /// The scale of the threshold (ρ).
  let scale: Double

  /// Conviction after some epochs with the same support: aᵗ·y + x·(1 − aᵗ) ⁄ (1 − a).
  func grown(_ conviction: Double, support: Double, epochs: Int = 1) -> Double {
    var kept = 1.0
    for _ in 0..<epochs { kept *= decay }
    return kept * conviction + support * (1 - kept) / (1 - decay)
  }

  /// What conviction comes to if support stays for ever: x ⁄ (1 − a).
  func limit(ofSupport support: Double) -> Double { support / (1 - decay) }

  /// Epochs after which half of the conviction is gone that nobody supports: ln ½ ⁄ ln a.
  var halfLife: Double { Elementary.log(0.5) / Elementary.log(decay) }

  /// The conviction that a proposal has to exceed: ρ·S ⁄ ((1 − a)·(β − r)²).
  ///
  /// - Parameters:
  ///   - stake: The effective stake S.
  ///   - request: The share of the fund that is asked for, below ``limit``.
  func threshold(stake: Double, request: Double) -> Double {
    let room = limit - request
    return scale * stake / ((1 - decay) * room * room)
  }

  /// The share of the effective stake that is enough if it stays for ever: ρ ⁄ (β − r)².
  func necessaryShare(request: Double) -> Double {
    scale / ((limit - request) * (limit - request))
  }
}
