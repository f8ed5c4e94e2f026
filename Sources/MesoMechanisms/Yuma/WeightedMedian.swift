/// The largest value that enough stake backs.
enum WeightedMedian {
  /// Returns the largest of the values w for which the stakes of values of at least w sum to
  /// `majority`; zero if no value has that much stake behind it.
  ///
  /// Both arrays are reordered. Each round adds up the stakes above and at a pivot and keeps the side
  /// that decides, in loops without branches that depend on the values: their order is as good as
  /// random, and a processor that guesses wrong loses more time than the work takes.
  ///
  /// - Parameters:
  ///   - values: Values of at least zero, with room for ``YumaArithmetic/lanes`` more.
  ///   - stakes: The stake behind each, with as much room.
  ///   - guess: The first pivot, which changes nothing but the time taken; zero for none.
  /// - Complexity: O(n) where values come in random order, O(n²) at worst.
  @inline(__always)
  static func select<Number: YumaArithmetic>(
    _ values: UnsafeMutablePointer<Number>, _ stakes: UnsafeMutablePointer<Number>, count: Int,
    majority: Number, guess: Number = .zero
  ) -> Number {
    var count = count
    var needed = majority
    // What the values that are left have behind them; at the start it may be less.
    var total = Number.one
    var pivot = guess > .zero ? guess : candidate(among: values, count, needed, of: total)
    while count > 0 {
      (stakes + count).update(repeating: .zero, count: Number.lanes)
      let (above, equal) = Number.stake(above: pivot, values, stakes, count: count)
      let isAbove = above >= needed && above > .zero
      if !isAbove, equal > .zero, above + equal >= needed { return pivot }
      let before = count
      if isAbove {
        count = keep(values, stakes, count: count) { $0 > pivot }
        total = above
      } else {
        count = keep(values, stakes, count: count) { $0 < pivot }
        needed = needed - (above + equal)
        total = total - (above + equal)
      }
      // A pivot that is no value, and above or below all of them, keeps all: any value does better.
      precondition(count < before || pivot == guess, "a pivot among the values leaves itself out")
      pivot = candidate(among: values, count, needed, of: total)
    }
    return .zero
  }

  /// Moves the values that are asked for, and their stakes, to the front.
  ///
  /// - Returns: How many there are.
  @inline(__always)
  private static func keep<Number: YumaArithmetic>(
    _ values: UnsafeMutablePointer<Number>, _ stakes: UnsafeMutablePointer<Number>, count: Int,
    _ isKept: (Number) -> Bool
  ) -> Int {
    var kept = 0
    var place = 0
    while place < count {
      let (value, stake) = (values[place], stakes[place])
      values[kept] = value
      stakes[kept] = stake
      kept &+= isKept(value) ? 1 : 0
      place &+= 1
    }
    return kept
  }

  /// Of the first value, the last and the one between, the one that is likely to be near: the largest where
  /// less than a third of the stake is needed, the least where more than two thirds are, else the middle.
  @inline(__always)
  private static func candidate<Number: YumaArithmetic>(
    among values: UnsafeMutablePointer<Number>, _ count: Int, _ needed: Number, of total: Number
  ) -> Number {
    guard count > 0 else { return .zero }
    let (a, b, c) = (values[0], values[count / 2], values[count - 1])
    let (low, high) = a < b ? (a, b) : (b, a)
    let triple = needed + needed + needed
    if triple < total { return max(c, high) }
    if triple > total + total { return min(c, low) }
    return c < low ? low : (c > high ? high : c)
  }
}
