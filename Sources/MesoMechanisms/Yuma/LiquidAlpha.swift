/// The rate at which a bond follows its weight, between 0 and 1.
protocol BondRate<Number> {
  associatedtype Number: YumaArithmetic

  func rate(weight: Number, bond: Number, consensus: Number) -> Number
}

/// The same for all bonds.
struct ConstantAlpha<Number: YumaArithmetic>: BondRate {
  let rate: Number

  @inline(__always)
  func rate(weight: Number, bond: Number, consensus: Number) -> Number { rate }
}

/// The rate at which one bond follows its weight under liquid alpha.
///
/// A weight above consensus buys and a bond above the weight sells; the further apart, the faster:
/// α = low + (high − low) ⁄ (1 + e^(−k (d − ½))), where d is the distance and k the slope.
struct LiquidAlpha<Number: YumaArithmetic>: BondRate {
  private let low: Number
  private let high: Number
  /// −k.
  private let slope: Number
  private let half = Number.one / (Number.one + .one)

  init(_ rule: YumaRule) {
    low = Number(share: rule.alphaLow, scale: 65_535)
    high = Number(share: rule.alphaHigh, scale: 65_535)
    slope = Number(whole: Double(rule.alphaSteepness)) / (.zero - Number(whole: 100))
  }

  @inline(__always)
  func rate(weight: Number, bond: Number, consensus: Number) -> Number {
    let gap = weight >= bond ? weight - consensus : bond - weight
    let distance = min(.one, max(.zero, gap))
    let sigmoid = Number.one / (.one + Number.exp(slope * (distance - half)))
    return min(high, max(low, low + sigmoid * (high - low)))
  }
}
