import MesoPrimitives

/// How a base fee follows use: up by at most 1 ⁄ `denominator` where use is above target, down where
/// it is below.
///
/// - SeeAlso: V. Buterin et al., EIP-1559, 2019, `calculate_base_fee_per_gas`.
struct BaseFee {
  /// The greatest relative change at twice the target, as 1 ⁄ n.
  let denominator: Int64

  /// The next value of a whole-number fee.
  ///
  /// b + max(1, ⌊⌊b·(u − T) ⁄ T⌋ ⁄ n⌋) above target, b − ⌊⌊b·(T − u) ⁄ T⌋ ⁄ n⌋ below.
  ///
  /// - Parameters:
  ///   - fee: The fee, at least 0.
  ///   - used: What was used, at least 0.
  ///   - target: What should be, above 0.
  func next(_ fee: Int64, used: Int64, target: Int64) -> Int64 {
    if used == target { return fee }
    if used > target {
      return fee + max(1, mulDivFloor(fee, used - target, target) / denominator)
    }
    return fee - mulDivFloor(fee, target - used, target) / denominator
  }

  /// The next value of a fee that need not be whole: b·(1 + (u − T) ⁄ (T·n)).
  func next(_ fee: Double, used: Double, target: Double) -> Double {
    fee * (1 + (used - target) / target / Double(denominator))
  }
}
