/// What one bond becomes in an epoch: an object and no closure, so that the loop over a row is compiled
/// with it, for several bonds at once.
protocol BondStep<Number> {
  associatedtype Number: YumaArithmetic

  /// - Parameters:
  ///   - bond: As it was stored; 0 where there was none.
  ///   - weight: 0 where none was set.
  ///   - stake: The validator's share of the active stake.
  func bond(after bond: Double, weight: Number, stake: Number, column: Int) -> Number
}

/// The original rule: the moving average of stake × weight, each as a share of its column.
struct OriginalStep<Number: YumaArithmetic>: BondStep {
  let new: Number
  let old: Number
  let oldDivisors: UnsafeBufferPointer<Number>
  let newDivisors: UnsafeBufferPointer<Number>

  @inline(__always)
  func bond(after bond: Double, weight: Number, stake: Number, column: Int) -> Number {
    let kept = Number(storedBond: bond, isShare: false).over(oldDivisors[column])
    return new * (weight * stake).over(newDivisors[column]) + old * kept
  }
}

/// Yuma3: the moving average of the weights themselves, at a rate of each bond's own.
struct Yuma3Step<Rate: BondRate>: BondStep {
  typealias Number = Rate.Number

  let alpha: Rate
  let consensus: UnsafeBufferPointer<Number>

  @inline(__always)
  func bond(after bond: Double, weight: Number, stake: Number, column: Int) -> Number {
    let bond = Number(storedBond: bond, isShare: true)
    let new = alpha.rate(weight: weight, bond: bond, consensus: consensus[column])
    return min(.one, new * weight + (.one - new) * bond)
  }
}
