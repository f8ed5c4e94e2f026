/// Returns whole numbers in increasing order.
///
/// Balances are sorted every time a concentration is measured, and there may be millions of
/// them. Digits are counted in one pass and then sorted by, least significant first; they have no
/// more bits than the range of the numbers asks for. A few hundred go to the standard sort, which is
/// faster there and gives the same.
///
/// - Complexity: O(n) for each eleven bits of the range.
/// - SeeAlso: D. E. Knuth, “The Art of Computer Programming”, volume 3, 5.2.5.
func ascending(_ numbers: [Int64]) -> [Int64] {
  guard numbers.count > 512, let least = numbers.min(), let greatest = numbers.max() else {
    return numbers.sorted()
  }
  // Distances from the least number are at least 0, whatever the signs.
  let base = UInt64(bitPattern: least)
  let range = UInt64(bitPattern: greatest) &- base
  if range <= UInt32.max {
    let offsets = numbers.map { UInt32(truncatingIfNeeded: UInt64(bitPattern: $0) &- base) }
    return sorted(offsets, range: UInt32(range)).map { Int64(bitPattern: UInt64($0) &+ base) }
  }
  let offsets = numbers.map { UInt64(bitPattern: $0) &- base }
  return sorted(offsets, range: range).map { Int64(bitPattern: $0 &+ base) }
}

/// Sorts numbers from 0 to `range` by digits.
private func sorted<Number: FixedWidthInteger & UnsignedInteger>(
  _ numbers: [Number], range: Number
) -> [Number] {
  let width = Number.bitWidth - range.leadingZeroBitCount
  let digits = (width + 10) / 11
  guard digits > 0 else { return numbers }
  let bits = (width + digits - 1) / digits
  let (values, mask) = (1 << bits, Number(truncatingIfNeeded: (1 << bits) - 1))
  var counts = [Int](repeating: 0, count: digits * values)
  for number in numbers {
    for digit in 0..<digits {
      counts[digit &* values &+ Int(truncatingIfNeeded: number &>> (digit &* bits) & mask)] &+= 1
    }
  }
  var (source, target) = (numbers, numbers)
  for digit in 0..<digits {
    let (shift, start) = (Number(truncatingIfNeeded: digit &* bits), digit &* values)
    var place = 0
    for value in start..<(start + values) {
      (counts[value], place) = (place, place + counts[value])
    }
    for number in source {
      let value = start &+ Int(truncatingIfNeeded: number &>> shift & mask)
      target[counts[value]] = number
      counts[value] &+= 1
    }
    swap(&source, &target)
  }
  return source
}
