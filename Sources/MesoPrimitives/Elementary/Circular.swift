extension Elementary {
  /// Returns the sine and cosine of an angle in turns between −½ and 1, without branches.
  ///
  /// An angle in turns is reduced to an eighth of a turn exactly, which radians cannot be.
  ///
  /// - Parameter t: The angle in turns; beyond ±2^48 the result has no meaning.
  /// - Returns: Both to within 2 ulp of the value for t < 1, where that is a normal number.
  /// - SeeAlso: FDLIBM 5.3, `k_sin.c` and `k_cos.c`.
  @inlinable
  @inline(__always)
  public static func sinCosOfTurnsCore(_ t: Double) -> (sin: Double, cos: Double) {
    let shifted = 4 * t + integerShift
    let x = (t - 0.25 * (shifted - integerShift)) * 6.283185307179586477
    let z = x * x
    let w = z * z
    let sineTail =
      8.33333333332248946124e-03
      + z * (-1.98412698298579493134e-04 + z * 2.75573137070700676789e-06)
      + z * w * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10)
    let sine = x + z * x * (-1.66666666666666324348e-01 + z * sineTail)
    let cosineTail =
      z
      * (4.16666666666666019037e-02
        + z * (-1.38888888888741095749e-03 + z * 2.48015872894767294178e-05))
      + w * w
      * (-2.75573143513906633035e-07
        + z * (2.08757232129817482790e-09 + z * -1.13596475577881948265e-11))
    let half = 0.5 * z
    let rough = 1 - half
    let cosine = rough + (((1 - rough) - half) + z * cosineTail)

    // The quarter of the turn says which is which, and the signs.
    let quarter = shifted.bitPattern
    let swap = 0 &- (quarter & 1)
    let difference = (sine.bitPattern ^ cosine.bitPattern) & swap
    let sinSign = (quarter & 2) &<< 62
    let cosSign = ((quarter &+ 1) & 2) &<< 62
    return (
      Double(bitPattern: sine.bitPattern ^ difference ^ sinSign),
      Double(bitPattern: cosine.bitPattern ^ difference ^ cosSign)
    )
  }

  /// Returns the sine and cosine of an angle in turns.
  ///
  /// - Parameter t: The angle in turns: 0.25 is a right angle. Any finite number.
  /// - Returns: Both to within 2 ulp of the value; NaN of infinities and NaN.
  @inlinable
  public static func sinCosOfTurns(_ t: Double) -> (sin: Double, cos: Double) {
    if t >= 0, t < 1 { return sinCosOfTurnsCore(t) }
    return sinCosOfTurnsCore(t - t.rounded())
  }
}
