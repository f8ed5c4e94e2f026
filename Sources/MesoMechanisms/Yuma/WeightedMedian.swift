/// The largest value that enough stake backs.
enum WeightedMedian {
  /// Returns the largest of the values w for which the stakes of values of at least w sum to
  /// `majority`; zero if no value has that much stake behind it.
  ///
  /// Both arrays are reordered.
  ///
  /// - Parameters:
  ///   - values: Values above zero.
  ///   - stakes: The stake behind each.
  /// - Complexity: O(n) where values come in random order, O(n²) at worst.
  @inline(__always)
  static func select<Number: YumaArithmetic>(
    _ values: UnsafeMutablePointer<Number>, _ stakes: UnsafeMutablePointer<Number>, count: Int,
    majority: Number
  ) -> Number {
    var (low, high) = (0, count)
    var needed = majority
    while low < high {
      let pivot = middle(
        values[low], values[low + (high - low) / 2], values[high - 1])
      // Three ways: above the pivot, equal to it, below it.
      var (above, equal) = (low, low)
      var below = high
      var (stakeAbove, stakeEqual) = (Number.zero, Number.zero)
      while equal < below {
        let (value, stake) = (values[equal], stakes[equal])
        if value > pivot {
          (values[equal], stakes[equal]) = (values[above], stakes[above])
          (values[above], stakes[above]) = (value, stake)
          stakeAbove = stakeAbove + stake
          above += 1
          equal += 1
        } else if value < pivot {
          below -= 1
          (values[equal], stakes[equal]) = (values[below], stakes[below])
          (values[below], stakes[below]) = (value, stake)
        } else {
          stakeEqual = stakeEqual + stake
          equal += 1
        }
      }
      if stakeAbove >= needed, above > low {
        high = above
      } else if stakeAbove + stakeEqual >= needed {
        return pivot
      } else {
        needed = needed - (stakeAbove + stakeEqual)
        low = below
      }
    }
    return .zero
  }

  /// The middle of three.
  @inline(__always)
  private static func middle<Number: YumaArithmetic>(
    _ a: Number, _ b: Number, _ c: Number
  ) -> Number {
    let (low, high) = a < b ? (a, b) : (b, a)
    return c < low ? low : (c > high ? high : c)
  }
}
