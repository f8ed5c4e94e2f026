/// Elementary functions of whole columns, in vector instructions; every value is that of the function
/// of one number in ``Elementary``.
public enum ElementaryColumns {
  /// Replaces numbers by their exponentials.
  ///
  /// - Complexity: O(count).
  public static func exponentiate(_ numbers: UnsafeMutablePointer<Double>, count: Int) {
    // Sizes stand in the order of their bits, and above them all what is not a number.
    var (greatest, row) = (Int64(0), 0)
    while row < count {
      let size = Int64(bitPattern: numbers[row].magnitude.bitPattern)
      greatest = size > greatest ? size : greatest
      row &+= 1
    }
    row = 0
    guard greatest < Int64(bitPattern: (700.0).bitPattern) else {
      while row < count {
        numbers[row] = Elementary.exp(numbers[row])
        row &+= 1
      }
      return
    }
    while row < count {
      numbers[row] = Elementary.expCore(numbers[row])
      row &+= 1
    }
  }

  /// Raises numbers to a power.
  ///
  /// - Parameters:
  ///   - numbers: At least 0 each.
  ///   - power: The exponent.
  ///   - powers: Room for `count` values, filled.
  /// - Complexity: O(count).
  public static func raise(
    _ numbers: UnsafePointer<Double>, to power: Double, count: Int,
    into powers: UnsafeMutablePointer<Double>
  ) {
    // Of 0 and of numbers from 2⁻¹⁰ to 2¹⁰, no power up to 100 has a logarithm beyond ±700; the sign of
    // `odd` says whether there are others. Powers of 0, 1 and 2 have no need of a logarithm.
    let (least, most) = (Int64((0x1p-10).bitPattern), Int64((0x1p10).bitPattern))
    var (odd, row) = (Int64(0), 0)
    while row < count {
      let bits = Int64(bitPattern: numbers[row].bitPattern)
      odd |= bits == 0 ? 0 : (bits &- least) | (most &- bits)
      row &+= 1
    }
    row = 0
    guard odd >= 0, power > 0, power <= 100, power != 1, power != 2 else {
      while row < count {
        powers[row] = Elementary.pow(numbers[row], power)
        row &+= 1
      }
      return
    }
    while row < count {
      let number = numbers[row]
      let raised = Elementary.expCore(power * Elementary.logOfUnit(number))
      powers[row] = number == 0 ? 0 : raised
      row &+= 1
    }
  }
}
