/// Philox4x32-10: four random words as a pure function of a counter and a key.
///
/// A counter-based generator has no state to share, so the draws of one entity never depend on
/// how many draws another one made, on the order of the work, or on the number of threads.
///
/// - SeeAlso: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, “Parallel random numbers: as
///   easy as 1, 2, 3”, SC'11; known-answer vectors of the Random123 library, version 1.14.
public enum Philox {
  /// Multipliers and key increments of the published algorithm.
  @inlinable static var m0: UInt64 { 0xD251_1F53 }
  @inlinable static var m1: UInt64 { 0xCD9E_8D57 }
  @inlinable static var w0: UInt32 { 0x9E37_79B9 }
  @inlinable static var w1: UInt32 { 0xBB67_AE85 }

  /// Returns the four words at one counter.
  ///
  /// The rounds are written out, so that a loop over counters is vectorised.
  ///
  /// - Complexity: O(1), ten rounds.
  @inlinable
  @inline(__always)
  public static func block(
    _ c0: UInt32, _ c1: UInt32, _ c2: UInt32, _ c3: UInt32, key: StreamKey
  ) -> (UInt32, UInt32, UInt32, UInt32) {
    var x = (c0, c1, c2, c3)
    let (k0, k1) = (key.k0, key.k1)
    round(&x, k0, k1)
    round(&x, k0 &+ w0, k1 &+ w1)
    round(&x, k0 &+ 2 &* w0, k1 &+ 2 &* w1)
    round(&x, k0 &+ 3 &* w0, k1 &+ 3 &* w1)
    round(&x, k0 &+ 4 &* w0, k1 &+ 4 &* w1)
    round(&x, k0 &+ 5 &* w0, k1 &+ 5 &* w1)
    round(&x, k0 &+ 6 &* w0, k1 &+ 6 &* w1)
    round(&x, k0 &+ 7 &* w0, k1 &+ 7 &* w1)
    round(&x, k0 &+ 8 &* w0, k1 &+ 8 &* w1)
    round(&x, k0 &+ 9 &* w0, k1 &+ 9 &* w1)
    return x
  }

  @inlinable
  @inline(__always)
  static func round(_ x: inout (UInt32, UInt32, UInt32, UInt32), _ k0: UInt32, _ k1: UInt32) {
    let p0 = m0 &* UInt64(x.0)
    let p1 = m1 &* UInt64(x.2)
    x = (
      UInt32(truncatingIfNeeded: p1 &>> 32) ^ x.1 ^ k0, UInt32(truncatingIfNeeded: p1),
      UInt32(truncatingIfNeeded: p0 &>> 32) ^ x.3 ^ k1, UInt32(truncatingIfNeeded: p0)
    )
  }
}
