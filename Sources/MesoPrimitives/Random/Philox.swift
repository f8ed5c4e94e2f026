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
  /// - Complexity: O(1), ten rounds.
  @inlinable
  @inline(__always)
  public static func block(
    _ c0: UInt32, _ c1: UInt32, _ c2: UInt32, _ c3: UInt32, key: StreamKey
  ) -> (UInt32, UInt32, UInt32, UInt32) {
    let words = lanes(UInt64(c0), UInt64(c1), UInt64(c2), UInt64(c3), key: key)
    return (
      UInt32(truncatingIfNeeded: words.0), UInt32(truncatingIfNeeded: words.1),
      UInt32(truncatingIfNeeded: words.2), UInt32(truncatingIfNeeded: words.3)
    )
  }

  /// The four words at one counter, each in the low half of 64 bits; the high halves mean nothing.
  ///
  /// Kept in 64 bits, both halves of every product stay where the multiplication leaves them, so
  /// that a loop over counters becomes vector instructions without shuffles. The rounds are
  /// written out for the same reason.
  @inlinable
  @inline(__always)
  static func lanes(
    _ c0: UInt64, _ c1: UInt64, _ c2: UInt64, _ c3: UInt64, key: StreamKey
  ) -> (UInt64, UInt64, UInt64, UInt64) {
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
  static func round(_ x: inout (UInt64, UInt64, UInt64, UInt64), _ k0: UInt32, _ k1: UInt32) {
    let p0 = m0 &* (x.0 & 0xFFFF_FFFF)
    let p1 = m1 &* (x.2 & 0xFFFF_FFFF)
    x = ((p1 &>> 32) ^ x.1 ^ UInt64(k0), p1, (p0 &>> 32) ^ x.3 ^ UInt64(k1), p0)
  }
}
