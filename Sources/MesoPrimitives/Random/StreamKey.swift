/// The key of every random draw of one run: a hash of the base seed and the replicate.
///
/// Two treatments that share a seed share the key, and so the luck of every entity that both
/// have (common random numbers).
public struct StreamKey: Hashable, Sendable {
  public let k0: UInt32
  public let k1: UInt32

  @inlinable
  public init(k0: UInt32, k1: UInt32) {
    self.k0 = k0
    self.k1 = k1
  }

  /// Derives the key of a replicate.
  ///
  /// - Parameters:
  ///   - seed: The base seed of the scenario.
  ///   - replicate: The replicate, counted from 1.
  public init(seed: UInt64, replicate: Int) {
    let hash = EntityKey.mixed(seed ^ EntityKey.mixed(UInt64(replicate)))
    self.init(
      k0: UInt32(truncatingIfNeeded: hash), k1: UInt32(truncatingIfNeeded: hash &>> 32))
  }
}
