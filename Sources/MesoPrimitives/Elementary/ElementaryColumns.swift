/// Elementary functions of whole columns, in vector instructions; every value is that of the function
/// of one number in ``Elementary``.
public enum ElementaryColumns {
  /// Replaces numbers by their exponentials.
  ///
  /// - Complexity: O(count).
  public static func exponentiate(_ numbers: UnsafeMutablePointer<Double>, count: Int) {
    var (isUsual, row) = (true, 0)
    while row < count {
      isUsual = isUsual && numbers[row].magnitude < 700
      row &+= 1
    }
    row = 0
    guard isUsual else {
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
  /// - Complexity: O(count).
  public static func raise(
    _ numbers: UnsafeMutablePointer<Double>, to power: Double, count: Int
  ) {
    // Of numbers from 2⁻¹⁰ to 2¹⁰, no power up to 100 has a logarithm beyond ±700. Powers of 0, 1 and 2
    // have no need of one.
    var (isUsual, row) = (power > 0 && power <= 100 && power != 1 && power != 2, 0)
    while row < count {
      let number = numbers[row]
      isUsual = isUsual && (number == 0 || (number >= 0x1p-10 && number <= 0x1p10))
      row &+= 1
    }
    row = 0
    guard isUsual else {
      while row < count {
        numbers[row] = Elementary.pow(numbers[row], power)
        row &+= 1
      }
      return
    }
    while row < count {
      let number = numbers[row]
      let raised = Elementary.expCore(power * Elementary.logOfUnit(number))
      numbers[row] = number == 0 ? 0 : raised
      row &+= 1
    }
  }
}
